// Two closed questions against each other, with the test of their independence.
import {
  chiSquareTest,
  crosstab,
  type ChiSquareStatistic,
  type Crosstab,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import type { DesignedWave } from './design.ts';
import { countRows, isFew } from './carriers.ts';
import { baseless, shownRow, suppressedRow, unmeasured, type ResultRow } from './outcome.ts';
import { hiddenCells } from './suppression.ts';
import { domainOf, type Ground } from './table.ts';

type Item = ResultOf<'crosstab'>;

const hiddenIn = ({ cells }: Crosstab): readonly (readonly boolean[])[] => {
  const counts = cells.map(row => row.map(({ count }) => count));
  const bases = counts.map(row => row.reduce((sum, count) => sum + count, 0));
  return hiddenCells(
    counts.map((row, r) => row.map(count => ({ count, base: bases[r] ?? 0 }))),
    { rowsAddUp: true, columnsAddUp: true },
  );
};

const tableOf = (domain: SurveyDesign, { rows, columns, percent, level }: Item): Crosstab =>
  crosstab(domain, rows, columns, {
    percent,
    ...(level === undefined ? {} : { level }),
  });

const cellRows = (
  { cells }: Crosstab,
  item: Item,
  { name: wave, sample }: DesignedWave,
  hidden: readonly (readonly boolean[])[] | 'all',
): readonly ResultRow[] =>
  cells.flatMap((row, r) =>
    row.map((cell, c): ResultRow => {
      const group = { [item.rows]: cell.row };
      const place = { wave, group, name: cell.column, statistic: `share of ${item.percent}` };
      if (hidden === 'all' || hidden[r]?.[c] || cell.share === null) return suppressedRow(place);
      return shownRow(place, sample === 'volunteer' ? unmeasured(cell.share) : cell.share);
    }),
  );

const testRow = (
  domain: SurveyDesign,
  { rows, columns }: Item,
  statistic: ChiSquareStatistic,
  wave: string | null,
): ResultRow => {
  const test = chiSquareTest(domain, rows, columns, { statistic });
  const { numeratorDf, denominatorDf, pValue } = test;
  const place = { wave, group: {}, name: 'independence', statistic: `test ${statistic}` };
  return shownRow(place, { value: test.statistic, degreesOfFreedom: numeratorDf, denominatorDf, pValue });
};

/** The test is left out where a cell is hidden: in a small table the statistic would give the cell away. */
const waveRows = (ground: Ground, item: Item, wave: DesignedWave): readonly ResultRow[] => {
  const { domain, isTelling } = domainOf(ground, wave.design, item.where);
  const table = tableOf(domain, item);
  const rows = cellRows(table, item, wave, isTelling ? 'all' : ground.isProtected ? hiddenIn(table) : []);
  const answered = table.cells.flat().reduce((sum, { count }) => sum + count, 0);
  const isBaseTelling = ground.isProtected && isFew(countRows(domain) - answered);
  const told = isBaseTelling ? rows.map(baseless) : rows;
  const isWhole = !ground.isProtected || rows.every(({ isSuppressed }) => !isSuppressed);
  return item.test !== 'none' && isWhole && wave.sample === 'probability'
    ? [...told, testRow(domain, item, item.test, wave.name)]
    : told;
};

export const crosstabRows = (ground: Ground, item: Item): readonly ResultRow[] =>
  ground.waves.flatMap(wave => waveRows(ground, item, wave));
