// Two closed questions against each other, with the test of their independence.
import { chiSquareTest, crosstab, type Crosstab, type SurveyDesign } from '../../../analysis/index.ts';
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import type { DesignedWave } from './design.ts';
import { shownRow, suppressedRow, type ResultRow, type Test } from './outcome.ts';
import { hiddenCells } from './suppression.ts';
import { domainOf, wavesOf, type Ground } from './table.ts';

type Item = ResultOf<'crosstab'>;

const hiddenIn = ({ cells }: Crosstab): readonly (readonly boolean[])[] => {
  const counts = cells.map(row => row.map(({ count }) => count));
  const bases = counts.map(row => row.reduce((sum, count) => sum + count, 0));
  return hiddenCells(
    counts.map((row, r) => row.map(count => ({ count, base: bases[r] ?? 0 }))),
    { rowsAddUp: true, columnsAddUp: true },
  );
};

type Told = { readonly rows: readonly ResultRow[]; readonly tests: readonly Test[] };

const tableOf = (domain: SurveyDesign, { rows, columns, percent, method, level }: Item): Crosstab =>
  crosstab(domain, rows, columns, {
    ...(percent === undefined ? {} : { percent }),
    ...(method === undefined ? {} : { method }),
    ...(level === undefined ? {} : { level }),
  });

const errorless = { standardError: null, low: null, high: null, degreesOfFreedom: null, designEffect: null };

const cellRows = (
  { cells }: Crosstab,
  { name: wave, sample }: DesignedWave,
  statistic: string,
  isHidden: (row: number, column: number) => boolean,
): readonly ResultRow[] =>
  cells.flatMap((row, r) =>
    row.map((cell, c): ResultRow => {
      const place = { wave, group: {}, name: `${cell.row} x ${cell.column}`, statistic };
      if (isHidden(r, c) || cell.share === null) return suppressedRow(place);
      return shownRow(place, sample === 'volunteer' ? { ...cell.share, ...errorless } : cell.share);
    }),
  );

const untested = { statistic: null, numeratorDf: null, denominatorDf: null, pValue: null };

const waveTable = (ground: Ground, item: Item, wave: DesignedWave): Told => {
  const { domain, isTelling } = domainOf(ground, wave.design, item.where);
  const table = tableOf(domain, item);
  const hidden = hiddenIn(table);
  const isHidden = (r: number, c: number): boolean =>
    !ground.isInternal && (isTelling || hidden[r]?.[c] === true);
  const rows = cellRows(table, wave, `share of ${item.percent ?? 'total'}`, isHidden);
  const { test: method = 'F' } = item;
  if (method === 'none') return { rows, tests: [] };
  const isWhole = rows.every(({ isSuppressed }) => !isSuppressed) && wave.sample === 'probability';
  const test = isWhole ? chiSquareTest(domain, item.rows, item.columns, { statistic: method }) : untested;
  return { rows, tests: [{ ...untested, ...test, wave: wave.name, method }] };
};

/** A test is left out where a cell is hidden: in a small table the statistic would give the cell away. */
export const crosstabTable = (ground: Ground, item: Item): Told => {
  const tables = wavesOf(ground, item.waves).map(wave => waveTable(ground, item, wave));
  return { rows: tables.flatMap(({ rows }) => rows), tests: tables.flatMap(({ tests }) => tests) };
};
