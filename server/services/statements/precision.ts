// How precise a wave is, in the numbers its statement gives: the largest half of an interval, design effects, the spread of weights.
import type { QuestionResult, WaveResult } from '../results/result.ts';

export type Spread = { readonly low: number; readonly high: number };

export type Precision = {
  /** The largest half of a 95 % interval, as a share, of questions that everybody was asked. */
  readonly largestHalf: number | null;
  /** Of the questions' own numbers; null where none is known. */
  readonly designEffects: Spread | null;
  /** By unequal weights alone (Kish); null where all weigh the same. */
  readonly weightEffect: number | null;
  /** Smallest and largest weight, the mean being 1. */
  readonly weights: Spread | null;
};

const spreadOf = (values: readonly number[]): Spread | null =>
  values.length === 0 ? null : { low: Math.min(...values), high: Math.max(...values) };

/** Of numbers that are estimates: not given by the weights, not hidden, not taken from answers that chance has hidden. */
const resultsOf = (questions: readonly QuestionResult[], wave: string): readonly WaveResult[] =>
  questions
    .filter(({ variable, isFiltered }) => !isFiltered && variable.indirect === undefined)
    .flatMap(({ waves }) => waves.filter(result => result.wave.name === wave && !result.isFixed));

const halves = ({ cells, focus }: WaveResult): readonly number[] =>
  [...cells, focus].flatMap(({ estimate }) =>
    estimate && estimate.low !== null && estimate.high !== null ? [(estimate.high - estimate.low) / 2] : [],
  );

export const precisionOf = (
  questions: readonly QuestionResult[],
  wave: string,
): Pick<Precision, 'largestHalf' | 'designEffects'> => {
  const results = resultsOf(questions, wave);
  return {
    largestHalf: spreadOf(results.flatMap(halves))?.high ?? null,
    designEffects: spreadOf(
      results.flatMap(({ focus }) => focus.estimate?.designEffect ?? []).filter(effect => effect > 0),
    ),
  };
};
