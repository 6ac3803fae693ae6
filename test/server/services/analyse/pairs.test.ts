// Differences between groups: against what R computes from the code written for them, and hidden where one of the two is.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { rowsAsCsv } from '../../../../server/downloads/analysisCsv.ts';
import { rCode } from '../../../../server/services/analyse/r/code.ts';
import { exportedRows } from '../../../../server/services/analyse/index.ts';
import { openTestDatabase } from '../../../support/database.ts';
import { publish, republicSurvey, republicWaves, rowsOf, single, survey } from '../results/published.ts';
import { analysed, recipeOf, rowsFrom } from './prepared.ts';

const hasSurvey = spawnSync('Rscript', ['-e', 'library(survey)']).status === 0;

describe('Pairs of groups', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  beforeEach(async () => {
    database = await openTestDatabase();
  });
  afterEach(() => database.close());

  it('equal R to the eighth digit, corrected together', async function () {
    if (!hasSurvey) return this.skip();
    this.timeout(60_000);
    await publish(database.stores, republicSurvey, republicWaves());
    const { recipe, ground, data, analysis } = await analysed(database.stores, [
      '{ id: trust, type: proportion, variable: trust, by: age, pairs: all }',
    ]);
    const folder = mkdtempSync(join(tmpdir(), 'barometer-pairs-'));
    const rows = await exportedRows({ recipe, ground, data }, null);
    writeFileSync(join(folder, 'rows.csv'), await rowsAsCsv(rows));
    writeFileSync(join(folder, 'code.R'), rCode({ recipe, ground, analysis, rows, file: 'rows.csv' }));
    const { stdout } = spawnSync('Rscript', ['code.R'], { cwd: folder, encoding: 'utf8' });
    rmSync(folder, { recursive: true });
    const inR: readonly Record<string, string>[] = parse(stdout, { columns: true });
    const own = (analysis.results[0]?.rows ?? []).filter(
      row => row.statistic === 'difference' && !row.isSuppressed,
    );
    expect(own.length).to.be.greaterThan(20);
    for (const row of own) {
      const other = inR.find(
        each =>
          each['wave'] === row.wave &&
          each['group'] === `age=${row.group['age']}` &&
          each['name'] === row.name,
      );
      for (const [mine, theirs] of [
        [row.value, 'value'],
        [row.standardError, 'standard_error'],
        [row.adjustedPValue, 'adjusted_p_value'],
      ] as const)
        expect(Number(other?.[theirs])).to.be.closeTo(mine ?? NaN, 1e-8);
    }
  });

  it('are hidden where one of the groups is', async () => {
    const asked = survey([single('met', ['yes', 'no']), single('town', ['a', 'b', 'c'])]);
    const people = (town: string, yes: number, no: number) =>
      rowsOf([yes, { met: 'yes', town }], [no, { met: 'no', town }]);
    const rows = [...people('a', 40, 40), ...people('b', 30, 60), ...people('c', 3, 30)];
    await publish(database.stores, asked, [{ name: '2013', rows }]);
    const all = await rowsFrom(database.stores, [
      '{ id: met, type: proportion, variable: met, by: town, pairs: all }',
    ]);
    const hidden = new Set(
      all.filter(row => row.isSuppressed).map(({ group, name }) => `${group['town']} ${name}`),
    );
    for (const row of all.filter(({ statistic }) => statistic === 'difference')) {
      const ends = (row.group['town'] ?? '').split(' -> ');
      expect(row.isSuppressed).to.equal(ends.some(end => hidden.has(`${end} ${row.name}`)));
      if (row.isSuppressed) expect(row.value).to.equal(null);
    }
    expect(hidden).to.include('c yes');
  });

  it('need exactly one breakdown, which is said', () => {
    const { found } = recipeOf(['{ id: met, type: proportion, variable: met, pairs: all }']);
    expect(found.map(({ message }) => message.ru).join()).to.include('назовите в `by:` ровно одну');
  });
});
