// The share of one answer (or several together) with its interval.
import { checkChoice } from '../choice.ts';
import { misuse } from '../misuse.ts';
import { type CategoryColumn, categoriesOf } from '../dataset.ts';
import type { SurveyDesign } from '../design.ts';
import { likelihoodInterval } from '../inference/likelihoodInterval.ts';
import { type IntervalMethod, intervalMethods } from '../inference/proportionInterval.ts';
import { variancesOf } from '../variance/statistic.ts';
import { type Estimate, precisionOf } from './estimate.ts';
import {
  type ProportionOptions,
  answeredDomain,
  evaluateShares,
  shareEstimate,
} from './surveyProportions.ts';

/** A question collapsed to "other" and "yes", where yes is any of the categories named. */
export const yesColumn = (column: CategoryColumn, categories: string | readonly string[]): CategoryColumn => {
  const wanted = typeof categories === 'string' ? [categories] : categories;
  for (const category of wanted)
    if (!column.categories.includes(category))
      throw misuse(
        'noCategory',
        { variable: column.name, category, categories: column.categories },
        `Variable "${column.name}" has no category "${category}"; it has: ${column.categories.join(', ')}.`,
      );
  const yes = column.categories.map(category => (wanted.includes(category) ? 1 : 0));
  const codes = column.codes.map(code => (code < 0 ? -1 : yes[code]!));
  return { kind: 'category', name: column.name, categories: ['other', 'yes'], codes };
};

/** As for all shares, and the scaled profile likelihood, which is slower and for one share at a time. */
export type ShareOptions = Omit<ProportionOptions, 'method'> & {
  readonly method?: IntervalMethod | 'likelihood';
};

/**
 * Share of respondents whose answer is one of the categories named.
 * In words: weight of those who gave one of the answers over the weight of all who gave an answer; interval on the log odds by
 * default.
 * When to use: one figure for print ("gave a bribe"), top-two boxes. Methods as in `proportionInterval`; default logit.
 * Assumes: the design's; missing answers are like those given. At 0 or 1 the limit is exact for a simple sample and flagged
 * degenerate.
 * Units: 0 to 1.
 * Errors: RangeError for an unknown variable, category or method, or when nobody answered.
 * Source: Sarndal, Swensson, Wretman (1992), section 5.7; Korn & Graubard (1998), Survey Methodology 24:193-201 for `beta`;
 * equals survey::svyciprop.
 * @example surveyProportion(design, 'direction', 'up', { method: 'beta' }).low // 0.1490
 */
export const surveyProportion = (
  design: SurveyDesign,
  variable: string,
  categories: string | readonly string[],
  options: ShareOptions = {},
): Estimate & { readonly count: number } => {
  checkChoice('method', options.method, [...intervalMethods, 'likelihood']);
  const column = yesColumn(categoriesOf(design.data, variable), categories);
  const domain = answeredDomain(design, column);
  const evaluated = evaluateShares(domain, column);
  let count = 0;
  for (let row = 0; row < column.codes.length; row++)
    if (column.codes[row] === 1 && domain.weights[row] !== 0) count++;
  const name = `${variable}: ${[categories].flat().join(', ')}`;
  const share = { name, value: evaluated.values[1]!, variance: variancesOf(evaluated)[1]!, count };
  const precision = precisionOf(domain, design, options);
  const { method, ...rest } = options;
  if (method !== 'likelihood')
    return shareEstimate(precision, share, { ...rest, ...(method === undefined ? {} : { method }) });
  const estimate = shareEstimate(precision, share, rest);
  if (precision.t === null || share.value <= 0 || share.value >= 1 || share.variance < 1e-26) return estimate;
  const y = Float64Array.from(column.codes, code => (code < 0 ? Number.NaN : code));
  const { n, t } = precision;
  const { value, variance } = share;
  return { ...estimate, ...likelihoodInterval({ y, weights: domain.weights, share: value, variance, n, t }) };
};
