import { expect } from 'chai';
import { formatMistake, readQuestionnaire } from '../../surveys/read.ts';
import { moduleOf } from '../../surveys/questions/index.ts';
import { head, questionnaireOf, sample, sampleText, withPages } from './sample.ts';

const mistakes = (text: string): readonly string[] => {
  const read = readQuestionnaire(text, 'population.yaml');
  return 'mistakes' in read ? read.mistakes.map(formatMistake) : [];
};

/** Mistakes of one page, without file and line. */
const inPages = (pages: string): readonly string[] =>
  mistakes(withPages(pages)).map(mistake => mistake.replace(/^population\.yaml, line \d+, /, ''));

describe('reading a questionnaire', () => {
  it('makes a page of a lone question and puts lists in their places', () => {
    const trust = sample.pages.find(page => page.id === 'trust');
    expect(trust?.questions[0]?.type).to.equal('scale');
    const grid = sample.pages.flatMap(page => page.questions).find(question => question.id === 'asked');
    expect(grid?.type === 'grid' && grid.options.map(option => option.code)).to.deep.equal(['yes', 'no']);
  });

  it('takes a list for rows, with what rows can have', () => {
    const read = questionnaireOf(
      withPages(`
  - { id: g, type: grid, text: { ru: Вопрос }, rows: agree, options: agree }
`),
    );
    const [grid] = read.pages[0]?.questions ?? [];
    expect(grid?.type === 'grid' && grid.rows.map(row => row.code)).to.deep.equal(['yes', 'no']);
  });

  it('says a sample mistake as promised', () => {
    const text = sampleText.replace('code: clinic, label: { ru: П', 'label: { ru: П');
    expect(mistakes(text)).to.deep.equal([
      'population.yaml, line 29, pages[1].options[1].code: has no code: write `code:` and a short Latin word or a number, unlike the others in this list',
    ]);
  });

  it('tells every mistake at once, in the order of the file', () => {
    const text = sampleText
      .replace('topic: experience', 'topic: expirience')
      .replace('options: agree', 'options: agre')
      .replace('type: scale', 'type: scal')
      .replace('${trust} <=', '${turst} <=')
      .replace('missing: []', 'missing: [dunno]')
      .replace('code: argun', 'code: grozny');
    expect(mistakes(text)).to.deep.equal([
      'population.yaml, line 23, pages[1].topic: is expirience, which is not under `topics:`: add it there',
      'population.yaml, line 44, pages[2].questions[0].options: names the list agre, which is not there: add it under `lists:` (there are agree)',
      'population.yaml, line 69, pages[4].type: is `scal`: did you mean scale?',
      'population.yaml, line 79, pages[5].relevant: asks about turst, which is no question: did you mean trust?',
      'population.yaml, line 85, pages[6].missing[0]: is `dunno`: write `hard_to_say` or `refused`',
      'population.yaml, line 91, pages[7].options[1].code: repeats the code grozny: give every answer its own',
    ]);
  });

  it('tells a mistake in a list once, where the list is written', () => {
    const text = sampleText.replace('{ code: no, label: { ru: Нет', '{ code: no way, label: { ru: Нет');
    expect(mistakes(text)).to.deep.equal([
      'population.yaml, line 17, lists.agree[1].code: must have only Latin letters, digits and _ (in quotes where YAML reads yes/no as true/false)',
    ]);
  });

  describe('with one mistake on a page', () => {
    const cases: readonly (readonly [string, string, string])[] = [
      [
        'an unknown field',
        '{ id: a, type: text, text: { ru: Вопрос }, relevent: x }',
        'pages[0].relevent: is not known: did you mean `relevant`?',
      ],
      [
        'a text without language',
        '{ id: a, type: text, text: Вопрос }',
        "pages[0].text: is a plain text: write it by language, `text: { ru: '...' }`",
      ],
      [
        'an empty text',
        '{ id: a, type: text, text: { ru: "" } }',
        'pages[0].text.ru: is empty: write the text or remove the line',
      ],
      [
        'an id in Cyrillic',
        '{ id: возраст, type: text, text: { ru: Вопрос } }',
        'pages[0].id: must start with a small Latin letter and have only a-z, 0-9 and _ (40 characters at most)',
      ],
      [
        'an id every object has',
        '{ id: constructor, type: text, text: { ru: Вопрос } }',
        'pages[0].id: is a word the computer keeps for itself: choose another',
      ],
      [
        'a reserved code',
        '{ id: a, type: single, text: { ru: Вопрос }, options: [{ code: refused, label: { ru: Нет } }, { code: x, label: { ru: Да } }] }',
        'pages[0].options[0].code: is reserved: list it under `missing:` instead',
      ],
      [
        'a code that YAML reads as true',
        '{ id: a, type: single, text: { ru: Вопрос }, options: [{ code: true, label: { ru: Нет } }, { code: x, label: { ru: Да } }] }',
        "pages[0].options[0].code: is true: put it in quotes, `'true'`",
      ],
      [
        'one option',
        '{ id: a, type: single, text: { ru: Вопрос }, options: [{ code: x, label: { ru: Да } }] }',
        'pages[0].options: needs two options at least',
      ],
      [
        'a scale upside down',
        '{ id: a, type: scale, text: { ru: Вопрос }, from: 5, to: 1, low: { ru: мало }, high: { ru: много } }',
        'pages[0].to: is not above `from` (5): write a larger number',
      ],
      [
        'a headline with a code of another question',
        '{ id: a, type: single, text: { ru: Вопрос }, options: agree, headline: { codes: [maybe], text: { ru: "{share}" } } }',
        'pages[0].headline.codes[0]: is maybe, which is no code of a',
      ],
      [
        'a second text field',
        '{ id: a, type: single, text: { ru: В }, options: [{ code: x, label: { ru: Д }, specify: true }, { code: y, label: { ru: Н }, specify: true }] }',
        'pages[0].options[1].specify: is the second `specify`: one option may open a text field',
      ],
      [
        'a condition on itself',
        '{ id: a, type: text, text: { ru: Вопрос }, relevant: "${a} = 1" }',
        'pages[0].relevant: asks about a, which is not asked before: a condition can only look back',
      ],
      [
        'a condition that does not parse',
        '{ id: a, type: text, text: { ru: Вопрос }, relevant: "1 =" }',
        'pages[0].relevant: ends too early: expected a value',
      ],
    ];
    cases.forEach(([what, page, sentence]) => {
      it(`explains ${what}`, () => expect(inPages(`\n  - ${page}`)).to.deep.equal([sentence]));
    });
  });

  describe('with a condition on an earlier question', () => {
    const after = (relevant: string): readonly string[] =>
      inPages(`
  - { id: a, type: single, text: { ru: Вопрос }, options: agree }
  - { id: g, type: grid, text: { ru: Вопрос }, options: agree, rows: agree }
  - { id: n, type: number, text: { ru: Вопрос }, max: 9 }
  - { id: i, type: information, text: { ru: Текст } }
  - { id: z, type: text, text: { ru: Вопрос }, relevant: "${relevant}" }
  - { id: later, type: text, text: { ru: Вопрос } }
`);

    const cases: readonly (readonly [string, string])[] = [
      ["${a} = 'maybe'", 'compares a with maybe, which is no code of it: correct the code'],
      ["selected(${a}, 'not_asked')", 'compares a with not_asked, which is no code of it: correct the code'],
      ["${later} = 'x'", 'asks about later, which is not asked before: a condition can only look back'],
      ["${g} = 'yes'", 'asks about the whole grid g: name a row, ${g.yes}'],
      ["${g.mars} = 'yes'", 'asks about row mars of g, which has rows yes, no'],
      ["${a.yes} = 'yes'", 'asks about row yes of a, which has no rows'],
      ['${i} = 1', 'asks about i, which is only a text: nothing is answered there'],
    ];
    cases.forEach(([relevant, sentence]) => {
      it(`explains ${relevant}`, () => {
        expect(after(relevant)).to.deep.equal([`pages[4].relevant: ${sentence}`]);
      });
    });

    it('accepts codes, missing codes, rows and amounts', () => {
      expect(
        after("${a} = 'yes' or ${a} = 'refused' or ${g.no} = 'hard_to_say' or ${n} = 5 or ${n} != ''"),
      ).to.deep.equal([]);
    });
  });

  describe('with names that clash', () => {
    it('refuses the same id twice', () => {
      expect(
        inPages(`
  - { id: a, type: text, text: { ru: Вопрос } }
  - { id: a, type: text, text: { ru: Вопрос } }
`),
      ).to.deep.equal(['pages[1].id: repeats the id a: give every page and every question its own']);
    });

    it('refuses an id that another question makes a column of', () => {
      expect(
        inPages(`
  - { id: n, type: number, text: { ru: Вопрос }, max: 9 }
  - { id: n_band, type: text, text: { ru: Вопрос } }
`),
      ).to.deep.equal([
        'pages[0].id: n makes the column n_band, which is a question too: rename one of them',
      ]);
    });
  });

  describe('with bands', () => {
    const banded = (bands: string): readonly string[] =>
      inPages(`
  - id: n
    type: number
    text: { ru: Сколько? }
    max: 100
    bands: [${bands}]
`);
    const band = (code: string, range: string): string => `{ code: ${code}, label: { ru: х }, ${range} }`;

    it('takes bands that share an edge and bands one step apart', () => {
      expect(
        banded([band('a', 'from: 0, to: 9'), band('b', 'from: 10, to: 20'), band('c', 'from: 20')].join()),
      ).to.deep.equal([]);
    });

    it('explains gaps, overlaps, ends before starts and open bands in the middle', () => {
      expect(
        banded(
          [
            band('a', 'from: 0, to: 9'),
            band('b', 'from: 12, to: 11'),
            band('c', 'from: 5'),
            band('d', 'from: 50'),
          ].join(),
        ),
      ).to.deep.equal([
        'pages[0].bands[1].to: is below `from` (12): exchange them',
        'pages[0].bands[2].from: overlaps the band before, which ends at 11',
        'pages[0].bands[2]: has no `to`: only the last band may be open',
      ]);
      expect(banded([band('a', 'from: 0, to: 9'), band('b', 'from: 12')].join())).to.deep.equal([
        'pages[0].bands[1].from: leaves a gap: the band before ends at 9, so start at 10',
      ]);
    });
  });

  it('explains a file that is not YAML, not a questionnaire, or explodes', () => {
    expect(mistakes('')).to.deep.equal([
      'population.yaml: holds no questionnaire: begin with `format: barometer/1`',
    ]);
    expect(mistakes(`${head}\ntitle: { ru: Ещё раз }`)).to.have.lengthOf(1);
    expect(mistakes('a: [')[0]).to.match(/^population\.yaml, line 1: is not valid YAML: /);
    const bomb = Array.from(
      { length: 12 },
      (_, n) =>
        `a${n}: &a${n} [${
          n === 0
            ? '1'
            : Array(9)
                .fill(`*a${n - 1}`)
                .join(', ')
        }]`,
    );
    expect(mistakes(bomb.join('\n'))[0]).to.contain('repeats parts of itself');
  });

  it('gives every question a module of its own type', () => {
    const types = sample.pages.flatMap(page => page.questions.map(question => question.type));
    expect(new Set(types)).to.have.lengthOf(8);
    for (const question of sample.pages.flatMap(page => page.questions)) {
      expect(moduleOf(question).mistakes(question)).to.deep.equal([]);
    }
  });
});
