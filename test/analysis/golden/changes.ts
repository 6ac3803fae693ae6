// Fixture operations on change: differences of waves, trends, models, tests of terms, adjusted p-values.
import {
  type Adjustment,
  type Difference,
  type EstimateSet,
  type SurveyDesign,
  type SurveyModel,
  adjustPValues,
  categoriesOf,
  contrast,
  deltaMethod,
  surveyBy,
  surveyGlm,
  surveyMean,
  surveyRatio,
  surveyTotal,
  waldTest,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { type Context, type Spec, designOf, listOf, withCategories, withVariables } from './context.ts';
import { given, type Table, fill, shapeDifference } from './shape.ts';

const INDICES: Readonly<Record<string, (domain: SurveyDesign) => EstimateSet>> = {
  risk: domain => surveyRatio(domain, 'situation', 'contact'),
  demand: domain => surveyRatio(domain, 'paid', 'situation'),
  intensity: domain => surveyRatio(domain, domain.data.columns.has('nb') ? 'nb' : 'deals', 'paid'),
  mean_bribe: domain => surveyRatio(domain, 'total', domain.data.columns.has('nb') ? 'nb' : 'deals'),
  bribery_16_5_1: domain => surveyRatio(domain, 'bribe165', 'contact'),
  market_volume: domain => surveyTotal(domain, 'total'),
};

const estimatorOf = (spec: Spec): ((domain: SurveyDesign) => EstimateSet) => {
  if (spec['index'] !== undefined) return INDICES[String(spec['index'])]!;
  const name = String(spec['var'] ?? spec['vars']);
  if (/[=<>]/.test(name)) return domain => shareOnly(surveyMean(domain, name));
  return domain => surveyMean(domain, name);
};

/** Only the TRUE half of a condition. */
const shareOnly = (set: EstimateSet): EstimateSet => {
  const values = Float64Array.of(set.evaluated.values[1]!);
  const table = set.evaluated.table.filter((_, at) => at % 2 === 1);
  return {
    ...set,
    names: ['TRUE'],
    estimates: [set.estimates[1]!],
    evaluated: { ...set.evaluated, size: 1, values, table },
  };
};

const timeOf = (found: SurveyDesign): string => (found.data.columns.has('wave') ? 'wave' : 'year');

const PAIR = (spec: Spec, names: readonly string[]): readonly [string, string] => {
  if (spec['from'] !== undefined) return [String(spec['from']), String(spec['to'])];
  return [names[0]!, names[names.length - 1]!];
};

const paired = (context: Context): Difference => {
  const found = withVariables(designOf(context), ['api99>=700', 'api00>=700']);
  const set = surveyMean(found, ['api99>=700', 'api00>=700']);
  return contrast(set, [0, -1, 0, 1]);
};

const adjusted = (differences: Readonly<Record<string, Difference>>, expected: Table): Table => {
  const names = Object.keys(differences);
  const p = names.map(name => differences[name]!.pValue);
  const each = (values: readonly (number | null)[]): Table =>
    Object.fromEntries(names.map((name, i) => [name, values[i]]));
  const parts: Table = {
    diff: each(names.map(name => differences[name]!.value)),
    se: each(names.map(name => differences[name]!.standardError)),
    p: each(p),
    p_holm: each(adjustPValues(p, 'holm')),
    p_BH: each(adjustPValues(p, 'BH')),
    holm: each(adjustPValues(p, 'holm')),
    BH: each(adjustPValues(p, 'BH')),
  };
  return Object.fromEntries(
    Object.keys(expected).map(key => {
      if (parts[key] === undefined) throw new Error(`not supported: part ${key}`);
      return [key, parts[key]];
    }),
  );
};

const byCategories = (context: Context, found: SurveyDesign): unknown => {
  const set = surveyBy(found, 'wave', domain => surveyMean(domain, 'stype'));
  const difference = (category: string): Difference =>
    contrast(set, { [`1: stype: ${category}`]: -1, [`2: stype: ${category}`]: 1 });
  const names = listOf(context.case.spec['categories']);
  return adjusted(
    Object.fromEntries(names.map(name => [name, difference(name)])),
    given<Table>(context.case.expected),
  );
};

const successive = (context: Context, found: SurveyDesign): unknown => {
  const set = surveyBy(found, timeOf(found), estimatorOf(context.case.spec));
  const pairs = set.names.slice(1).map((later, i): [string, Difference] => {
    const earlier = set.names[i]!;
    return [`${later}-${earlier}`, contrast(set, { [earlier]: -1, [later]: 1 })];
  });
  return adjusted(Object.fromEntries(pairs), given<Table>(context.case.expected));
};

const waveDifference = (context: Context): unknown => {
  const { spec, expected } = context.case;
  if (spec['paired'] === true) return shapeDifference(paired(context), given<Table>(expected));
  const variable = String(spec['var'] ?? spec['vars'] ?? '');
  const found = /[=<>]/.test(variable) ? withVariables(designOf(context), [variable]) : designOf(context);
  if (spec['categories'] !== undefined) return byCategories(context, found);
  if (spec['waves'] === 'successive') return successive(context, found);
  const set = surveyBy(found, timeOf(found), estimatorOf(spec));
  const [from, to] = PAIR(spec, set.names);
  const plain = contrast(set, { [from]: -1, [to]: 1 });
  if (spec['relative'] !== true) return shapeDifference(plain, given<Table>(expected));
  const [a, b] = [set.names.indexOf(from), set.names.indexOf(to)];
  const relative = deltaMethod(set, values => values[b]! / values[a]! - 1);
  return {
    ...shapeDifference(
      plain,
      Object.fromEntries(Object.entries(given<Table>(expected)).filter(([key]) => !key.includes('rel'))),
    ),
    rel: relative.value,
    se_rel: relative.standardError,
  };
};

const relativeChange = (context: Context): unknown => {
  const set = surveyBy(designOf(context), 'wave', domain =>
    surveyMean(domain, String(context.case.spec['var'])),
  );
  const change = deltaMethod(set, ([first, second]) => second! / first! - 1);
  return shapeDifference(change, given<Table>(context.case.expected));
};

export const shapeModel = (model: SurveyModel, expected: Table): Table => {
  const parts: Table = {
    coef: model.coefficients.map(one => one.value),
    se: model.coefficients.map(one => one.standardError),
    t: model.coefficients.map(one => one.t),
    p: model.coefficients.map(one => one.pValue),
    ci_wald: [...model.coefficients.map(one => one.low), ...model.coefficients.map(one => one.high)],
  };
  return Object.fromEntries(
    Object.entries(expected).map(([key, value]) => {
      if (key === 'df_resid') return [key, model.degreesOfFreedom];
      if (key === 'vcov')
        return [
          key,
          {
            ...given<Table>(value),
            values: fill(given<Table>(value)['values'], [...model.covariance.values]),
          },
        ];
      return [key, fill(value, given<number[]>(parts[key]))];
    }),
  );
};

/** Where R's glm stops iterating: its figures are about 1e-6 away from the solution. */
const R_TOLERANCE = 1e-8;

const familyOf = (spec: Spec): 'gaussian' | 'logit' =>
  spec['family'] === 'quasibinomial' ? 'logit' : 'gaussian';

const trend = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const time = String(spec['time']);
  const found = withVariables(designOf(context), [time]);
  const terms = [time, ...(spec['covariates'] === undefined ? [] : listOf(spec['covariates']))];
  return shapeModel(
    surveyGlm(found, {
      outcome: String(spec['outcome']),
      terms,
      family: familyOf(spec),
      tolerance: R_TOLERANCE,
    }),
    given<Table>(expected),
  );
};

const glm = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const outcome = String(spec['outcome']);
  const factor = /^factor\((\w+)\)$/.exec(String(spec['terms']))?.[1];
  const term = factor ?? String(spec['terms']);
  let found = withVariables(designOf(context), [outcome]);
  if (factor !== undefined) found = withCategories(found, [factor]);
  const model = surveyGlm(found, {
    outcome: /[=<>]/.test(outcome) ? { variable: outcome, categories: 'TRUE' } : outcome,
    terms: [term],
    family: familyOf(spec),
    tolerance: R_TOLERANCE,
  });
  if (context.id === 'P12') return shapeModel(linearInWave(found), given<Table>(expected));
  return shapeModel(model, given<Table>(expected));
};

/** Wave as the number 1 or 2. */
const linearInWave = (found: SurveyDesign): SurveyModel => {
  const { codes, name } = categoriesOf(found.data, 'wave');
  const values = Float64Array.from(codes, code => code + 1);
  const data = withColumns(found.data, [{ kind: 'number', name, values }]);
  return surveyGlm(withData(found, data), { outcome: 'y', terms: ['wave'] });
};

const wald = (context: Context): unknown => {
  const { test } = context.case.spec;
  const found = withVariables(
    designOf(context),
    ['year-1996', '(year-1996)^2'].filter(() => context.id === 'P13'),
  );
  const models: Readonly<Record<string, () => [SurveyModel, string]>> = {
    'wave:stype': () => [
      surveyGlm(found, { outcome: 'api00', terms: ['wave', 'stype', ['wave', 'stype']] }),
      'wave:stype',
    ],
    'all waves equal': () => [
      surveyGlm(withCategories(found, ['year']), { outcome: 'vh', terms: ['year'] }),
      'year',
    ],
    'quadratic term': () => [
      surveyGlm(found, { outcome: 'vh', terms: ['year-1996', '(year-1996)^2'] }),
      '(year-1996)^2',
    ],
  };
  const made = models[String(test)]!();
  const result = waldTest(made[0], made[1]);
  const shape = given<Table>(context.case.expected);
  return {
    ...shape,
    statistic: result.statistic,
    df: result.numeratorDf,
    ddf: result.denominatorDf,
    p_value: result.pValue,
  };
};

const adjustP = (context: Context): unknown => {
  const { spec, expected, name } = context.case;
  if (name === 'change.family') {
    const names = ['risk', 'demand', 'intensity', 'mean_bribe', 'bribery_16_5_1'];
    const differences = names.map((index): [string, Difference] => {
      const found = designOf(context);
      const set = surveyBy(found, 'year', INDICES[index]!);
      return [index === 'bribery_16_5_1' ? 'sdg' : index, contrast(set, [-1, 1])];
    });
    return adjusted(Object.fromEntries(differences), given<Table>(expected));
  }
  if (spec['methods'] !== undefined) {
    const { p } = given<{ p: number[] }>(expected);
    return { p, holm: adjustPValues(p, 'holm'), BH: adjustPValues(p, 'BH') };
  }
  return adjustPValues(P_VALUES, given<Adjustment>(spec['method']));
};

// the input of P17, as its setup_code gives it
export const P_VALUES = [0.0001, 0.012, 0.03, 0.04, 0.05, 0.2, 0.9, null, 0.012, 1];

const independent = (context: Context): unknown => {
  const set = surveyBy(designOf(context), 'wave', domain => surveyMean(domain, 'y'));
  const [a, b] = set.estimates.map(one => one.standardError!);
  return { se_if_independent: Math.hypot(a!, b!) };
};

export const changes: Readonly<Record<string, (context: Context) => unknown>> = {
  waveDifference,
  waveRelativeChange: relativeChange,
  trend,
  glm,
  waldTest: wald,
  adjustP,
  independent,
};
