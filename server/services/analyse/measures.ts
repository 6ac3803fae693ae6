// Each kind of result as a measure: how it is estimated in a domain, with which covariance, and how many people carry it.
import {
  balanceIndex,
  categoriesOf,
  corruptionIndices,
  numberColumn,
  standardIndices,
  surveyMean,
  surveyProportion,
  surveyProportions,
  surveyQuantile,
  surveyRatio,
  surveyTotal,
  withColumns,
  withData,
  type EstimateSet,
  type IndexDefinition,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { ComparableItem, ResultItem, ResultOf } from '../../../surveys/recipe/result-item.ts';
import { carriersOfNumber, carriersOfQuantile, carriersOfRatio, carriersOfShare } from './carriers.ts';
import type { ResultRow } from './outcome.ts';

export type Figure = Partial<ResultRow> & {
  readonly name: string;
  readonly statistic: string;
  /** People it stands on. */
  readonly count: number;
};

export type Measure = {
  /** The design with the columns the measure needs. */
  readonly prepare: (design: SurveyDesign) => SurveyDesign;
  readonly figures: (domain: SurveyDesign) => readonly Figure[];
  /** The same figures in the same order, with their covariance: for changes. */
  readonly sets: readonly ((domain: SurveyDesign) => EstimateSet)[];
  readonly isExclusive: boolean;
  readonly definitions: readonly IndexDefinition[];
};

const asIs = (design: SurveyDesign): SurveyDesign => design;
const levelOf = ({ level }: ResultItem) => (level === undefined ? {} : { level });
const methodOf = <Method>({ method }: { readonly method?: Method | undefined }) =>
  method === undefined ? {} : { method };

/** The measure of an item that can be split into groups. */
export const measureOf = (item: ComparableItem | ResultOf<'quantile'>): Measure => {
  switch (item.type) {
    case 'proportions':
      return proportions(item);
    case 'proportion':
      return proportion(item);
    case 'mean':
    case 'total':
      return numbers(item);
    case 'ratio':
      return ratio(item);
    case 'balance':
      return balance(item);
    case 'indices':
      return indices(item);
    case 'quantile':
      return quantile(item);
  }
};

/** A number variable is counted by its values. */
const withCategories =
  (variable: string) =>
  (design: SurveyDesign): SurveyDesign =>
    withData(design, withColumns(design.data, [categoriesOf(design.data, variable)]));

const proportions = (item: ResultOf<'proportions'>): Measure => ({
  prepare: withCategories(item.variable),
  figures: domain =>
    surveyProportions(domain, item.variable, { ...methodOf(item), ...levelOf(item) }).map(share => ({
      ...share,
      name: share.category,
      statistic: 'proportion',
    })),
  sets: [domain => surveyMean(domain, item.variable)],
  isExclusive: true,
  definitions: [],
});

const indicatorName = '@indicator';

/** 1 for the answers named, 0 for others: its mean is the share, with the covariance that changes need. */
const withScores =
  (variable: string, scoreOf: (category: string) => number) =>
  (design: SurveyDesign): SurveyDesign => {
    const { codes, categories } = categoriesOf(design.data, variable);
    const scores = categories.map(scoreOf);
    const values = Float64Array.from(codes, code => scores[code] ?? NaN);
    return withData(design, withColumns(design.data, [numberColumn(indicatorName, values)]));
  };

const proportion = (item: ResultOf<'proportion'>): Measure => ({
  prepare: withScores(item.variable, category => (item.categories.includes(category) ? 1 : 0)),
  figures: domain => [
    {
      ...surveyProportion(domain, item.variable, item.categories, { ...methodOf(item), ...levelOf(item) }),
      name: item.categories.join(', '),
      statistic: 'proportion',
      count: carriersOfShare(domain, item.variable, item.categories),
    },
  ],
  sets: [domain => surveyMean(domain, indicatorName)],
  isExclusive: false,
  definitions: [],
});

/** Each variable by itself: a respondent who skipped one question still counts in the others. */
const numbers = (item: ResultOf<'mean'> | ResultOf<'total'>): Measure => {
  const estimate = item.type === 'mean' ? surveyMean : surveyTotal;
  return {
    prepare: asIs,
    figures: domain =>
      item.variables.flatMap(variable =>
        estimate(domain, variable, levelOf(item)).estimates.map(figure => ({
          ...figure,
          name: variable,
          statistic: item.type,
          count: carriersOfNumber(domain, variable),
        })),
      ),
    sets: item.variables.map(variable => (domain: SurveyDesign) => estimate(domain, variable)),
    isExclusive: false,
    definitions: [],
  };
};

const ratio = (item: ResultOf<'ratio'>): Measure => {
  const set = (domain: SurveyDesign): EstimateSet =>
    surveyRatio(domain, item.numerator, item.denominator, levelOf(item));
  return {
    prepare: asIs,
    figures: domain =>
      set(domain).estimates.map(figure => ({
        ...figure,
        name: `${item.numerator}/${item.denominator}`,
        statistic: 'ratio',
        count: carriersOfRatio(domain, item.numerator, item.denominator),
      })),
    sets: [set],
    isExclusive: false,
    definitions: [],
  };
};

const balance = (item: ResultOf<'balance'>): Measure => ({
  prepare: withScores(item.variable, category =>
    item.positive.includes(category) ? 1 : item.negative.includes(category) ? -1 : 0,
  ),
  figures: domain => {
    const { n, nWeighted, flags } = surveyMean(domain, indicatorName).estimates[0] ?? {};
    return [
      {
        ...{ n: n ?? null, nWeighted: nWeighted ?? null },
        ...balanceIndex(domain, item.variable, item, levelOf(item)),
        flags: flags ?? [],
        name: `${item.positive.join(', ')} - ${item.negative.join(', ')}`,
        statistic: 'balance',
        count: Math.min(
          carriersOfShare(domain, item.variable, item.positive),
          carriersOfShare(domain, item.variable, item.negative),
        ),
      },
    ];
  },
  sets: [domain => surveyMean(domain, indicatorName)],
  isExclusive: false,
  definitions: [],
});

const carriersOfIndex = (domain: SurveyDesign, { formula }: IndexDefinition): number =>
  formula.kind === 'ratio'
    ? carriersOfRatio(domain, formula.numerator, formula.denominator)
    : carriersOfNumber(domain, formula.variable);

const setOfIndex = (domain: SurveyDesign, definition: IndexDefinition): EstimateSet => {
  const [index] = corruptionIndices(domain, [definition]);
  if (!index) throw new RangeError(`Index "${definition.id}" has no estimate.`);
  return index.set;
};

const indices = (item: ResultOf<'indices'>): Measure => {
  const named = Object.entries(item.variables).filter(([, variable]) => variable !== undefined);
  const definitions = standardIndices(Object.fromEntries(named), item.recallMonths);
  return {
    prepare: asIs,
    figures: domain =>
      corruptionIndices(domain, definitions, levelOf(item)).map(({ definition, estimate }) => ({
        ...estimate,
        name: definition.id,
        statistic: 'index',
        count: carriersOfIndex(domain, definition),
      })),
    sets: definitions.map(definition => (domain: SurveyDesign) => setOfIndex(domain, definition)),
    isExclusive: false,
    definitions,
  };
};

const quantile = (item: ResultOf<'quantile'>): Measure => ({
  prepare: asIs,
  figures: domain =>
    surveyQuantile(domain, item.variable, item.probabilities, {
      ...methodOf(item),
      ...levelOf(item),
      ...(item.rule === undefined ? {} : { rule: item.rule }),
    }).map(figure => ({
      ...figure,
      name: `${item.variable} ${figure.probability}`,
      statistic: 'quantile',
      count: carriersOfQuantile(domain, item.variable, figure.value),
    })),
  sets: [],
  isExclusive: false,
  definitions: [],
});
