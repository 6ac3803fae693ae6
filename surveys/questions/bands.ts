// Bands of amounts: whether they rise without gaps, and which of them an amount falls into.
import type { DefinitionMistake } from './module.ts';
import type { QuestionOf } from './schema.ts';

type Band = { readonly code: string; readonly from?: number; readonly to?: number | undefined };

/** The first band that holds the amount: where two share an edge, the lower. */
export const bandOf = (bands: readonly Band[], amount: number): string | undefined =>
  bands.find(({ from, to }) => from !== undefined && amount >= from && amount <= (to ?? Infinity))?.code;

/** A band may begin where the one before ends, or one step above; all but the last must end. */
export const bandMistakes = ({
  bands,
  decimals,
}: Pick<QuestionOf<'number'>, 'bands' | 'decimals'>): readonly DefinitionMistake[] =>
  bands.flatMap((band, index) => {
    if (band.to !== undefined && band.to < band.from) {
      return [
        {
          path: ['bands', index, 'to'],
          said: { code: 'is_below', values: { field: 'from', value: band.from } },
        },
      ];
    }
    const before = bands[index - 1];
    if (before === undefined) return [];
    if (before.to === undefined) {
      return [{ path: ['bands', index - 1], said: { code: 'band_open' } }];
    }
    return gapMistake(before.to, band.from, index, decimals);
  });

const gapMistake = (
  end: number,
  start: number,
  index: number,
  decimals: number,
): readonly DefinitionMistake[] => {
  const path = ['bands', index, 'from'];
  if (start < end) return [{ path, said: { code: 'band_overlaps', values: { end } } }];
  const step = 10 ** -decimals;
  const next = Number((end + step).toFixed(decimals));
  const isGap = start > next + step / 2;
  return isGap ? [{ path, said: { code: 'band_gap', values: { end, next } } }] : [];
};
