import { expect } from 'chai';
import {
  changesByQuestion,
  difference,
  gravest,
  kinds,
  replaceable,
  withReplacements,
} from '../../surveys/versions.ts';
import type { Change } from '../../surveys/versions.ts';
import { questionnaireOf, sample, sampleText, withPages } from './sample.ts';

/** Changes of the sample when `before` in its text becomes `after`. */
const changes = (before: string | RegExp, after: string): readonly Change[] => {
  const text = sampleText.replace(before, after);
  if (text === sampleText) throw new Error(`The sample has no ${String(before)}`);
  return difference(sample, questionnaireOf(text));
};

const told = (all: readonly Change[]): readonly string[] =>
  all.map(({ grade, kind, question, part }) => [grade, kind, question, part].filter(Boolean).join(' '));

const question = (id: string, ru: string, more = 'options: agree'): string =>
  `  - { id: ${id}, type: single, text: { ru: '${ru}', en: '${id}' }, ${more} }\n`;
const of = (...pages: readonly string[]) => questionnaireOf(withPages(pages.join('')));
const between = (older: readonly string[], newer: readonly string[]): readonly string[] =>
  told(difference(of(...older), of(...newer)));
const rewording = (before: string, after: string): readonly string[] =>
  between([question('a', before)], [question('a', after)]);

const rows: readonly (readonly [
  what: string,
  before: string | RegExp,
  after: string,
  found: readonly string[],
])[] = [
  ['another id of the survey', 'id: sample', 'id: sample2', ['breaks survey-renamed']],
  [
    'other people asked',
    'population: { ru: Жители,',
    'population: { ru: Гости из соседних районов,',
    ['breaks population-changed'],
  ],
  ['a new language', 'languages: [ru, en]', 'languages: [ru, en, ce]', ['safe language-added']],
  ['a language gone', 'languages: [ru, en]', 'languages: [ru]', ['touches language-removed']],
  ['another welcome', 'lead: { ru: Здравствуйте', 'lead: { ru: Приветствуем', ['touches start-changed']],
  [
    'a typing error corrected',
    'Куда вы обращались?',
    'Куда вы обрaщались?'.replace('a', 'о'),
    ['safe typo services'],
  ],
  ['a mark', 'Куда вы обращались?', 'Куда Вы обращались', ['safe punctuation services']],
  ['another question in the same place', 'Доверяете?', 'Боитесь?', ['breaks meaning-changed trust']],
  ['a translation gone', '{ ru: Почему?, en: Why? }', '{ ru: Почему? }', ['touches translation-removed why']],
  [
    'a new translation',
    '{ ru: Почему?, en: Why? }',
    '{ ru: Почему?, en: Why?, ce: Хӏунда? }',
    ['safe translation-added why'],
  ],
  [
    'a new hint',
    'text: { ru: Почему?, en: Why? }',
    'text: { ru: Почему?, en: Why? }\n    hint: { ru: Коротко, en: Briefly }',
    ['touches hint-changed why', 'touches hint-changed why'],
  ],
  [
    'a new option',
    /.*code: court, label.*\n/,
    '$&      - { code: tax, label: { ru: Налоговая, en: Tax } }\n',
    ['touches option-added services tax'],
  ],
  ['an option gone', /.*code: other, label.*\n/, '', ['breaks option-removed services other']],
  ['a new code', '{ code: other, label', '{ code: others, label', ['breaks code-changed services others']],
  [
    'a code for something else',
    'label: { ru: Суд,',
    'label: { ru: Нотариус,',
    ['breaks code-reused services court'],
  ],
  ['a longer label', 'label: { ru: Суд,', 'label: { ru: Любой суд,', ['touches reworded services court']],
  [
    'other options first',
    /( +- \{ code: police, label: \{ ru: Полиция,.*\n)( +- .*\n)/,
    '$2$1',
    ['touches options-moved services'],
  ],
  ['another number of answers', 'max: 3', 'max: 2', ['breaks choices-limit-changed services']],
  ['another period', 'recall: 12 months', 'recall: 6 months', ['breaks recall-changed services']],
  [
    'other codes in the headline',
    'codes: [police, court]',
    'codes: [police]',
    ['touches headline-changed services'],
  ],
  [
    'other words of the headline',
    "'Обращались {share}'",
    "'Ходили {share}'",
    ['safe label-for-results services'],
  ],
  [
    'a new row',
    /.*code: clinic, label: . ru: В п.*\n/,
    '$&          - { code: kindergarten, label: { ru: В детском саду, en: Kindergarten } }\n',
    ['touches row-added asked kindergarten'],
  ],
  [
    'nothing of spaces and brackets in a condition',
    'relevant: ${trust} <= 3',
    'relevant: (${trust}  <=3)',
    [],
  ],
  [
    'another row for others',
    `relevant: "selected(\${services}, 'school')"`,
    `relevant: "selected(\${services}, 'court')"`,
    ['touches option-filter-changed asked school'],
  ],
  ['no word on safety', '        sensitive: true\n', '', ['touches sensitive-changed asked']],
  ['others asked', "relevant: ${paid} = 'yes'", "relevant: ${paid} = 'no'", ['breaks base-changed amount']],
  ['another limit', 'max: 5000000', 'max: 1000000', ['touches limits-changed amount']],
  ['another unit', 'unit: { ru: ₽, en: ₽ }', 'unit: { ru: $, en: $ }', ['breaks unit-changed amount']],
  [
    'other bands',
    'from: 10000, label: { ru: от 10 000,',
    'from: 10000, label: { ru: больше 10 000,',
    ['breaks bands-changed amount'],
  ],
  ['a shorter scale', 'to: 10', 'to: 5', ['breaks scale-changed trust']],
  ['another end of a scale', 'ru: полностью', 'ru: целиком', ['breaks scale-changed trust']],
  ['a forced answer', 'missing: []', 'missing: [refused]', ['touches missing-changed age']],
  ['another type', '    type: district\n', '    type: single\n', ['breaks type-changed district']],
  [
    'an option that no longer stands alone',
    ', exclusive: true',
    '',
    ['touches option-exclusive-changed services none'],
  ],
  [
    'a field for words',
    'label: { ru: Суд, en: Court }',
    'label: { ru: Суд, en: Court }, group: { ru: Г, en: G }',
    ['safe option-field-changed services court'],
  ],
  [
    'another look',
    '        options: agree\n        rows',
    '        options: agree\n        ordered: true\n        rows',
    ['safe display-changed asked'],
  ],
];

describe('the difference of two versions', () => {
  it('is none between a version and itself', () => {
    expect(difference(sample, sample)).to.deep.equal([]);
    expect(gravest([])).to.equal('safe');
  });

  rows.forEach(([what, before, after, found]) => {
    it(`tells ${what}`, () => {
      expect(told(changes(before, after))).to.deep.equal(found);
    });
  });

  const [a, b, c] = [question('a', 'Первый?'), question('b', 'Второй?'), question('c', 'Третий?')];

  it('tells questions that came, and whether old ones follow them', () => {
    expect(between([a], [a, b])).to.deep.equal(['safe question-added b']);
    expect(between([b], [a, b])).to.deep.equal(['touches question-inserted a']);
  });

  it('tells questions that went, last', () => {
    expect(between([a, b], [question('b', 'Второй?', 'options: agree, recall: 12 months')])).to.deep.equal([
      'breaks recall-changed b',
      'breaks question-removed a',
    ]);
  });

  it('tells a question that only has another id, and goes on comparing it', () => {
    expect(
      between(
        [a],
        [question('x', 'Первый?', 'options: agree, recall: 12 months').replace("en: 'x'", "en: 'a'")],
      ),
    ).to.deep.equal(['breaks question-renamed x', 'breaks recall-changed x']);
  });

  it('tells the fewest moves that explain a new order', () => {
    expect(between([a, b, c], [c, a, b])).to.deep.equal(['touches question-moved c']);
    expect(between([a, b, c], [a, c, b])).to.have.lengthOf(1);
  });

  it('tells new neighbours on a page, and the condition of a page as that of its questions', () => {
    const page = (...questions: readonly string[]): string =>
      `  - { id: p, relevant: "\${c} = 'yes'", questions: [${questions.map(each => each.trim().slice(2)).join(', ')}] }\n`;
    expect(between([c, a, b], [c, page(a, b)])).to.deep.equal([
      'touches page-changed a',
      'breaks base-changed a',
      'touches page-changed b',
      'breaks base-changed b',
    ]);
    const conditional = question('a', 'Первый?', 'options: agree, relevant: "${c} = \'yes\'"');
    expect(between([c, conditional], [c, page(a)])).to.deep.equal([]);
  });

  it('tells a step added to an ordered row of answers', () => {
    const ordered = (labels: readonly string[]): string =>
      question(
        'a',
        'Как?',
        `ordered: true, options: [${labels.map(label => `{ code: ${label}, label: { ru: ${label}, en: ${label} } }`).join(', ')}]`,
      );
    expect(between([ordered(['low', 'high'])], [ordered(['low', 'middle', 'high'])])).to.deep.equal([
      'breaks point-added a middle',
    ]);
  });

  it('takes another chance for another formula, and a hidden statement for a question', () => {
    const coin = (yes: string, instrument = 'dice'): string =>
      question('r', 'Давали?', `instrument: ${instrument}, forced: { yes: [${yes}] }`).replace(
        'type: single',
        'type: randomised-response',
      );
    const list = (ru: string): string =>
      question(
        'l',
        'Сколько верно?',
        `sensitive_item: { code: gave, label: { ru: ${ru}, en: Gave } }, items: [{ code: x, label: { ru: Икс, en: X } }, { code: y, label: { ru: Игрек, en: Y } }]`,
      ).replace('type: single', 'type: list-experiment');
    expect(between([coin("'1'")], [coin("'1', '2'")])).to.deep.equal(['breaks probability-changed r']);
    expect(between([list('Давали деньги')], [list('Не давали деньги')])).to.deep.equal([
      'breaks meaning-changed l',
    ]);
  });

  it('says in its own words how many answers may be given, and what a refused answer reads', () => {
    const many = (more: string): string =>
      question('m', 'Что?', `${more}, options: agree`).replace('type: single', 'type: multiple');
    const told = (words: string): string =>
      question('a', 'Как?', `constraint: ". != ''", constraint_message: { ru: ${words} }, options: agree`);
    expect(between([many('min: 1')], [many('min: 2')])).to.deep.equal(['breaks choices-limit-changed m']);
    expect(between([told('Выберите')], [told('Отметьте')])).to.deep.equal(['safe display-changed a']);
  });

  it('tells a row that went', () => {
    const grid = (...rows: readonly string[]): string =>
      `  - { id: g, type: grid, text: { ru: Как?, en: How? }, options: agree, rows: [${rows.map(row => `{ code: ${row}, label: { ru: ${row}, en: ${row} } }`).join(', ')}] }\n`;
    expect(between([grid('x', 'y', 'z')], [grid('x', 'z')])).to.deep.equal(['breaks row-removed g y']);
  });

  const wordings: readonly (readonly [string, string, string | undefined])[] = [
    ['Были ли вы в поликлиннике?', 'Были ли вы в поликлинике?', 'safe typo'],
    ['Были ли вы в пол клинике?', 'Были ли вы в полклинике?', 'safe typo'],
    ['Были ли вы в поликилнике?', 'Были ли вы в поликлинике?', 'safe typo'],
    ['Еще платили ли вы врачу?', 'Ещё платили ли вы врачу?', 'safe punctuation'],
    ['Платили ли вы «врачу»?', 'Платили ли вы врачу?', 'safe punctuation'],
    ['Платили ли вы врачу за приём?', 'Платили ли вы врачу за осмотр?', 'touches reworded'],
    ['Платили ли вы врачу?', 'Не платили ли вы врачу?', 'breaks meaning-changed'],
    ['Платили ли вы за 12 месяцев?', 'Платили ли вы за 6 месяцев?', 'breaks meaning-changed'],
    ['Платили ли вы врачу за приём?', 'Доверяете ли вы суду республики?', 'breaks meaning-changed'],
    ['Он платит?', 'От платит?', 'breaks meaning-changed'],
  ];
  wordings.forEach(([before, after, found]) => {
    it(`grades «${before}» → «${after}» as ${found}`, () => {
      expect(rewording(before, after)).to.deep.equal(found === undefined ? [] : [`${found} a`]);
    });
  });

  it('takes a letter for another word where both words are in use', () => {
    const other = question('b', 'Часто ли там чисто? Скорее часто.');
    const found = difference(
      of(question('a', 'В поликлинике теперь всегда часто?'), other),
      of(question('a', 'В поликлинике теперь всегда чисто?'), other),
    );
    expect(told(found)).to.deep.equal(['touches reworded a']);
  });

  it('shows what was and what is, in which language and field', () => {
    const [change] = changes('ru: Почему?', 'ru: Отчего?');
    expect(change).to.include({ field: 'text', language: 'ru', before: 'Почему?', after: 'Отчего?' });
  });

  it('lets no difference go unseen: a field it does not know is told as such', () => {
    const strange = { ...sample, pages: sample.pages.map(page => ({ ...page, strange: true })) };
    expect(told(difference(sample, strange))).to.have.lengthOf(sample.pages.length);
    expect(told(difference(sample, { ...sample, strange: 1 } as typeof sample))).to.deep.equal([
      'touches field-changed',
    ]);
  });

  it('names the gravest grade', () => {
    expect(gravest(changes('max: 5000000', 'max: 1000000'))).to.equal('touches');
    expect(gravest(changes('max: 3', 'max: 2'))).to.equal('breaks');
  });

  it('gathers the changes of each question under its gravest grade', () => {
    const found = changesByQuestion(difference(sample, { ...sample, pages: sample.pages.slice(0, -1) }));
    expect(found.map(({ question, grade }) => [question, grade])).to.deep.include(['district', 'breaks']);
    expect(new Set(found.map(({ question }) => question)).size).to.equal(found.length);
  });

  it('tells two questions linked by hand once, as a replacement', () => {
    const newer = structuredClone(sample);
    const question = newer.pages.find(({ id }) => id === 'trust')!.questions[0]!;
    question.id = 'confidence';
    question.text = { ru: 'Насколько вы уверены в суде?', en: 'How sure are you of the court?' };
    const { gone, come } = replaceable(sample, newer);
    expect([gone.map(({ id }) => id), come.map(({ id }) => id)]).to.deep.equal([['trust'], ['confidence']]);
    const link = { question: 'confidence', was: 'trust', reason: 'Прежний вопрос понимали по-разному' };
    const found = withReplacements(difference(sample, newer), [sample, newer], [link]);
    const about = found.filter(({ question }) => question === 'confidence' || question === 'trust');
    expect(about.map(({ kind }) => kind)).to.deep.equal(['question-replaced']);
    expect(about[0]).to.include({ before: 'Доверяете?', grade: 'breaks' });
  });

  it('says every kind of change and its effect in both languages', () => {
    for (const [kind, { message, effect }] of Object.entries(kinds)) {
      for (const sentence of [message, effect]) {
        expect(sentence.ru, kind)
          .to.match(/\p{Script=Cyrillic}/u)
          .and.not.match(/\.$/);
        expect(sentence.en, kind).to.not.match(/\p{Script=Cyrillic}|\.$/u);
      }
    }
  });
});
