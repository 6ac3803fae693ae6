// The same work in R's survey package over the same rows, where R is installed: how long it took and the number it gave.
import { spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import type { Dataset } from '../../analysis/index.ts';
import type { Work } from './estimators.ts';

export type InR = { readonly milliseconds: number; readonly value: number };

export const hasR = (): boolean =>
  spawnSync('Rscript', ['-e', 'suppressMessages(library(survey))'], { stdio: 'ignore' }).status === 0;

const writeCsv = async (data: Dataset, path: string): Promise<void> => {
  const file = createWriteStream(path);
  const columns = [...data.columns.values()];
  file.write(`${columns.map(({ name }) => name).join(',')}\n`);
  for (let row = 0; row < data.rows; row++) {
    const cells = columns.map(column =>
      column.kind === 'category' ? column.categories[column.codes[row] ?? -1] : column.values[row],
    );
    if (!file.write(`${cells.join(',')}\n`)) await once(file, 'drain');
  }
  file.end();
  await once(file, 'finish');
};

const script = (data: Dataset, works: readonly Work[]): string => {
  const factors = [...data.columns.values()].flatMap(column =>
    column.kind === 'category'
      ? [
          `x$${column.name} <- factor(x$${column.name}, levels=c(${column.categories.map(label => `"${label}"`).join(',')}))`,
        ]
      : [],
  );
  const timed = works.map(
    ({ r }, index) =>
      `t <- system.time(v <- as.numeric(${r}))[["elapsed"]]; cat(${index}, 1000*t, sprintf("%.17g", v), "\\n")`,
  );
  const design = 'd <- svydesign(ids=~psu, strata=~stratum, weights=~weight, data=x, nest=TRUE)';
  return [
    'suppressMessages(library(survey))',
    'x <- read.csv("rows.csv")',
    ...factors,
    design,
    ...timed,
  ].join('\n');
};

/** Runs every work once in one process of R. */
export const runInR = async (
  data: Dataset,
  works: readonly Work[],
): Promise<readonly (InR | undefined)[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-bench-r-'));
  await writeCsv(data, join(folder, 'rows.csv'));
  const { stdout, stderr } = spawnSync('Rscript', ['-e', script(data, works)], {
    cwd: folder,
    encoding: 'utf8',
  });
  rmSync(folder, { recursive: true, force: true });
  const lines = new Map(
    stdout.split('\n').map(line => {
      const [index, milliseconds, value] = line.trim().split(' ').map(Number);
      return [index ?? NaN, { milliseconds: milliseconds ?? NaN, value: value ?? NaN }];
    }),
  );
  if (lines.size < works.length) console.error(`R did not finish every work:\n${stderr.slice(-500)}`);
  return works.map((_, index) => lines.get(index));
};
