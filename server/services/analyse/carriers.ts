// How many people a figure stands on: the number that decides whether it may be shown.
import { numbersOf, type SurveyDesign } from '../../../analysis/index.ts';
import { smallestCount } from '../results/disclosure.ts';

/** Somebody, but fewer than may be told of. */
export const isFew = (count: number): boolean => count > 0 && count < smallestCount;

/** People of the domain, or those for whom the test holds. */
export const countRows = ({ weights }: SurveyDesign, test: (row: number) => boolean = () => true): number => {
  let count = 0;
  for (let row = 0; row < weights.length; row++) if (weights[row] !== 0 && test(row)) count++;
  return count;
};

/**
 * A mean of 0 and 1 is a share in disguise, and a total of money mostly zeros: the figure rests on the rows that are not 0. Where
 * there are two values only, the rarer of the two decides.
 */
export const carriersOfNumber = (domain: SurveyDesign, variable: string): number => {
  const values = numbersOf(domain.data, variable);
  const at = (row: number): number => values[row] ?? NaN;
  const nonZero = countRows(domain, row => !Number.isNaN(at(row)) && at(row) !== 0);
  const [first, second, third] = distinctValues(domain, values);
  if (first === undefined || second === undefined || third !== undefined) return nonZero;
  const firsts = countRows(domain, row => at(row) === first);
  const seconds = countRows(domain, row => at(row) === second);
  return Math.min(nonZero, firsts, seconds);
};

/** The first three different values: enough to know whether there are two. */
const distinctValues = ({ weights }: SurveyDesign, values: Float64Array): readonly number[] => {
  const seen = new Set<number>();
  for (let row = 0; row < values.length && seen.size < 3; row++) {
    const value = values[row] ?? NaN;
    if (weights[row] !== 0 && !Number.isNaN(value)) seen.add(value);
  }
  return [...seen];
};

export const carriersOfRatio = (domain: SurveyDesign, numerator: string, denominator: string): number => {
  const [top, bottom] = [numbersOf(domain.data, numerator), numbersOf(domain.data, denominator)];
  const isKnown = (row: number): boolean => !Number.isNaN(top[row]) && !Number.isNaN(bottom[row]);
  return Math.min(
    countRows(domain, row => isKnown(row) && top[row] !== 0),
    countRows(domain, row => isKnown(row) && bottom[row] !== 0),
    countRows(domain, row => isKnown(row) && top[row] !== bottom[row]),
  );
};

/** A quantile with few people on one side of it is nearly somebody's own answer. */
export const carriersOfQuantile = (domain: SurveyDesign, variable: string, quantile: number): number => {
  const values = numbersOf(domain.data, variable);
  return Math.min(
    countRows(domain, row => (values[row] ?? NaN) <= quantile),
    countRows(domain, row => (values[row] ?? NaN) >= quantile),
  );
};
