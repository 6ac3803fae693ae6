// The precision of every group of a classification at once: each group is judged as the domain it is, by its own PSUs and strata.
import { type SurveyDesign, degreesOfFreedom, subset } from '../design.ts';
import { type DomainSummary, summariesOf } from '../variance/domainSummary.ts';
import {
  type Precision,
  type PrecisionOptions,
  intervalQuantile,
  partFlags,
  precisionOf,
} from './estimate.ts';

/** The group of each row, -1 for none. */
export type Grouping = { readonly codes: Int16Array; readonly count: number };

const freedomOf = (design: SurveyDesign, codes: Int16Array, group: number, own: DomainSummary): number => {
  if (design.replicates === null || own.rows === 0) return Math.max(0, own.psus - own.strata);
  return degreesOfFreedom(
    subset(
      design,
      Uint8Array.from(codes, code => (code === group ? 1 : 0)),
    ),
  );
};

/**
 * As `precisionOf(group's part of domain, group's part of design)` for each group: its own respondents, rows and degrees of
 * freedom. `domain` is what is left of `design` where the answers are there.
 */
export const groupPrecisions = (
  domain: SurveyDesign,
  design: SurveyDesign,
  { codes, count }: Grouping,
  options: PrecisionOptions,
): readonly Precision[] => {
  const whole = precisionOf(domain, design, options);
  const members = summariesOf(design, codes, count);
  const answered = domain === design ? members : summariesOf(domain, codes, count);
  const quantiles = new Map<number, number | null>();
  const quantileOf = (df: number): number | null => {
    if (!quantiles.has(df)) quantiles.set(df, intervalQuantile(whole.level, df));
    return quantiles.get(df) ?? null;
  };
  return members.map((own, group) => {
    const df = options.degreesOfFreedom ?? freedomOf(design, codes, group, own);
    const { rows: n, weighted: nWeighted } = answered[group]!;
    return {
      ...whole,
      ...{ n, nWeighted, rows: own.rows, degreesOfFreedom: df },
      t: whole.hasReplication ? quantileOf(df) : null,
      flags: partFlags(domain, answered[group]!),
    };
  });
};
