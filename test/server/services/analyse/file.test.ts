// A CSV file as data of an analysis: what cannot be read is told at once, with line, column and remedy, and nothing is guessed.
import { expect } from 'chai';
import {
  numberColumn,
  stackWaves,
  surveyDesign,
  surveyGlm,
  withColumns,
} from '../../../../analysis/index.ts';
import type { FileRow } from '../../../../surveys/recipe/file-columns.ts';
import { recipe as schema } from '../../../../surveys/recipe/schema.ts';
import { fileData } from '../../../../server/services/analyse/file.ts';

const readFrom = async (lines: readonly string[], weight?: string, waves = [2020]) => {
  const [headers = [], ...cells] = lines.map(line => line.split(';'));
  const rows = async function* () {
    for (const [at, line] of cells.entries()) {
      const record: FileRow = Object.fromEntries(headers.map((header, place) => [header, line[place] ?? '']));
      yield { record, info: { lines: at + 2 } };
    }
  };
  const columns = { year: 'category', income: 'number', w: { type: 'number', missing: [-9] } };
  const data = schema.shape.data.parse({ file: 'a.csv', columns, wave: 'year', waves });
  const file = { name: 'a.csv', hash: '', headers, rows: rows(), onProgress: () => {} };
  return fileData(file, { ...data, weight });
};

const reading = async (...given: Parameters<typeof readFrom>) => {
  const read = await readFrom(...given);
  return 'mistakes' in read
    ? read.mistakes.map(({ line, column, message }) => `${line} ${column}: ${message.en} / ${message.ru}`)
    : read.data.waves.map(wave => wave.data.rows);
};

describe('A CSV file of an analysis', () => {
  it('is refused where a column the recipe reads stands there twice, or not at all', async () => {
    const [found = '', ...others] = await reading(['year;income;w;income', '2020;1;2;3']);
    expect(others).to.deep.equal([]);
    expect(found)
      .to.match(/^1 income: is the name of several columns of the file \(numbers 2, 4\)/)
      .and.contain('так называются несколько столбцов');
    expect(await reading(['year;income;w;x;x', '2020;1;2;3;4'])).to.deep.equal([1]);
    expect(String(await reading(['year;w', '2020;1']))).to.contain(
      '1 income: is not in the file, which has year, w',
    );
  });

  it('has decimal numbers only: none that is infinite, none that is hexadecimal', async () => {
    const bad = ['1e400', '-Infinity', '0x10', '0b1', '1 000'];
    const found = await reading(['year;income;w', ...bad.map(cell => `2020;${cell};1`)]);
    expect(found.map(one => String(one).split(':')[0])).to.deep.equal(bad.map((_, at) => `${at + 2} income`));
    expect(String(found)).to.contain('"1e400" is not a number').and.contain('«0x10» не число');
    const good = ['1', '-2,5', '+.5', '3.', '1e3', '2E-2'].map(cell => `2020;${cell};1`);
    expect(await reading(['year;income;w', ...good])).to.deep.equal([6]);
  });

  it('keeps the lines of its rows, wave by wave, for what is found wrong with them later', async () => {
    const lines = ['year;income;w', '2019;1;1', '2020;2;1', '2019;3;1', '2020;;1'];
    const read = await readFrom(lines, undefined, [2019, 2020]);
    if ('mistakes' in read) throw new Error(JSON.stringify(read.mistakes));
    const [earlier, later] = read.data.waves.map(({ name, data }) => ({ name: name ?? '', data }));
    expect([...(earlier?.data.rowNumbers ?? [])]).to.deep.equal([2, 4]);
    const more = withColumns(later!.data, [numberColumn('one', [1, 1])]);
    expect(() => surveyDesign({ data: more, psu: 'income' })).to.throw('PSU "income" is missing in row 5');
    const both = stackWaves(
      [earlier!, later!].map(({ name, data }) => ({ name, design: surveyDesign({ data }) })),
    );
    expect(() => surveyGlm(both, { outcome: 'income', terms: ['w'], family: 'logit' })).to.throw(
      'is 3 in row 4',
    );
  });

  it('tells all weights that weigh nobody together, with their lines, in the waves that are asked for', async () => {
    const lines = [
      'year;income;w',
      '2020;1;-3',
      '2020;1;',
      '2020;1;many',
      '2020;1;0',
      '2020;1;-9',
      '2019;1;-3',
    ];
    const found = await reading(lines, 'w');
    expect(found.map(one => String(one).split(' / ')[0])).to.deep.equal([
      '2 w: is -3, and a weight is 0 or more: correct it, or delete the row',
      '3 w: is empty, and every row needs its weight: fill it in, or delete the row',
      '4 w: "many" is not a number: correct it, list it under `missing`, or declare a category',
      '6 w: is empty, and every row needs its weight: fill it in, or delete the row',
    ]);
    expect(await reading(lines.filter(line => !line.includes('many')))).to.deep.equal([4]);
  });
});
