// Does the sensitive statement change the answers to the others? Shares of respondent types must not be negative.
import { numbersOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { armsOf, type ListInput } from './listExperiment.ts';

export type ListType = {
  /** Number of control statements true of the type. */
  readonly control: number;
  /** Whether the sensitive statement is true of it. */
  readonly sensitive: boolean;
  readonly share: number;
  readonly standardError: number;
};

export type ListDesignEffectTable = {
  readonly types: readonly ListType[];
  /** Types with a negative share by more than 1.64 standard errors: signs of a design effect. */
  readonly suspicious: readonly ListType[];
};

/** Unweighted share of answers up to a number, and the number of respondents. */
const cumulative = (
  domain: SurveyDesign,
  values: Float64Array,
): { readonly upTo: (y: number) => number; readonly n: number } => {
  const used = values.filter((value, row) => domain.weights[row] !== 0 && !Number.isNaN(value));
  if (used.length === 0)
    throw new RangeError(
      'An arm of the list experiment has no answers: widen the domain or name other arms.',
    );
  return {
    n: used.length,
    upTo: y => used.reduce((sum, value) => sum + (value <= y ? 1 : 0), 0) / used.length,
  };
};

const SIGN = 1.64;

/**
 * Shares of the types (number of control statements true, sensitive statement true or not), with errors.
 * In words: type (y, yes) = share of at most y true without the statement minus with it; type (y, no) = share of at most y with
 * it minus share of at most y-1 without it. All must be 0 or more if the statement leaves other answers alone.
 * When to use: before any list result is printed. Unweighted, as the test is about answers, not the population.
 * Assumes: arms assigned at random; nobody lies about the number.
 * Units: shares, which may come out below 0: that is the sign looked for.
 * Errors: RangeError when an arm is empty or the group has not two arms.
 * Source: Blair & Imai (2012), Political Analysis 20:47-77; equals list::ict.test(pi.table).
 * @example listDesignEffectTable(design, { count: 'count', group: 'arm', treatment: 'treated', controls: 3 }).types.length //
 *   8
 */
export const listDesignEffectTable = (
  design: SurveyDesign,
  input: Pick<ListInput, 'count' | 'group' | 'treatment'> & { readonly controls: number },
): ListDesignEffectTable => {
  const values = numbersOf(design.data, input.count);
  const { treated, control } = armsOf(design, input.group, input.treatment);
  const [t, c] = [cumulative(treated, values), cumulative(control, values)];
  const error = (a: number, b: number): number => Math.sqrt((a * (1 - a)) / t.n + (b * (1 - b)) / c.n);
  const counts = Array.from({ length: input.controls + 1 }, (_, y) => y);
  const yes = counts.map(y => {
    const [a, b] = [t.upTo(y), c.upTo(y)];
    return { control: y, sensitive: true, share: b - a, standardError: error(a, b) };
  });
  const no = counts.map(y => {
    const [a, b] = [t.upTo(y), c.upTo(y - 1)];
    return { control: y, sensitive: false, share: a - b, standardError: error(a, b) };
  });
  const types = [...yes, ...no];
  return { types, suspicious: types.filter(({ share, standardError }) => share < -SIGN * standardError) };
};
