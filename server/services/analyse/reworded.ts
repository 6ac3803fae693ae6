// Marks figures that compare waves between which the question changed, where the recipe wants them all the same; of waves that asked
// different questions, one put in the place of the other, the mark is all there is.
import type { ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { DesignedWave } from './design.ts';
import { shownRow, type ResultRow } from './outcome.ts';
import type { Ground } from './table.ts';

/** The row with its mark, where a question behind the entry changed from the first of these waves to the last. */
export const marked = (
  { waves, breaksIn }: Ground,
  item: ResultItem,
  [first, last]: readonly [DesignedWave | undefined, DesignedWave | undefined],
  row: ResultRow,
): ResultRow => {
  const at = (wave: string | null | undefined): number => waves.findIndex(({ name }) => name === wave);
  const breaks = breaksIn(item).filter(
    ({ earlier, later }) => at(earlier) < at(last?.name) && at(later) > at(first?.name),
  );
  if (breaks.some(({ isReplaced }) => isReplaced)) return { ...shownRow(row, {}), flags: ['replaced'] };
  return breaks.length > 0 ? { ...row, flags: [...row.flags, 'reworded'] } : row;
};
