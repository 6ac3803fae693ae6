// The R code of an analysis, run in R: what it writes, row by row.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { rowsAsCsv } from '../../../../server/downloads/analysisCsv.ts';
import { exportedRows } from '../../../../server/services/analyse/index.ts';
import { rCode } from '../../../../server/services/analyse/r/code.ts';
import type { analysed } from './prepared.ts';

/** Whether R with `survey` 4.1 or newer is installed here. */
export const hasSurvey = (): boolean =>
  spawnSync('Rscript', ['-e', 'stopifnot(packageVersion("survey") >= "4.1")']).status === 0;

export const repeatedInR = async (
  made: Awaited<ReturnType<typeof analysed>>,
): Promise<readonly Readonly<Record<string, string>>[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-in-r-'));
  const rows = await exportedRows(made, null);
  writeFileSync(join(folder, 'rows.csv'), await rowsAsCsv(rows));
  writeFileSync(join(folder, 'repeat.R'), rCode({ ...made, rows, file: 'rows.csv' }));
  const { status, stdout, stderr } = spawnSync('Rscript', ['repeat.R'], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  if (status !== 0) throw new Error(stderr);
  return parse(stdout, { columns: true });
};
