// One index of one group: the estimate with its interval, or why there is none to show.
import {
  briberyPrevalence,
  corruptionIndices,
  numbersOf,
  surveyProportion,
  type Estimate,
  type IndexDefinition,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import { smallestCount } from '../results/disclosure.ts';

/** Too few people stand behind what is hidden, or nobody: that is a small count too. */
export type IndexFigure =
  | {
      readonly id: string;
      readonly state: 'shown';
      readonly value: number;
      readonly low: number | null;
      readonly high: number | null;
      readonly n: number;
    }
  | { readonly id: string; readonly state: 'hidden' };

export type CountedFigure = { readonly figure: IndexFigure; readonly base: number };

type Counts = { readonly base: number; readonly count: number };

const sidesOf = ({ formula }: IndexDefinition): readonly [top: string, bottom: string | null] =>
  formula.kind === 'ratio' ? [formula.numerator, formula.denominator] : [formula.variable, null];

/** People in the base, and those of them that the index counts. */
const countsOf = ({ data, weights }: SurveyDesign, definition: IndexDefinition): Counts => {
  const [top, bottom] = sidesOf(definition);
  const above = numbersOf(data, top);
  const below = bottom === null ? null : numbersOf(data, bottom);
  let [base, count] = [0, 0];
  above.forEach((value, row) => {
    const isIn = (weights[row] ?? 0) > 0 && !Number.isNaN(value) && (below === null || (below[row] ?? 0) > 0);
    if (!isIn) return;
    base += 1;
    if (value > 0) count += 1;
  });
  return { base, count };
};

const isFlag = ({ data }: SurveyDesign, name: string): boolean =>
  numbersOf(data, name).every(value => Number.isNaN(value) || value === 0 || value === 1);

/** A share of people has an interval that stays between 0 and 1. */
const estimateOf = (design: SurveyDesign, definition: IndexDefinition): Estimate => {
  const [top, bottom] = sidesOf(definition);
  const isShare =
    definition.unit === 'share' && [top, bottom].every(name => name === null || isFlag(design, name));
  if (isShare && bottom === null) return surveyProportion(design, top, '1', { method: 'beta' });
  if (isShare && bottom !== null)
    return briberyPrevalence(design, {
      contact: { variable: bottom, yes: '1' },
      bribery: { variable: top, yes: '1' },
    });
  const [made] = corruptionIndices(design, [definition]);
  if (!made) throw new RangeError(`Index "${definition.id}" has no estimate.`);
  return made.estimate;
};

/** As everywhere: neither fewer than ten in the base, nor fewer than ten who did or did not. */
const isSmall = ({ base, count }: Counts, isShare: boolean): boolean =>
  base < smallestCount || count < smallestCount || (isShare && base - count < smallestCount);

const noInterval = { low: null, high: null };

/** Situations a contact may have an interval that reaches beyond what a share can be. */
const inRange = (bound: number | null, { unit }: IndexDefinition): number | null =>
  bound === null ? null : Math.max(0, unit === 'share' ? Math.min(1, bound) : bound);

export const figureOf = (
  design: SurveyDesign,
  definition: IndexDefinition,
  hasIntervals: boolean,
): CountedFigure => {
  const { id } = definition;
  const counts = countsOf(design, definition);
  const { base } = counts;
  if (isSmall(counts, definition.unit === 'share')) return { figure: { id, state: 'hidden' }, base };
  const { value, low, high } = estimateOf(design, definition);
  const interval = hasIntervals
    ? { low: inRange(low, definition), high: inRange(high, definition) }
    : noInterval;
  return { figure: { id, state: 'shown', value, n: base, ...interval }, base };
};

/** One hidden group would follow from the whole and the others: then the smallest of those shown is hidden with it. */
export const protect = (groups: readonly CountedFigure[]): readonly IndexFigure[] => {
  const hidden = groups.filter(({ figure }) => figure.state === 'hidden');
  const people = hidden.reduce((sum, { base }) => sum + base, 0);
  const shown = groups.filter(({ figure }) => figure.state === 'shown');
  const [next] = shown.toSorted((a, b) => a.base - b.base);
  if (hidden.length === 0 || !next || (hidden.length > 1 && people >= smallestCount))
    return groups.map(({ figure }) => figure);
  return protect(
    groups.map(each =>
      each === next ? { ...each, figure: { id: each.figure.id, state: 'hidden' as const } } : each,
    ),
  );
};
