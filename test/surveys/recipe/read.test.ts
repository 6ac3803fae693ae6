// Mistakes of a recipe: every one of them at once, wherever it is, in both languages of the staff.
import { expect } from 'chai';
import { categoryColumn, dataset, numberColumn } from '../../../analysis/dataset.ts';
import { checkRecipe } from '../../../surveys/recipe/check.ts';
import { formatRecipeMistake } from '../../../surveys/recipe/found.ts';
import { readRecipe } from '../../../surveys/recipe/read.ts';

const wave = (name: string | null) => ({
  name,
  data: dataset([categoryColumn('sex', ['f', 'm']), numberColumn('age', [20, 30])]),
});

const told = (
  text: string,
  names: readonly (string | null)[] = ['2012', '2013'],
  language: 'ru' | 'en' = 'en',
) => {
  const read = readRecipe(text, 'r.yaml');
  if ('mistakes' in read) return read.mistakes.map(mistake => formatRecipeMistake(mistake, language));
  const { found } = checkRecipe(read.outline, { waves: names.map(wave), variables: [] });
  return read.place([...read.found, ...found]).map(mistake => formatRecipeMistake(mistake, language));
};

const head = [
  'format: barometer-recipe/1',
  'title: T',
  'data: { file: a.csv, columns: { sex: category, age: number } }',
];
const recipe = (...lines: readonly string[]): string => [...head, ...lines].join('\n');

describe('Reading a recipe', () => {
  it('finds nothing in a good one', () => {
    expect(
      told(recipe('results: [{ id: a, type: mean, variable: age, by: sex, changes: consecutive }]')),
    ).to.deep.equal([]);
  });

  it('checks an entry against the data although another part of it cannot be read', () => {
    expect(
      told(recipe('results:', '  - { id: a, type: mean, variable: agee, level: 5, adust: none }')),
    ).to.deep.equal([
      'r.yaml, line 5, results[0].level: is `5`: write a number less than 1',
      'r.yaml, line 5, results[0].adust: is not known here: did you mean adjust?',
      'r.yaml, line 5, results[0].variable: is agee, which is no variable of the data: did you mean age?',
    ]);
  });

  it('tells of expressions: what cannot be read, whom they do not know, and what is never so', () => {
    const lines = [
      'variables:',
      '  a: ${age} >',
      '  b: ${agee} > 1',
      "  c: ${sex} = 'w'",
      '  d: ${sex} > 3',
      '  e: ${a} + 1',
    ];
    const found = told(
      recipe(...lines, 'results: [{ id: a, type: mean, variable: e, where: "${age} > 99" }]'),
    );
    expect(found).to.deep.equal([
      'r.yaml, line 5, variables.a: ends too early: expected a value',
      'r.yaml, line 6, variables.b: asks about agee, which is no variable of the data: did you mean age?',
      'r.yaml, line 7, variables.c: compares sex with w, which is no code of it: there are f, m',
      'r.yaml, line 8, variables.d: has no value for anybody: see whether numbers are compared with numbers and words with words',
      'r.yaml, line 10, results[0].where: holds for nobody: see the codes and the signs of comparison',
    ]);
  });

  it('wants two waves for a change, and their time for a trend', () => {
    const results =
      'results: [{ id: a, type: mean, variable: age, changes: consecutive }, { id: b, type: trend, variable: age }]';
    expect(told(recipe(results), [null])).to.have.length(2);
    expect(told(recipe(results), ['spring', 'autumn'])).to.deep.equal([
      'r.yaml, line 4, results[1]: does not know when wave spring was: add `times: { spring: 2013.5 }`',
    ]);
  });

  it('lets no part stand beside what excludes it', () => {
    const text = [
      'format: barometer-recipe/1',
      'title: T',
      'data: { survey: s, file: a.csv }',
      'design: { psu: age }',
      'results: [{ id: a, type: mean, variable: age }, { id: a, type: mean, variable: age }]',
    ];
    expect(told(text.join('\n'))).to.deep.equal([
      'r.yaml, line 3, data.file: belongs to a file, and the data are a survey of the store: remove the line',
      'r.yaml, line 4, design.psu: is known to the store: remove the line',
      'r.yaml, line 5, results[1].id: repeats a: give every entry its own',
    ]);
  });

  it('knows of no file how its answers were hidden', () => {
    const found = told(recipe('results: [{ id: a, type: sensitive, variable: sex }]'));
    expect(found).to.have.length(1);
    expect(found[0]).to.contain('results[0].variable: belongs to a file').and.contain('`type: proportion`');
  });

  it('tells names in Cyrillic once, wherever they are, with the line to write instead', () => {
    const text = [
      ...head.slice(0, 2),
      'data: { file: a.csv, columns: { район: category, вес: number, age: number } }',
      'design: { strata: район, weight: вес }',
      'results: [{ id: a, type: mean, variable: age, by: [район, пол] }, { id: доля, type: mean, variable: age }]',
    ].join('\n');
    expect(told(text)).to.deep.equal([
      'r.yaml, line 3, data.columns.район: район is no name: begin with a Latin letter and use only Latin letters, digits and _, 120 at most; give a column of the file a name of your own under `columns:`, `district: { type: category, column: район }`, and write that name everywhere else; nor are вес, пол, доля',
    ]);
    expect(told(text, undefined, 'ru').join()).to.contain('`district: { type: category, column: район }`');
  });

  it('says of one bad name where a list may stand what is wrong with it, not that it is missing', () => {
    expect(
      told(recipe('design: { strata: район }', 'results: [{ id: a, type: mean, variable: age }]')).join(),
    ).to.match(/^r\.yaml, line 4, design\.strata: район is no name: .*column: район/);
    const own = told(
      recipe('variables: { 2nd: "1" }', 'results: [{ id: a, type: mean, variable: age }]'),
    ).join();
    expect(own).to.contain('2nd is no name').and.not.contain('columns:');
  });

  it('says the same in Russian, expressions and YAML included', () => {
    const russian = told(
      recipe('variables: { a: "${age} >" }', 'results: [{ id: a, type: mean, variable: sex }]'),
      undefined,
      'ru',
    );
    expect(russian.join('\n'))
      .to.match(/строка 4, variables\.a: .*[а-я]/)
      .and.match(/строка 5, results\[0\]\.variable: это sex, а в ней коды/);
    expect(told('a: b: c', undefined, 'ru').join()).to.match(/строка 1.*[а-я]{4}/);
    expect(told('just words', undefined, 'ru')).to.deep.equal([
      'r.yaml: здесь нет рецепта: начните со строки `format: barometer-recipe/1`',
    ]);
  });
});
