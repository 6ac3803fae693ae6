// The R code of a recipe, run in R on a sample with gaps, Cyrillic codes and a machine that speaks only ASCII.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { rowsAsCsv } from '../../../../../server/downloads/analysisCsv.ts';
import { rCode } from '../../../../../server/services/analyse/r/code.ts';
import { readCsv } from '../../../../../scripts/analyse/csvFile.ts';
import { analyse, exportedRows, fileData, groundOf } from '../../../../../server/services/analyse/index.ts';
import { checkRecipe } from '../../../../../surveys/recipe/check.ts';
import { readRecipe } from '../../../../../surveys/recipe/read.ts';

/** Whole PSUs without an answer, so that it matters when degrees of freedom are counted. */
const sample = (): string => {
  const rows = Array.from({ length: 96 }, (_, at) => {
    const psu = Math.floor(at / 6);
    const trust = psu % 5 === 0 ? '' : 1 + ((at * 7 + psu) % 3);
    const income = at % 9 === 0 ? '' : 10 + ((at * 37) % 23);
    return [
      ...[psu < 8 ? 'север' : 'юг', psu, 1 + (at % 4), at % 2 ? 'м' : 'ж', trust, income],
      ...[psu % 7 === 1 ? '' : 1 + (at % 3), at % 5 ? 'да' : 'нет'],
    ].join(',');
  });
  return ['region,psu,w,sex,trust,income,deals,paid', ...rows, ''].join('\n');
};

const recipeLines = (weighting: readonly string[], lonelyPsu = 'fail'): string =>
  [
    'format: barometer-recipe/1',
    'title: Пробелы',
    'data:',
    '  file: a.csv',
    '  columns: { region: category, psu: category, w: number, sex: category, trust: category, income: number, deals: number, paid: category }',
    `design: { strata: region, psu: psu, weight: w, lonelyPsu: ${lonelyPsu} }`,
    ...weighting,
    'results:',
    '  - { id: by_row, type: crosstab, rows: sex, columns: trust, percent: row }',
    '  - { id: by_column, type: crosstab, rows: trust, columns: sex, percent: column, test: Wald }',
    `  - { id: whole, type: crosstab, rows: sex, columns: trust, test: Chisq, where: "\${paid} = 'да'" }`,
    `  - { id: part, type: crosstab, rows: sex, columns: trust, where: "\${paid} = 'да'" }`,
    `  - { id: ratio, type: ratio, numerator: income, denominator: deals, by: sex, where: "\${paid} = 'да'" }`,
    '  - { id: quantiles, type: quantile, variable: income, probabilities: [0.01, 0.5, 0.99, 0.999], by: sex }',
  ].join('\n');

const weighting = ['weighting:', '  - margins: { sex: { ж: 130, м: 110 } }'];

describe('The R code of a recipe', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-repeated-'));
    writeFileSync(join(folder, 'a.csv'), sample());
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const made = async (text: string) => {
    const read = readRecipe(text, 'a.yaml');
    if ('mistakes' in read || !read.recipe) throw new Error(JSON.stringify(read));
    const file = { name: 'a.csv', hash: '', onProgress: () => {} };
    const table = readCsv(join(folder, 'a.csv'), Buffer.from(sample()));
    const found = await fileData({ ...file, ...table }, { ...read.recipe.data, weight: 'w' });
    if ('mistakes' in found) throw new Error(JSON.stringify(found));
    const { recipe } = read;
    const ground = groundOf(recipe, found.data, checkRecipe(read.outline, found.data).data);
    const written = { recipe: { file: 'a.yaml', sha256: '' }, program: 'barometer' };
    const analysis = analyse(recipe, found.data, ground, written);
    const rows = await exportedRows({ recipe, ground, data: found.data }, null);
    writeFileSync(join(folder, 'rows.csv'), await rowsAsCsv(rows));
    return { analysis, code: rCode({ recipe, ground, analysis, rows, file: 'rows.csv' }) };
  };

  for (const [name, steps] of [
    ['as drawn', []],
    ['calibrated', weighting],
  ] as const)
    it(`repeats tables, ratios and quantiles of a sample with gaps, ${name}, in the C locale`, async function () {
      if (spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status !== 0)
        this.skip(); // not installed here
      const { analysis, code } = await made(recipeLines(steps));
      writeFileSync(join(folder, 'a.R'), code);
      const { PATH } = process.env;
      const inR = spawnSync('Rscript', ['a.R'], {
        ...{ cwd: folder, encoding: 'utf8', env: { PATH, LC_ALL: 'C' } },
      });
      expect(inR.status, inR.stderr).to.equal(0);
      const repeated: readonly Readonly<Record<string, string>>[] = parse(inR.stdout, { columns: true });
      const rows = analysis.results.flatMap(result => result.rows.map(row => ({ id: result.id, ...row })));
      expect(repeated.map(({ id, name: of }) => [id, of])).to.deep.equal(rows.map(row => [row.id, row.name]));
      rows.forEach((row, at) => {
        const own = [row.value, row.standardError, row.low, row.high, row.pValue];
        const fields = ['value', 'standard_error', 'ci_low', 'ci_high', 'p_value'];
        own.forEach((number, place) => {
          const [text, label] = [
            repeated[at]?.[fields[place] ?? ''],
            `${row.id} ${row.name} ${fields[place]}`,
          ];
          if (number === null) expect(text, label).to.equal('');
          else expect(Number(text), label).to.be.closeTo(number, 1e-9 * Math.abs(number) + 1e-15);
        });
      });
      expect(rows.some(({ id, standardError }) => id === 'quantiles' && standardError === null)).to.equal(
        true,
      );
    });

  it('says which version of survey counts totals with adjusted lonely strata as we do', async () => {
    expect((await made(recipeLines([], 'adjust'))).code).to.contain('lonelyPsu: adjust it needs survey 4.5');
    expect((await made(recipeLines([]))).code).not.to.contain('survey 4.5');
  });
});
