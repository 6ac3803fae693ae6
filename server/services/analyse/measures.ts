// Each kind of result as a measure: how it is estimated in a domain, with which covariance, and how many people carry it.
import {
  categoriesOf,
  numberColumn,
  surveyMean,
  surveyProportion,
  surveyProportions,
  surveyQuantile,
  surveyRatio,
  surveyTotal,
  withColumns,
  withData,
  type Estimate,
  type EstimateSet,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { GroupedItem, ResultOf } from '../../../surveys/recipe/result-item.ts';
import { carriersOfNumber, carriersOfQuantile, carriersOfRatio } from './carriers.ts';

export type Figure = Estimate & {
  readonly name: string;
  /** People it stands on: the number that decides whether it may be shown. */
  readonly count: number;
  /** Of a sensitive question. */
  readonly efficiencyLoss?: number | null;
  /** Of a sensitive question: the estimate before it was cut to 0 to 1. */
  readonly uncut?: number;
};

export type Measure = {
  readonly statistic: string;
  /** The design with the columns the measure needs. */
  readonly prepare: (design: SurveyDesign) => SurveyDesign;
  readonly figures: (domain: SurveyDesign) => readonly Figure[];
  /** The same figures with their covariance, for changes; where there are several, they have the same names. */
  readonly set?: (domain: SurveyDesign) => EstimateSet;
  /** The figures of a group add up to its base: shares of the answers to one question. */
  readonly isExclusive: boolean;
};

const asIs = (design: SurveyDesign): SurveyDesign => design;
const levelOf = ({ level }: GroupedItem) => (level === undefined ? {} : { level });
const optionsOf = (item: ResultOf<'proportion'>) => ({
  ...levelOf(item),
  ...(item.method === undefined ? {} : { method: item.method }),
});

/** A sensitive question is measured wave by wave: see `sensitive.ts`. */
export const measureOf = (item: Exclude<GroupedItem, { type: 'sensitive' }>): Measure => {
  switch (item.type) {
    case 'proportion':
      return item.categories ? share(item, item.categories) : shares(item);
    case 'mean':
    case 'total':
      return number(item);
    case 'ratio':
      return ratio(item);
    case 'quantile':
      return quantile(item);
  }
};

const shares = (item: ResultOf<'proportion'>): Measure => ({
  statistic: 'proportion',
  // A number is counted by its values.
  prepare: design => withData(design, withColumns(design.data, [categoriesOf(design.data, item.variable)])),
  figures: domain =>
    surveyProportions(domain, item.variable, optionsOf(item)).map(figure => ({
      ...figure,
      name: figure.category,
    })),
  set: domain => ({
    ...surveyMean(domain, item.variable),
    names: categoriesOf(domain.data, item.variable).categories,
  }),
  isExclusive: true,
});

export const indicator = '@indicator';

/** 1 for the answers named, 0 for others: its mean is the share, with the covariance that changes need. */
export const withIndicator =
  (variable: string, wanted: readonly string[]) =>
  (design: SurveyDesign): SurveyDesign => {
    const { codes, categories } = categoriesOf(design.data, variable);
    const values = categories.map(category => (wanted.includes(category) ? 1 : 0));
    const column = numberColumn(
      indicator,
      Float64Array.from(codes, code => values[code] ?? NaN),
    );
    return withData(design, withColumns(design.data, [column]));
  };

const share = (item: ResultOf<'proportion'>, categories: readonly string[]): Measure => ({
  statistic: 'proportion',
  prepare: withIndicator(item.variable, categories),
  figures: domain => [
    {
      ...surveyProportion(domain, item.variable, categories, optionsOf(item)),
      name: categories.join(', '),
      count: carriersOfNumber(domain, indicator),
    },
  ],
  set: domain => surveyMean(domain, indicator),
  isExclusive: false,
});

const fromSet = (
  { item, name }: { readonly item: GroupedItem; readonly name: string },
  set: NonNullable<Measure['set']>,
  count: (domain: SurveyDesign) => number,
): Measure => ({
  statistic: item.type,
  prepare: asIs,
  figures: domain => set(domain).estimates.map(figure => ({ ...figure, name, count: count(domain) })),
  set,
  isExclusive: false,
});

const number = (item: ResultOf<'mean'> | ResultOf<'total'>): Measure =>
  fromSet(
    { item, name: item.variable },
    domain => (item.type === 'mean' ? surveyMean : surveyTotal)(domain, item.variable, levelOf(item)),
    domain => carriersOfNumber(domain, item.variable),
  );

const ratio = (item: ResultOf<'ratio'>): Measure =>
  fromSet(
    { item, name: `${item.numerator}/${item.denominator}` },
    domain => surveyRatio(domain, item.numerator, item.denominator, levelOf(item)),
    domain => carriersOfRatio(domain, item.numerator, item.denominator),
  );

const quantile = (item: ResultOf<'quantile'>): Measure => ({
  statistic: 'quantile',
  prepare: asIs,
  figures: domain =>
    surveyQuantile(domain, item.variable, item.probabilities, levelOf(item)).map(figure => ({
      ...figure,
      name: String(figure.probability),
      count: carriersOfQuantile(domain, item.variable, figure.value),
    })),
  isExclusive: false,
});
