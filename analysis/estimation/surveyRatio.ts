// Ratios of two totals: corruption indices, money a deal, cases a contact.
import { misuse, notNumbers } from '../misuse.ts';
import { type NumberColumn, columnOf, numberColumn } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { type Statistic, evaluate, sideBySide } from '../variance/statistic.ts';
import { columnTotals } from '../variance/totals.ts';
import { type EstimateSet, type SetOptions, estimateSet } from './estimateSet.ts';
import { randomVariancesOf } from './surveyMean.ts';
import { completeDomain, zeroFilled } from './variables.ts';
import { weightedMean } from './weightedMean.ts';

const numberColumnOf = (design: SurveyDesign, name: string): NumberColumn => {
  const column = columnOf(design.data, name);
  if (column.kind === 'number') return column;
  throw notNumbers(name);
};

const ratioStatistic = (): Statistic => {
  let [ratio, denominator] = [0, 1];
  return {
    size: 1,
    value: (totals, out, at) => {
      denominator = totals[1]!;
      ratio = totals[0]! / denominator;
      out[at] = ratio;
    },
    score: (units, from, out, at) => {
      out[at] = (units[from]! - ratio * units[from + 1]!) / denominator;
    },
  };
};

/** Variance of a ratio under simple random sampling: that of the mean of what the ratio leaves, in denominators. */
const randomVariance = (
  domain: SurveyDesign,
  {
    top,
    bottom,
    ratio,
  }: { readonly top: NumberColumn; readonly bottom: NumberColumn; readonly ratio: number },
  kind: 'replace' | 'wor',
): number => {
  const left = top.values.map((value, row) => value - ratio * bottom.values[row]!);
  const [variance] = randomVariancesOf(domain, [numberColumn('left', left)], kind);
  const mean = weightedMean(bottom.values, domain.weights);
  return variance! / mean ** 2;
};

/**
 * Ratio of the total of a numerator (one or several) to the total of a denominator, named "numerator/denominator".
 * In words: sum of weight x numerator over sum of weight x denominator, among rows where all are present.
 * When to use: shares in a changing base (situations among contacts), money per deal.
 * Assumes: the denominator total is well away from 0.
 * Units: numerator per denominator.
 * Errors: RangeError for category variables and for a denominator that adds up to 0.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.6; equals survey::svyratio.
 * @example surveyRatio(design, 'situation', 'contact').estimates[0].value // 0.1694
 */
export const surveyRatio = (
  design: SurveyDesign,
  numerators: string | readonly string[],
  denominator: string,
  options: SetOptions = {},
): EstimateSet => {
  const tops = (typeof numerators === 'string' ? [numerators] : numerators).map(name =>
    numberColumnOf(design, name),
  );
  const bottom = numberColumnOf(design, denominator);
  const domain = completeDomain(design, [...tops, bottom]);
  const below = zeroFilled(bottom, domain.weights);
  const parts = tops.map(top => {
    const totals = columnTotals(domain, [zeroFilled(top, domain.weights), below]);
    if (totals.totals[1] === 0)
      throw misuse(
        'zeroDenominator',
        { numerator: top.name, denominator },
        `The total of "${denominator}" is 0 in this domain, so "${top.name}/${denominator}" has no value: ` +
          'widen the domain, leave the group out, or choose another denominator.',
      );
    return evaluate(domain, totals, ratioStatistic());
  });
  const names = tops.map(top => `${top.name}/${denominator}`);
  const kind = options.designEffect ?? 'replace';
  const randomVariances = tops.map((top, i) =>
    randomVariance(domain, { top, bottom, ratio: parts[i]!.values[0]! }, kind),
  );
  return estimateSet(design, domain, { names, evaluated: sideBySide(parts), randomVariances }, options);
};
