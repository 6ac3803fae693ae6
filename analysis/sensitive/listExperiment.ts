// List experiments: respondents say how many statements are true of them, not which.
import { categoriesOf, numbersOf, where } from '../dataset.ts';
import { type SurveyDesign, subset } from '../design.ts';
import { surveyMean } from '../estimation/surveyMean.ts';
import { type Difference, differenceFrom, waveDifference } from '../estimation/waveDifference.ts';
import { countRows, type Estimate } from '../estimation/estimate.ts';

export type ListInput = {
  /** Number of true statements. */
  readonly count: string;
  /** Which list the respondent saw. */
  readonly group: string;
  /** The category of `group` that saw the sensitive statement. */
  readonly treatment: string;
  readonly level?: number;
};

export type ListEstimate = Difference & {
  /** Respondents with the sensitive statement and without. */
  readonly nTreatment: number;
  readonly nControl: number;
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
    throw new RangeError(
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

const shareWhere = (domain: SurveyDesign, values: Float64Array, value: number): number => {
  let [sum, size] = [0, 0];
  for (let row = 0; row < values.length; row++) {
    const weight = domain.weights[row]!;
    if (weight === 0 || Number.isNaN(values[row]!)) continue;
    size += weight;
    if (values[row] === value) sum += weight;
  }
  return sum / size;
};

const maximum = (values: Float64Array, domain: SurveyDesign): number =>
  values.reduce((most, value, row) => (domain.weights[row] !== 0 && value > most ? value : most), 0);

const answered = (domain: SurveyDesign, values: Float64Array): number =>
  countRows(domain.weights.map((weight, row) => (Number.isNaN(values[row]!) ? 0 : weight)));

/**
 * Share for whom the sensitive statement is true: mean number of true statements with it minus without it.
 * When to use: arms assigned at random to respondents. Standard error: both arms' design variances add up
 * (for unweighted single-stage samples: Neyman's, with unequal variances).
 * Assumptions: nobody lies about the number; adding the statement does not change other answers (`listDesignEffectTable`).
 * Errors: RangeError when the group does not have two arms or an arm is empty.
 * Source: Imai (2011), JASA 106:407-416; Blair & Imai (2012), Political Analysis 20:47-77.
 */
export const listExperiment = (design: SurveyDesign, input: ListInput): ListEstimate => {
  const { treated, control } = armsOf(design, input.group, input.treatment);
  const values = numbersOf(design.data, input.count);
  const mean = (domain: SurveyDesign): Estimate => {
    const own = surveyMean(domain, input.count).estimates[0]!;
    return { ...own, standardError: own.standardError };
  };
  const difference = waveDifference(
    mean(treated),
    mean(control),
    input.level === undefined ? {} : { level: input.level },
  );
  const { value, standardError } = difference;
  const [nTreatment, nControl] = [answered(treated, values), answered(control, values)];
  const direct = value > 0 && value < 1 ? (value * (1 - value)) / (nTreatment + nControl) : null;
  return {
    ...difference,
    flags: value < 0 || value > 1 ? [...difference.flags, 'outOfRange'] : difference.flags,
    nTreatment,
    nControl,
    efficiencyLoss: direct === null || standardError === null ? null : standardError ** 2 / direct,
    floor: shareWhere(treated, values, 0),
    ceiling: shareWhere(treated, values, maximum(values, treated)),
  };
};

/**
 * Double list: everybody gets both lists, and the sensitive statement stands in A for one arm and in B for the other.
 * In words: half the difference between arms of (count A - count B); half the error of a single list or less.
 * `treatment` is the arm with the statement in list A. Source: Droitcour et al. (1991); Glynn (2013), POQ 77:159-172.
 */
export const doubleListExperiment = (
  design: SurveyDesign,
  input: Omit<ListInput, 'count'> & { readonly countA: string; readonly countB: string },
): Difference => {
  const [a, b] = [numbersOf(design.data, input.countA), numbersOf(design.data, input.countB)];
  const name = `${input.countA} - ${input.countB}`;
  const values = a.map((value, row) => value - b[row]!);
  const data = {
    ...design.data,
    columns: new Map(design.data.columns).set(name, { kind: 'number', name, values }),
  };
  const whole = listExperiment({ ...design, data }, { ...input, count: name });
  const standardError = whole.standardError === null ? null : whole.standardError / 2;
  return differenceFrom({
    value: whole.value / 2,
    variance: standardError === null ? null : standardError ** 2,
    degreesOfFreedom: whole.degreesOfFreedom,
    level: input.level,
    flags: whole.flags.filter(flag => flag !== 'outOfRange'),
  });
};
