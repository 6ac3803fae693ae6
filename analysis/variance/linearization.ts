// Variance by Taylor linearization with ultimate clusters:
// V = sum over strata of (1 - f) n/(n-1) times the scatter of PSU scores round their stratum mean.
// Source: Binder (1983), Int. Stat. Rev. 51:279-292; Sarndal, Swensson, Wretman (1992), section 5.5; rules for lonely PSUs
// follow survey::svyrecvar (Lumley), version 4.5.
import type { SurveyDesign } from '../design.ts';
import { type Matrix, matrix } from '../matrix.ts';
import { summaryOf } from './domainSummary.ts';
import type { Evaluated } from './evaluated.ts';

type StratumRule = {
  /** Factor of each stratum: 0 where it adds nothing. */
  readonly factor: Float64Array;
  /** Strata whose PSUs are measured from the mean of all PSUs instead of their own. */
  readonly recentred: Uint8Array;
  /** Blow-up for lonely strata under the rule `average`. */
  readonly inflation: number;
  readonly presentStrata: Uint8Array;
};

const rules = new WeakMap<SurveyDesign, StratumRule>();

/** All lonely strata of the domain in one message: nobody wants to meet them one by one. */
const refuseLonely = ({ structure }: SurveyDesign, lonely: readonly number[]): void => {
  if (lonely.length === 0) return;
  const names = lonely.map(stratum => structure.stratumLabel(stratum));
  names.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const more = names.length > 5 ? ` and ${names.length - 5} more` : '';
  throw new RangeError(
    `Stratum ${names.slice(0, 5).join(', ')}${more} has only one PSU, so its variance cannot be seen: ` +
      "join it with a similar stratum, or choose lonelyPsu 'adjust', 'average', 'certainty' or 'remove'.",
  );
};

const makeRule = (design: SurveyDesign): StratumRule => {
  const { stratumPsus, unsampledShare, strataCount } = design.structure;
  const inDomain = summaryOf(design).stratumPsus;
  const factor = new Float64Array(strataCount);
  const recentred = new Uint8Array(strataCount);
  const presentStrata = inDomain.map(count => (count > 0 || design.calibrations.length > 0 ? 1 : 0));
  const refused: number[] = [];
  let [present, left] = [0, 0];
  for (let stratum = 0; stratum < strataCount; stratum++) {
    const n = stratumPsus[stratum]!;
    factor[stratum] = unsampledShare[stratum]! * (n > 1 ? n / (n - 1) : 1);
    if (presentStrata[stratum] === 0) continue;
    present++;
    const lonely = n === 1 || (design.adjustDomainLonely && inDomain[stratum] === 1);
    if (n === 1 && design.lonelyPsu === 'fail' && factor[stratum]! > 1e-7) refused.push(stratum);
    if (lonely && design.lonelyPsu === 'adjust') recentred[stratum] = 1;
    if (!lonely || design.lonelyPsu !== 'average') left++;
    else factor[stratum] = 0;
  }
  refuseLonely(design, refused);
  return {
    factor,
    recentred,
    inflation: left > 0 ? present / left : 0,
    presentStrata: Uint8Array.from(presentStrata),
  };
};

const ruleOf = (design: SurveyDesign): StratumRule => {
  const known = rules.get(design) ?? makeRule(design);
  rules.set(design, known);
  return known;
};

/** Scores measured from their centre and scaled by the root of the stratum factor: their cross-product is the variance. */
const centredScores = ({ design, table, size, zeroCentre }: Evaluated): Float64Array => {
  const { psuStratum, psuCount, strataCount, stratumPsus } = design.structure;
  const rule = ruleOf(design);
  const means = new Float64Array(strataCount * size);
  const overall = new Float64Array(size);
  let sampled = 0;
  for (let stratum = 0; stratum < strataCount; stratum++)
    sampled += rule.presentStrata[stratum]! * stratumPsus[stratum]!;
  for (let unit = 0, at = 0; unit < psuCount; unit++) {
    const stratum = psuStratum[unit]!;
    for (let i = 0; i < size; i++, at++) {
      means[stratum * size + i]! += table[at]! / stratumPsus[stratum]!;
      if (zeroCentre !== true) overall[i]! += table[at]! / sampled;
    }
  }
  const scores = new Float64Array(table.length);
  for (let unit = 0, at = 0; unit < psuCount; unit++) {
    const stratum = psuStratum[unit]!;
    const root = Math.sqrt(rule.factor[stratum]! * rule.inflation * rule.presentStrata[stratum]!);
    const [centre, from] = rule.recentred[stratum] === 1 ? [overall, 0] : [means, stratum * size];
    for (let i = 0; i < size; i++, at++) scores[at] = root * (table[at]! - centre[from + i]!);
  }
  return scores;
};

/** Covariance matrix of linearized estimates. */
export const linearizedCovariance = (evaluated: Evaluated): Matrix => {
  const { size } = evaluated;
  const scores = centredScores(evaluated);
  const result = matrix(size, size);
  for (let from = 0; from < scores.length; from += size)
    for (let i = 0; i < size; i++) {
      const left = scores[from + i]!;
      if (left === 0) continue;
      for (let j = i; j < size; j++) result.values[i * size + j]! += left * scores[from + j]!;
    }
  for (let i = 0; i < size; i++)
    for (let j = 0; j < i; j++) result.values[i * size + j] = result.values[j * size + i]!;
  return result;
};

/** Variances alone. */
export const linearizedVariances = (evaluated: Evaluated): Float64Array => {
  const scores = centredScores(evaluated);
  const variances = new Float64Array(evaluated.size);
  for (let at = 0; at < scores.length;)
    for (let i = 0; i < evaluated.size; i++, at++) variances[i]! += scores[at]! ** 2;
  return variances;
};

/** Whether some stratum of the domain (or of a part of it, with PSUs in these strata) entered the variance by the lonely-PSU rule. */
export const hasLonelyStratum = (design: SurveyDesign, part?: Float64Array): boolean => {
  if (design.replicates !== null) return false;
  const { presentStrata } = ruleOf(design);
  const isInPart = (stratum: number): boolean =>
    part === undefined || design.calibrations.length > 0 || part[stratum]! > 0;
  return presentStrata.some(
    (present, stratum) => present === 1 && design.structure.stratumPsus[stratum] === 1 && isInPart(stratum),
  );
};
