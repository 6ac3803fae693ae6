// The R code for sensitive questions, run in R: the formulas written out there give the numbers that we give.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'csv-parse/sync';
import { rowsAsCsv } from '../../../../../server/downloads/analysisCsv.ts';
import { rCode } from '../../../../../server/services/analyse/r/code.ts';
import { exportedRows } from '../../../../../server/services/analyse/index.ts';
import { analysed } from '../prepared.ts';
import { publishSensitiveTwice, sensitiveQuestions } from '../sensitiveSample.ts';
import { openTestDatabase } from '../../../../support/database.ts';

const fields = ['value', 'standard_error', 'ci_low', 'ci_high', 'adjusted_p_value'] as const;

describe('The R code for sensitive questions', function () {
  this.timeout(120_000);
  let folder: string;
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'barometer-sensitive-'));
    database = await openTestDatabase();
    await publishSensitiveTwice(database.stores);
  });
  after(async () => {
    await database?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('repeats each of them, whole and in groups, to nine digits', async function () {
    if (spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status !== 0)
      this.skip(); // not installed here
    const written = sensitiveQuestions.flatMap(name => [
      `{ id: ${name}, type: sensitive, variable: ${name}, where: "\${sex} != 'refused'" }`,
      `{ id: ${name}_by, type: sensitive, variable: ${name}, by: sex, level: 0.9, changes: consecutive }`,
    ]);
    const made = await analysed(database.stores, written);
    const rows = await exportedRows(made, null);
    writeFileSync(join(folder, 'rows.csv'), await rowsAsCsv(rows));
    writeFileSync(join(folder, 'repeat.R'), rCode({ ...made, rows, file: 'rows.csv' }));
    const { status, stdout, stderr } = spawnSync('Rscript', ['repeat.R'], { cwd: folder, encoding: 'utf8' });
    expect(status, stderr).to.equal(0);
    const inR: readonly Record<string, string>[] = parse(stdout, { columns: true });
    const ours = made.analysis.results
      .flatMap(({ id, rows: own }) => own.map(row => ({ id, ...row })))
      .filter(({ isSuppressed }) => !isSuppressed);
    expect(inR.map(({ id }) => id)).to.deep.equal(ours.map(({ id }) => id));
    ours.forEach(({ id, value, standardError, low, high, adjustedPValue }, at) => {
      [value, standardError, low, high, adjustedPValue].forEach((number, part) => {
        const field = fields[part] ?? 'value';
        const other = inR[at]?.[field];
        if (number === null) expect(other, `${id} ${field}`).to.equal('');
        else expect(number, `${id} ${field}`).to.be.closeTo(other ? Number(other) : NaN, 1e-9);
      });
    });
  });
});
