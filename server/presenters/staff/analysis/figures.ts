// One figure of a table of the desk: found among the results of its recipe, and said as precisely as it is known.
import type { Line } from '../../../../surveys/recipe/view.ts';
import { entryOf } from '../../../../surveys/recipe/view.ts';
import type { Analysis, ResultRow } from '../../../services/analysis.ts';
import { decimal, integer, percent, range } from '../../format.ts';
import type { Reader } from '../../reader.ts';
import type { Column } from './columns.ts';

export const significance = 0.05;

export const rowsOf = (analysis: Analysis, id: string): readonly ResultRow[] =>
  analysis.results.find(each => each.id === id)?.rows ?? [];

const isComparison = ({ statistic }: ResultRow): boolean =>
  statistic === 'change' || statistic === 'difference';

export const figureAt = (
  analysis: Analysis,
  { part, name }: Line,
  { by, group, code, wave }: Column,
): ResultRow | undefined =>
  rowsOf(analysis, entryOf(by, part)).find(
    row =>
      row.wave === wave &&
      row.name === name &&
      !isComparison(row) &&
      (by === null || row.group[group] === code),
  );

export const isShare = ({ kind }: Line): boolean => kind !== 'mean' && kind !== 'quantile';

/** Large numbers whole, small ones with a decimal place: more the sample does not know. */
export const amount = (value: number, reader: Reader): string =>
  Math.abs(value) >= 100 ? integer(value, reader.language) : decimal(value, 1, reader.language);

const dash = '–';

export const valueText = (reader: Reader, line: Line, row: ResultRow): string => {
  const value = row.value ?? 0;
  if (!isShare(line)) return amount(value, reader);
  return percent(value, reader.language).replace(/[\u00a0\s]?%$/, '');
};

export const intervalText = (reader: Reader, line: Line, row: ResultRow): string | null => {
  const { low, high } = row;
  if (low === null || high === null) return null;
  if (isShare(line)) return range({ low, high });
  return `${amount(low, reader)}${dash}${amount(high, reader)}`;
};

/** Columns of the same breakdown in which the figure is smaller, and not by chance. */
export const smallerColumns = (
  analysis: Analysis,
  line: Line,
  column: Column,
  columns: readonly Column[],
): readonly Column[] => {
  const { by, code, group: name } = column;
  if (by === null || column.letter === null) return [];
  const pairs = rowsOf(analysis, entryOf(by, line.part)).filter(
    row => row.statistic === 'difference' && row.name === line.name,
  );
  return columns.filter(other => {
    if (other.by !== by || other.code === code) return false;
    const row = pairs.find(({ group }) =>
      [`${code} -> ${other.code}`, `${other.code} -> ${code}`].includes(group[name] ?? ''),
    );
    if (!row || row.value === null || row.adjustedPValue === null) return false;
    const isSecond = row.group[name] === `${other.code} -> ${code}`;
    return row.adjustedPValue < significance && (isSecond ? row.value > 0 : row.value < 0);
  });
};
