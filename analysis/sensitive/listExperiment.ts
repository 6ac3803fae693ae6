// List experiments: respondents say how many statements are true of them, not which.
import { misuse } from '../misuse.ts';
import {
  type Dataset,
  categoriesOf,
  categoryColumn,
  columnOf,
  numberColumn,
  numbersOf,
  where,
  withColumns,
} from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom, subset, withData } from '../design.ts';
import { surveyGlm } from '../estimation/surveyGlm.ts';
import { completeDomain } from '../estimation/variables.ts';
import { summaryOf } from '../variance/domainSummary.ts';
import { type Difference, differenceFrom } from '../estimation/waveDifference.ts';

export type ListInput = {
  /** Number of true statements. */
  readonly count: string;
  /** Which list the respondent saw. */
  readonly group: string;
  /** The category of `group` that saw the sensitive statement. */
  readonly treatment: string;
  readonly level?: number;
  /**
   * design (default): regression on the arm with the survey's weights, strata and PSUs.
   * For unweighted simple samples, to repeat other software: neyman (unequal variances), pooled (equal), hc3 (R's ictreg).
   */
  readonly errors?: 'design' | 'neyman' | 'pooled' | 'hc3';
};

export type ListEstimate = Difference & {
  /** Respondents with the sensitive statement and without. */
  readonly nTreatment: number;
  readonly nControl: number;
  /** Mean number of true statements without the sensitive one, and its error. */
  readonly control: { readonly value: number; readonly standardError: number | null };
  /** Variance over that of a direct question to all of them, at this share; null when the share is not inside (0, 1). */
  readonly efficiencyLoss: number | null;
  /** Share of the treatment list with no statement true, and with all true: large ones break the privacy of the list. */
  readonly floor: number;
  readonly ceiling: number;
};

/** The two arms as domains. */
export const armsOf = (
  design: SurveyDesign,
  group: string,
  treatment: string,
): { readonly treated: SurveyDesign; readonly control: SurveyDesign } => {
  const column = categoriesOf(design.data, group);
  const code = column.categories.indexOf(treatment);
  if (code < 0 || column.categories.length !== 2)
    throw misuse(
      'notTwoArms',
      { variable: group, treatment, categories: column.categories },
      `Variable "${group}" must have two categories, one of them "${treatment}"; it has: ${column.categories.join(', ')}.`,
    );
  return {
    treated: subset(
      design,
      where(design.data, row => column.codes[row] === code),
    ),
    control: subset(
      design,
      where(design.data, row => column.codes[row] === 1 - code),
    ),
  };
};

type Arm = {
  readonly n: number;
  readonly mean: number;
  readonly variance: number;
  readonly values: Float64Array;
};

/** Unweighted description of one arm. RangeError when nobody in it answered. */
const armOf = (domain: SurveyDesign, count: string): Arm => {
  const values = numbersOf(domain.data, count).filter(
    (value, row) => domain.weights[row] !== 0 && !Number.isNaN(value),
  );
  if (values.length < 2)
    throw misuse(
      'fewListAnswers',
      { variable: count, count: values.length },
      `An arm of the list experiment has ${values.length} answers to "${count}": two or more are needed, so widen the domain.`,
    );
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n: values.length, mean, variance: squares / (values.length - 1), values };
};

type Variances = { readonly difference: number; readonly control: number };

const simpleVariances = (treated: Arm, control: Arm, errors: 'neyman' | 'pooled' | 'hc3'): Variances => {
  if (errors === 'pooled') {
    const squares = treated.variance * (treated.n - 1) + control.variance * (control.n - 1);
    const variance = squares / (treated.n + control.n - 2);
    return { difference: variance / treated.n + variance / control.n, control: variance / control.n };
  }
  const less = errors === 'hc3' ? 1 : 0;
  const own = control.variance / (control.n - less);
  return { difference: treated.variance / (treated.n - less) + own, control: own };
};

const TREATED = 'with the sensitive statement';

/** The arm as a question whose first category is the control list. */
const withArm = (data: Dataset, group: string, treatment: string): Dataset => {
  const { categories, codes } = categoriesOf(data, group);
  const labels = Array.from(codes, code =>
    code < 0 ? null : categories[code] === treatment ? TREATED : 'control',
  );
  return withColumns(data, [categoryColumn(group, labels, ['control', TREATED])]);
};

type Fit = { readonly difference: Difference; readonly control: ListEstimate['control'] };

const designFit = (design: SurveyDesign, input: ListInput): Fit => {
  const arms = withData(design, withArm(design.data, input.group, input.treatment));
  const level = input.level === undefined ? {} : { level: input.level };
  const [control, difference] = surveyGlm(arms, {
    outcome: input.count,
    terms: [input.group],
    ...level,
  }).coefficients;
  return {
    difference: difference!,
    control: { value: control!.value, standardError: control!.standardError },
  };
};

const simpleFit = (design: SurveyDesign, input: ListInput, arms: readonly [Arm, Arm]): Fit => {
  const [treated, control] = arms;
  const variances = simpleVariances(treated, control, input.errors as 'neyman' | 'pooled' | 'hc3'); // the caller excluded 'design'
  const answered = completeDomain(design, [
    columnOf(design.data, input.count),
    categoriesOf(design.data, input.group),
  ]);
  const difference = differenceFrom({
    value: treated.mean - control.mean,
    variance: variances.difference,
    degreesOfFreedom: Math.max(1, degreesOfFreedom(design) - 1),
    level: input.level,
    base: { n: treated.n + control.n, nWeighted: summaryOf(answered).weighted },
    flags: design.flags,
  });
  return { difference, control: { value: control.mean, standardError: Math.sqrt(variances.control) } };
};

const shareOf = (values: Float64Array, wanted: number): number =>
  values.reduce((sum, value) => sum + (value === wanted ? 1 : 0), 0) / values.length;

/**
 * Share for whom the sensitive statement is true: mean number of true statements with it minus without it.
 * In words: mean count in the treatment arm - mean count in the control arm; weighted, but not with the errors for simple
 * samples.
 * When to use: arms assigned at random to respondents.
 * Assumes: nobody lies about the number; adding the statement does not change other answers (`listDesignEffectTable`).
 * Units: counts in; result: share, 0 to 1.
 * Degrees of freedom: design - 1.
 * Errors: RangeError when the group does not have two arms or an arm is empty; outside [0, 1] flagged 'outOfRange'.
 * Source: Imai (2011), JASA 106:407-416; Blair & Imai (2012), Political Analysis 20:47-77.
 * @example listExperiment(design, { count: 'count', group: 'arm', treatment: 'treated' }).value // 0.0516
 */
export const listExperiment = (design: SurveyDesign, input: ListInput): ListEstimate => {
  const domains = armsOf(design, input.group, input.treatment);
  const arms = [armOf(domains.treated, input.count), armOf(domains.control, input.count)] as const;
  const fit =
    (input.errors ?? 'design') === 'design' ? designFit(design, input) : simpleFit(design, input, arms);
  const { value, standardError, flags } = fit.difference;
  const [{ n: nTreatment, values }, { n: nControl }] = arms;
  const direct = value > 0 && value < 1 ? (value * (1 - value)) / (nTreatment + nControl) : null;
  return {
    ...fit.difference,
    flags: value < 0 || value > 1 ? [...flags, 'outOfRange'] : flags,
    nTreatment,
    nControl,
    control: fit.control,
    efficiencyLoss: direct === null || standardError === null ? null : standardError ** 2 / direct,
    floor: shareOf(values, 0),
    ceiling: shareOf(
      values,
      values.reduce((most, one) => Math.max(most, one), 0),
    ),
  };
};

/**
 * Double list: everybody gets both lists, and the sensitive statement stands in A for one arm and in B for the other.
 * In words: half the difference between arms of (count A - count B); half the error of a single list or less.
 * `treatment` is the arm with the statement in list A.
 * When to use: half the error of a single list for the same interviews, when two lists of like statements can be had.
 * Assumes: as for `listExperiment`, for both lists; the order of lists does not matter.
 * Units: counts in; result: share, 0 to 1.
 * Errors: RangeError as for `listExperiment`.
 * Source: Droitcour et al. (1991); Glynn (2013), POQ 77:159-172.
 * @example doubleListExperiment(design, { countA: 'count', countB: 'count2', group: 'arm', treatment: 'treated' }).value //
 *   0.0501
 */
export const doubleListExperiment = (
  design: SurveyDesign,
  input: Omit<ListInput, 'count'> & { readonly countA: string; readonly countB: string },
): Difference => {
  const [a, b] = [numbersOf(design.data, input.countA), numbersOf(design.data, input.countB)];
  const count = `${input.countA} - ${input.countB}`;
  const data = withColumns(design.data, [
    numberColumn(
      count,
      a.map((value, row) => value - b[row]!),
    ),
  ]);
  const whole = listExperiment(withData(design, data), { ...input, count });
  return differenceFrom({
    value: whole.value / 2,
    variance: whole.standardError === null ? null : (whole.standardError / 2) ** 2,
    degreesOfFreedom: whole.degreesOfFreedom,
    level: input.level,
    base: whole,
    flags: whole.flags.filter(flag => flag !== 'outOfRange'),
  });
};
