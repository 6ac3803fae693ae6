import { expect } from 'chai';
import { readQuestionnaire } from '../../surveys/read.ts';
import { head } from './sample.ts';

const questions = `
  - { id: sex, type: single, text: { ru: Пол }, options: [{ code: f, label: { ru: Ж } }, { code: m, label: { ru: М } }] }
  - { id: age, type: number, text: { ru: Возраст }, max: 120 }
  - { id: why, type: text, text: { ru: Почему } }
  - id: been
    type: multiple
    text: { ru: Где были }
    options: [{ code: clinic, label: { ru: К } }, { code: court, label: { ru: С } }]
  - id: trust
    type: grid
    text: { ru: Доверие }
    options: agree
    rows: [{ code: clinic, label: { ru: К } }, { code: court, label: { ru: С } }]
`;

/** Mistakes of a questionnaire with these extra lines, each as its path and sentence. */
const mistakes = (pages: string, rest = ''): readonly string[] => {
  const read = readQuestionnaire(`${head}${rest}\npages:${questions}${pages}`, 'f.yaml');
  return 'mistakes' in read ? read.mistakes.map(({ path, message }) => `${path}: ${message}`) : [];
};

const conditioned = (relevant: string, rest = ''): readonly string[] =>
  mistakes(
    `  - { id: more, type: information, text: { ru: Далее }, relevant: ${JSON.stringify(relevant)} }`,
    rest,
  ).map(mistake =>
    mistake.replace('pages[5].questions[0].relevant: ', '').replace('pages[5].relevant: ', ''),
  );

describe('reading what an expression takes for what', () => {
  const wrong: readonly (readonly [string, string])[] = [
    ['${sex} > 3', 'takes ${sex}, whose codes are no numbers, for a number: compare it with ='],
    ['${why} + 1 = 2', 'takes ${why}, which is words, for a number: compare it with = or correct it'],
    ['${been} >= 2', 'takes ${been}, which has several answers, for a number: write count-selected(${been})'],
    ['round(${sex}) = 1', 'takes ${sex}, whose codes are no numbers, for a number: compare it with ='],
    [
      "selected-at(${age}, 0) = '1'",
      'counts the answers chosen in ${age}, which is no choice: name a question with options',
    ],
    ["today() > '2020'", "compares the date today() with '2020': write a date, '2020-12-31'"],
    ['1990 < today()', "compares the date today() with 1990: write a date, '2020-12-31'"],
    [
      "format-date(${sex}, '%Y') = '2020'",
      "takes ${sex} for a date, which it is not: a date is written '2020-12-31'",
    ],
    [
      "regex(${why}, 'x')",
      'has regex at character 1: patterns are not read, for a bad one can stop a phone: compare, or use contains(), starts-with(), string-length()',
    ],
    ['. > 3', 'has `.`, which stands for an answer only in `constraint`: write ${question}'],
  ];
  wrong.forEach(([relevant, sentence]) => {
    it(`explains ${relevant}`, () => expect(conditioned(relevant)).to.deep.equal([sentence]));
  });

  it('accepts what XLSForm practice writes', () => {
    for (const right of [
      "floor((today() - date('1980-05-01')) div 365.25) > 18",
      "number(format-date(today(), '%Y')) - ${age} > 1950",
      "if(${sex} = 'f', ${age}, 0) > 3 and string-length(${why}) > 2",
      'number(${why}) > 3',
      "coalesce(${sex}, 'm') = 'f' and ${trust.clinic} = 'yes'",
      "selected-at(${been}, 0) = 'court'",
      'sum(${age}, 1) > max(3, ${age})',
    ])
      expect(conditioned(right), right).to.deep.equal([]);
  });
});

describe('reading constraints', () => {
  const question = (fields: string): readonly string[] =>
    mistakes(`  - { id: kids, type: number, text: { ru: Дети }, max: 20, ${fields} }`);

  it('accept the answer itself as `.`, with its codes, and what was asked before', () => {
    expect(question("constraint: '. <= ${age}', constraint_message: { ru: Много }")).to.deep.equal([]);
    expect(question('constraint: ". = \'x\'"')).to.deep.equal([
      'pages[5].constraint: compares kids with x, which is no code of it: correct the code',
    ]);
    expect(question("constraint: '. <= ${later}'")[0]).to.include('asks about later, which is no question');
  });

  it('need a message to belong to, and no grid', () => {
    expect(question('constraint_message: { ru: Много }')).to.deep.equal([
      'pages[5].constraint_message: has no `constraint` to speak of: write one or remove the message',
    ]);
    const grid = `  - { id: g, type: grid, text: { ru: Сетка }, options: agree, constraint: '1 = 1', rows: [{ code: a, label: { ru: А } }, { code: b, label: { ru: Б } }] }`;
    expect(mistakes(grid)).to.deep.equal([
      'pages[5].constraint: has no effect in a grid, which has no single answer: remove it',
    ]);
  });
});

describe('reading texts that repeat answers', () => {
  const said = (words: string): readonly string[] =>
    mistakes(`  - { id: more, type: information, text: { ru: ${JSON.stringify(words)} } }`);

  it('accept earlier answers, rows and words to fall back on', () => {
    expect(said('Вам ${age|столько} лет, ${trust.court}, ${been}')).to.deep.equal([]);
  });

  const wrong: readonly (readonly [string, string])[] = [
    ['${agee}', 'asks about agee, which is no question: did you mean age?'],
    ['${trust}', 'asks about the whole grid trust: name a row, ${trust.clinic}'],
    ['${more}', 'asks about more, which is not asked before: a condition can only look back'],
    ['${age', 'has ${ that cannot be read: write ${question}, or ${question|words where there is no answer}'],
    [
      '${age + 1}',
      'has ${ that cannot be read: write ${question}, or ${question|words where there is no answer}',
    ],
  ];
  wrong.forEach(([words, sentence]) => {
    it(`explain ${words}`, () => expect(said(words)).to.deep.equal([`pages[5].text.ru: ${sentence}`]));
  });
});

describe('reading calculations', () => {
  const calculation = (fields: string): readonly string[] =>
    mistakes('', `calculations:\n  - { id: c, ${fields} }`);

  it('may look at any question, and are known where all they need was passed', () => {
    expect(calculation('value: "${age} + 1"')).to.deep.equal([]);
    const late = 'calculations:\n  - { id: c, value: "${d} * 2" }\n  - { id: d, value: "${last}" }';
    const pages = '  - { id: last, type: number, text: { ru: Ещё }, max: 9, relevant: "${c} > 1" }';
    expect(mistakes(pages, late)).to.deep.equal([
      'pages[5].relevant: asks about c, which is computed from last, and that is not asked before: a condition can only look back',
    ]);
  });

  it('explain a circle, an unknown name, and a name that is taken', () => {
    expect(calculation('value: "${c} + 1"')).to.deep.equal([
      'calculations[0].value: is computed from itself: take ${c} out',
    ]);
    expect(calculation('value: "${agee}"')[0]).to.include('did you mean age?');
    expect(mistakes('', 'calculations: [{ id: age, value: 1 + 1 }]')[0]).to.include('repeats the id age');
  });

  it('explain what cannot be recorded', () => {
    expect(calculation('value: "${age} + 1", record: true')).to.deep.equal([
      'calculations[0]: is recorded without a label: the codebook needs `label: { ru: ... }`',
    ]);
    expect(calculation('value: "concat(${why}, 1)", record: true, label: { ru: Слова }')).to.deep.equal([
      'calculations[0].record: would record words, which are never tabulated: list its codes under `options`, or remove it',
    ]);
  });

  it('with options are compared with their codes only', () => {
    const rest = `calculations:\n  - { id: c, value: "if(\${age} > 30, 'a', 'b')", options: [{ code: a, label: { ru: А } }, { code: b, label: { ru: Б } }] }`;
    expect(conditioned("${c} = 'a'", rest)).to.deep.equal([]);
    expect(conditioned("${c} = 'z'", rest)).to.deep.equal([
      'compares c with z, which is no code of it: correct the code',
    ]);
  });
});

describe('reading blocks and what is carried forward', () => {
  const page = (id: string, fields: string): string =>
    `  - { id: ${id}, type: number, text: { ru: Число }, max: 9, ${fields} }\n`;
  const blocks = 'blocks: [{ id: b, order: random }]';

  it('explain a block that is unknown, alone or torn apart, and a part without one', () => {
    expect(mistakes(page('x', 'block: z'))[0]).to.equal(
      'pages[5].block: is z, which is not under `blocks:`: add it there',
    );
    expect(mistakes(page('x', 'block: b'), blocks)[0]).to.include('has less than two pages');
    expect(mistakes(page('x', 'part: p'))[0]).to.include('has no effect without `block`');
    const torn = page('x', 'block: b') + page('y', '').replace(', }', ' }') + page('z', 'block: b');
    expect(mistakes(torn, blocks)[0]).to.include('goes on with b after other pages');
  });

  it('explain a condition on a page that may come later by chance, and allow it within a part', () => {
    const apart = page('x', 'block: b') + page('y', 'block: b, relevant: "${x} > 1"');
    expect(mistakes(apart, blocks)).to.deep.equal([
      'pages[6].relevant: asks about x, which may come later: the pages of block b have an order by chance',
    ]);
    const together =
      page('x', 'block: b, part: p') +
      page('y', 'block: b, part: p, relevant: "${x} > 1"') +
      page('z', 'block: b');
    expect(mistakes(together, blocks)).to.deep.equal([]);
    const behind = apart.replace(', relevant: "${x} > 1"', '') + page('z', 'relevant: "${x} > 1"');
    expect(mistakes(behind, blocks)).to.deep.equal([]);
  });

  const carrying = (source: string, code = 'clinic'): readonly string[] =>
    mistakes(
      `  - { id: s, type: single, text: { ru: Где }, carry_forward: { question: ${source}, take: chosen }, options: [{ code: ${code}, label: { ru: К } }, { code: zoo, label: { ru: З } }] }`,
    );

  it('explain a source that has no options, no such codes, or is not asked before', () => {
    expect(carrying('been')).to.deep.equal([]);
    expect(carrying('age')[0]).to.include('takes from age, which has no options to choose');
    expect(carrying('been', 'mars')[0]).to.include('takes from been, which has none of these codes');
    expect(carrying('bean')[0]).to.include('did you mean been?');
  });

  it('refuse names that the recorded order would take', () => {
    const ordered = `  - { id: s, type: single, order: random, text: { ru: Где }, options: [{ code: a, label: { ru: К } }, { code: zoo, label: { ru: З } }] }\n`;
    expect(mistakes(ordered + page('s_order', '').replace(', }', ' }'))[0]).to.include(
      's makes the column s_order, which is a question too',
    );
  });
});
