// The unrelated-question design with two samples, when the share of yes to the innocent question is not known.
import type { SurveyDesign } from '../design.ts';
import { type Difference, differenceFrom, together } from '../estimation/waveDifference.ts';
import { surveyProportion } from '../estimation/surveyProportion.ts';

export type TwoSampleInput = {
  /** Domains of the two independent samples. */
  readonly designs: readonly [SurveyDesign, SurveyDesign];
  /** Chance of the sensitive question in each sample; they must differ. */
  readonly p: readonly [number, number];
  readonly variable: string;
  readonly yes: string | readonly string[];
  readonly level?: number;
};

/**
 * Share of the sensitive trait, and of the innocent one, from two samples with different chances.
 * In words: (y1 (1-p2) - y2 (1-p1)) / (p1-p2), where y is the observed share of yes; variances of the samples add up.
 * When to use: the innocent share is not known: two samples with different chances give both shares.
 * Assumes: independent samples of one population, the same two questions, everybody follows the device.
 * Units: chances and shares 0 to 1.
 * Errors: RangeError when the chances are equal.
 * Source: Greenberg, Abul-Ela, Simmons, Horvitz (1969), JASA 64:520-539.
 * @example unrelatedTwoSample({ designs: [design, earlier], p: [0.7, 0.3], variable: 'bribe', yes: 'yes' }).efficiencyLoss //
 *   3.625
 */
export const unrelatedTwoSample = (
  input: TwoSampleInput,
): { readonly sensitive: Difference; readonly unrelated: Difference; readonly efficiencyLoss: number } => {
  const [p1, p2] = input.p;
  if (Math.abs(p1 - p2) < 1e-9) throw new RangeError(`Both samples have p = ${p1}: the chances must differ.`);
  const [first, second] = input.designs.map(design => surveyProportion(design, input.variable, input.yes));
  const combine = (a: number, b: number): Difference => {
    const known = first!.standardError !== null && second!.standardError !== null;
    return differenceFrom({
      value: a * first!.value + b * second!.value,
      variance: known ? (a * first!.standardError!) ** 2 + (b * second!.standardError!) ** 2 : null,
      degreesOfFreedom: first!.degreesOfFreedom + second!.degreesOfFreedom,
      level: input.level,
      base: together([first!, second!]),
      flags: [...first!.flags, ...second!.flags],
    });
  };
  const spread = p1 - p2;
  const sensitive = combine((1 - p2) / spread, -(1 - p1) / spread);
  return {
    sensitive:
      sensitive.value < 0 || sensitive.value > 1
        ? { ...sensitive, flags: [...sensitive.flags, 'outOfRange'] }
        : sensitive,
    unrelated: combine(-p2 / spread, p1 / spread),
    efficiencyLoss: ((1 - p2) ** 2 + (1 - p1) ** 2) / spread ** 2,
  };
};
