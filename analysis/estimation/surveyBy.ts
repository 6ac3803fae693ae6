// The same estimator in every group of a classification, with the covariance between groups.
import { misuse } from '../misuse.ts';
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
import { type SurveyDesign, degreesOfFreedom, subset } from '../design.ts';
import type { Matrix } from '../matrix.ts';
import type { Evaluated } from '../variance/evaluated.ts';
import { covarianceOf, sideBySide } from '../variance/statistic.ts';
import type { Estimate } from './estimate.ts';
import type { EstimateSet } from './estimateSet.ts';

export type Group = {
  /** Category of each classifying variable. */
  readonly key: Readonly<Record<string, string>>;
  readonly set: EstimateSet;
};

/** A group with respondents of whom the estimator could make nothing, and why. */
export type OmittedGroup = { readonly key: Readonly<Record<string, string>>; readonly reason: string };

export type GroupedEstimates = {
  readonly groups: readonly Group[];
  readonly omitted: readonly OmittedGroup[];
  /** All estimates, group after group, named "group" or "group: estimate" when there are several a group. */
  readonly names: readonly string[];
  readonly estimates: readonly Estimate[];
  readonly covariance: Matrix;
  readonly degreesOfFreedom: number;
  readonly evaluated: Evaluated;
};

type Cell = { readonly key: Readonly<Record<string, string>>; readonly mask: Uint8Array };

const codeOfRow = (columns: readonly CategoryColumn[], row: number): number => {
  let code = 0;
  for (let i = columns.length - 1; i >= 0; i--) {
    const own = columns[i]!.codes[row]!;
    if (own < 0) return -1;
    code = code * columns[i]!.categories.length + own;
  }
  return code;
};

const keyOf = (columns: readonly CategoryColumn[], cell: number): Record<string, string> => {
  let rest = cell;
  return Object.fromEntries(
    columns.map(({ name, categories }) => {
      const own = rest % categories.length;
      rest = Math.floor(rest / categories.length);
      return [name, categories[own]!];
    }),
  );
};

/** Groups that have respondents, the first variable varying fastest. */
const groupsOf = (design: SurveyDesign, by: readonly string[]): readonly Cell[] => {
  const columns = by.map(name => categoriesOf(design.data, name));
  const masks = new Map<number, Uint8Array>();
  for (let row = 0; row < design.data.rows; row++) {
    const cell = design.weights[row] === 0 ? -1 : codeOfRow(columns, row);
    if (cell < 0) continue;
    if (!masks.has(cell)) masks.set(cell, new Uint8Array(design.data.rows));
    masks.get(cell)![row] = 1;
  }
  return [...masks.entries()]
    .sort(([a], [b]) => a - b)
    .map(([cell, mask]) => ({ key: keyOf(columns, cell), mask }));
};

type Outcome = {
  readonly groups: readonly Group[];
  readonly omitted: readonly (OmittedGroup & { readonly error: RangeError })[];
};

/** The estimator in each group; where it refuses (nobody answered, say) the group is set aside with the reason. */
const runInGroups = (cells: readonly Cell[], run: (mask: Uint8Array) => EstimateSet): Outcome => {
  const groups: Group[] = [];
  const omitted: Outcome['omitted'][number][] = [];
  for (const { key, mask } of cells)
    try {
      groups.push({ key, set: run(mask) });
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      omitted.push({ key, reason: error.message, error });
    }
  return { groups, omitted };
};

/**
 * Runs an estimator in every group that has respondents.
 * In words: each group is a domain of the whole design; scores are kept, so differences between groups have right errors.
 * When to use: breakdowns by sex, district, wave. `estimator` receives the domain, for example
 * `(domain) => surveyMean(domain, 'age')`. For one closed question by another, `crosstab` is faster.
 * A group in which the estimator refuses (nobody answered) is left out and named in `omitted` with the reason.
 * Assumes: groups do not overlap; each is a domain whose size is random.
 * Units: those of the estimator.
 * Errors: RangeError when a classifying variable is unknown, no group has respondents, or the estimator refuses in all of them.
 * Source: Sarndal et al. (1992), section 10.3; equals survey::svyby(covmat = TRUE).
 * @example surveyBy(design, 'sex', domain => surveyMean(domain, 'years')).names // ['f','m']
 */
export const surveyBy = (
  design: SurveyDesign,
  by: string | readonly string[],
  estimator: (domain: SurveyDesign) => EstimateSet,
): GroupedEstimates => {
  const names = typeof by === 'string' ? [by] : by;
  const { groups, omitted } = runInGroups(groupsOf(design, names), mask => estimator(subset(design, mask)));
  if (groups.length === 0)
    throw (
      omitted[0]?.error ??
      misuse(
        'noGroups',
        { variables: names },
        `No group of ${names.join(' x ')} has respondents in this domain: widen the domain or choose other groups.`,
      )
    );
  const joined = { ...sideBySide(groups.map(({ set }) => set.evaluated)), design };
  return {
    groups,
    omitted: omitted.map(({ key, reason }) => ({ key, reason })),
    names: groups.flatMap(({ key, set }) => {
      const group = Object.values(key).join('.');
      return set.names.map(name => (set.names.length === 1 ? group : `${group}: ${name}`));
    }),
    estimates: groups.flatMap(({ set }) => set.estimates),
    covariance: covarianceOf(joined),
    degreesOfFreedom: degreesOfFreedom(design),
    evaluated: joined,
  };
};
