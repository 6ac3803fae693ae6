// Variance by Taylor linearization with ultimate clusters:
// V = sum over strata of (1 - f) n/(n-1) times the scatter of PSU scores round their stratum mean.
// Source: Binder (1983), Int. Stat. Rev. 51:279-292; Sarndal, Swensson, Wretman (1992), section 5.5; rules for lonely PSUs
// follow survey::svyrecvar (Lumley), version 4.5.
import { misuse } from '../misuse.ts';
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
  throw misuse(
    'lonelyStrata',
    { strata: names.slice(0, 5), more: Math.max(0, names.length - 5) },
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

type Centres = {
  readonly rule: StratumRule;
  /** Mean score of the PSUs of each stratum, or of all PSUs where the stratum is measured from those. */
  readonly values: Float64Array;
};

/** Sums of the scores of each stratum; PSUs outside the domain have none to add. */
const stratumSums = ({ design, table, size }: Evaluated): Float64Array => {
  const { psuStratum, psuCount, strataCount } = design.structure;
  const sums = new Float64Array(strataCount * size);
  for (let unit = 0, at = 0; unit < psuCount; unit++) {
    const from = psuStratum[unit]! * size;
    for (let i = 0; i < size; i++, at++) if (table[at] !== 0) sums[from + i]! += table[at]!;
  }
  return sums;
};

const centresOf = (evaluated: Evaluated): Centres => {
  const { design, size, zeroCentre } = evaluated;
  const { strataCount, stratumPsus } = design.structure;
  const rule = ruleOf(design);
  const values = stratumSums(evaluated);
  const overall = new Float64Array(size);
  let sampled = 0;
  for (let stratum = 0; stratum < strataCount; stratum++) {
    sampled += rule.presentStrata[stratum]! * stratumPsus[stratum]!;
    for (let i = 0; i < size; i++) overall[i]! += values[stratum * size + i]!;
  }
  for (let stratum = 0; stratum < strataCount; stratum++)
    for (let i = 0; i < size; i++) {
      const at = stratum * size + i;
      if (rule.recentred[stratum] === 0) values[at]! /= stratumPsus[stratum]!;
      else values[at] = zeroCentre === true ? 0 : overall[i]! / sampled;
    }
  return { rule, values };
};

/** Factor of the squares of each stratum; 0 for strata that have nothing of the domain. */
const factorsOf = ({ factor, inflation, presentStrata }: StratumRule): Float64Array =>
  factor.map((value, stratum) => value * inflation * presentStrata[stratum]!);

/** Scores measured from their centre and scaled by the root of the stratum factor: their cross-product is the variance. */
const centredScores = (evaluated: Evaluated): Float64Array => {
  const { design, table, size } = evaluated;
  const { psuStratum, psuCount } = design.structure;
  const { rule, values: centres } = centresOf(evaluated);
  const roots = factorsOf(rule).map(Math.sqrt);
  const scores = new Float64Array(table.length);
  for (let unit = 0, at = 0; unit < psuCount; unit++) {
    const stratum = psuStratum[unit]!;
    const root = roots[stratum]!;
    const from = stratum * size;
    for (let i = 0; i < size; i++, at++) scores[at] = root * (table[at]! - centres[from + i]!);
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
  const { design, table, size } = evaluated;
  const { psuStratum, psuCount } = design.structure;
  const { rule, values: centres } = centresOf(evaluated);
  const factors = factorsOf(rule);
  const variances = new Float64Array(size);
  for (let unit = 0, at = 0; unit < psuCount; unit++) {
    const stratum = psuStratum[unit]!;
    const factor = factors[stratum]!;
    const from = stratum * size;
    for (let i = 0; i < size; i++, at++) {
      const distance = table[at]! - centres[from + i]!;
      if (distance !== 0) variances[i]! += factor * distance * distance;
    }
  }
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
