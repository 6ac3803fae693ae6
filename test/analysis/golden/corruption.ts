// Fixture operations on corruption indices, sensitive questions and distributions.
import {
  type Difference,
  type EstimateSet,
  type RandomizedModel,
  type SurveyDesign,
  balanceIndex,
  betaQuantile,
  categoriesOf,
  chi2Sf,
  compositeIndex,
  corruptionIndices,
  exponentialIntensity,
  fSf,
  listDesignEffectTable,
  listExperiment,
  listRegression,
  normalQuantile,
  numbersOf,
  randomizedRegression,
  randomizedResponse,
  standardIndices,
  subset,
  surveyMean,
  surveyTotal,
  tCdf,
  tQuantile,
  trimmedMean,
  unrelatedTwoSample,
  withColumns,
  withData,
} from '../../../analysis/index.ts';
import { type Context, designOf, listOf, withVariables } from './context.ts';
import { design, yearOf } from './designs.ts';
import { expression, maskOf } from './expression.ts';
import { given, type Table, fill, shapeDifference, shapeSet } from './shape.ts';

const INDEX_NAMES: Readonly<Record<string, string>> = {
  briberyPrevalence: 'bribery_16_5_1',
  meanBribe: 'mean_bribe',
  annualContribution: 'annual_contribution',
  marketVolume: 'market_volume',
  bribeCount: 'n_deals',
};

const indices = (context: Context): unknown => {
  const found = designOf(context);
  const own = context.id === 'P19';
  const definitions = standardIndices(
    {
      ...(own ? { ever: 'ever' } : {}),
      contact: 'contact',
      situation: 'situation',
      paid: 'paid',
      paidOrAsked: own ? 'bribe165' : 'asked_or_paid',
      bribes: own ? 'nb' : 'deals',
      amount: 'total',
    },
    12,
  );
  const sets = new Map<string, EstimateSet>(
    corruptionIndices(found, definitions).map(({ definition, set }) => [
      INDEX_NAMES[definition.id] ?? definition.id,
      set,
    ]),
  );
  if (own) {
    sets.set('bribery_rate_all', surveyMean(found, 'paid'));
    sets.set('mean_last_bribe', surveyMean(subset(found, maskOf(found.data, 'paid == 1')), 'amount'));
    sets.set('perception', surveyMean(found, 'perception'));
  }
  const shape = given<Record<string, Table>>(context.case.expected);
  return Object.fromEntries(
    Object.entries(shape).map(([name, value]) => {
      const set = sets.get(name);
      if (set === undefined) throw new Error(`not supported: index ${name}`);
      return [name, shapeSet(set, value)];
    }),
  );
};

const identity = (context: Context): unknown => {
  const found = yearOf(design('P', 'corruption'), 2023);
  const [one, paid, nb, total] = surveyTotal(found, ['one', 'paid', 'nb', 'total']).estimates.map(
    part => part.value,
  );
  const product = (nb! / paid!) * (total! / nb!);
  if (context.case.name === 'identity.annual') return { product, direct: total! / paid! };
  return { product: one! * (paid! / one!) * product, direct: total };
};

const balance = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const sides = { positive: String(spec['positive']), negative: String(spec['negative']) };
  return shapeDifference(balanceIndex(designOf(context), String(spec['var']), sides), given<Table>(expected));
};

const composite = (context: Context): unknown => {
  const names = listOf(context.case.spec['components']);
  const { index, components } = compositeIndex(withVariables(designOf(context), names), names);
  return { components: components.map(one => one.value), estimate: index.value, se: index.standardError };
};

const trimmed = (context: Context): unknown => {
  const { spec } = context.case;
  const { data } = design('P', 'corruption');
  const mask = maskOf(data, String(spec['subset']));
  const values = numbersOf(data, String(spec['var'])).filter((_, row) => mask[row] === 1);
  const k = Number(spec['k']);
  const { value, n } = trimmedMean(values, k);
  return { n, k, trimmed: value, plain: trimmedMean(values, 0).value };
};

const lambda = (context: Context): unknown => {
  const { data } = design('P', 'corruption');
  const years = numbersOf(data, 'year');
  const rule = expression(data, String(context.case.spec['var']));
  const times = Array.from(years.keys()).flatMap(row =>
    years[row] === 2023 ? [Number(rule(row) ?? Number.NaN)] : [],
  );
  const cuts = given<number[]>(context.case.spec['cutpoints']);
  const fit = exponentialIntensity(times, cuts);
  return {
    T: cuts,
    P: fit.shares,
    intercept: fit.intercept,
    lambda: fit.intensity,
    r2: fit.rSquared,
    lambda_mle: fit.maximumLikelihood,
  };
};

const MODELS: Readonly<Record<string, (spec: Table) => RandomizedModel>> = {
  warner: spec => ({ model: 'warner', p: Number(spec['p']) }),
  unrelated: spec => ({
    model: 'unrelated',
    p: Number(spec['pSensitive']),
    unrelatedShare: Number(spec['piUnrelated']),
  }),
  forced: spec => ({
    model: 'forced',
    forcedYes: Number(spec['pForcedYes']),
    forcedNo: Number(spec['pForcedNo']),
  }),
  crosswise: spec => ({ model: 'crosswise', p: Number(spec['p']) }),
  triangular: spec => ({ model: 'triangular', p: Number(spec['p']) }),
};

const responses = (found: SurveyDesign, name: string): SurveyDesign =>
  withData(found, withColumns(found.data, [categoriesOf(found.data, name)]));

const twoSamples = (context: Context): unknown => {
  const { spec } = context.case;
  const found = design('P', 'uqt');
  const arm = (which: number): SurveyDesign => subset(found, maskOf(found.data, `group == ${which}`));
  const result = unrelatedTwoSample({
    designs: [arm(1), arm(2)],
    p: given<[number, number]>(spec['p']),
    variable: String(spec['response']),
    yes: '1',
  });
  return {
    pi: result.sensitive.value,
    se: result.sensitive.standardError,
    piUnrelated: result.unrelated.value,
    seUnrelated: result.unrelated.standardError,
  };
};

const rrt = (context: Context): unknown => {
  const { spec, expected } = context.case;
  if (spec['model'] === 'unrelatedTwoSample') return twoSamples(context);
  const name = spec['data'] === undefined ? (given<string | undefined>(spec['design']) ?? 'rrt') : 'nigeria';
  const variable = String(spec['response']);
  const model = MODELS[String(spec['model'])]!(spec);
  const one = randomizedResponse(responses(design('P', name), variable), variable, '1', model);
  const shape = given<Table>(expected);
  const both = Array.isArray(shape['pi']);
  const parts: Table = {
    pi: both ? [1 - one.value, one.value] : one.value,
    se: both ? [one.standardError, one.standardError] : one.standardError,
    n: one.n,
    lambda: { [variable]: one.observed.value },
    se_lambda: one.observed.standardError,
  };
  return Object.fromEntries(Object.keys(shape).map(key => [key, parts[key]]));
};

const ERRORS: Readonly<Record<string, 'neyman' | 'hc3' | 'pooled'>> = { 'ictreg lm': 'hc3' };

const list = (context: Context): unknown => {
  const { spec, expected, name } = context.case;
  const found = design('P', spec['data'] === undefined ? 'dr' : 'mexico');
  const errors = ERRORS[String(spec['estimator'])] ?? (spec['se'] === 'pooled OLS' ? 'pooled' : 'neyman');
  const input = {
    count: String(spec['y'] ?? 'y'),
    group: String(spec['treat'] ?? 'treat'),
    treatment: '1',
    errors,
  };
  const of = (domain: SurveyDesign): Difference & Table => {
    const one = listExperiment(domain, input);
    return {
      ...one,
      estimate: one.value,
      se: one.standardError,
      n1: one.nTreatment,
      n0: one.nControl,
      n: one.nTreatment + one.nControl,
      sensitive: one.value,
      se_sensitive: one.standardError,
      control: one.control.value,
      se_control: one.control.standardError,
    };
  };
  const pick = (one: Table, shape: Table): Table =>
    Object.fromEntries(Object.keys(shape).map(key => [key, one[key]]));
  if (name !== 'race.by.south') return pick(of(found), given<Table>(expected));
  return given<Table[]>(expected).map(shape => ({
    ...pick(of(subset(found, maskOf(found.data, `south == ${String(shape['south'])}`))), shape),
    south: shape['south'],
  }));
};

const listTable = (context: Context): unknown => {
  const controls = Number(context.case.spec['J']);
  const { types } = listDesignEffectTable(design('P', 'dr'), {
    count: 'y',
    group: 'treat',
    treatment: '1',
    controls,
  });
  const rounded = (value: number): number => Math.round(value * 1e4) / 1e4; // R prints four digits
  return {
    ...given<Table>(context.case.expected),
    values: types.map(({ share, standardError }) => [rounded(share), rounded(standardError)]),
  };
};

const AGE = ['cov.age / 10', '(cov.age / 10)^2'];

const randomizedModel = (context: Context): unknown => {
  const { expected, name } = context.case;
  const found = withVariables(design('P', 'nigeria'), AGE);
  const covariates = ['cov.asset.index', 'cov.married', ...AGE, 'cov.education', 'cov.female'];
  const terms = name.endsWith('.cov') ? covariates : [];
  const sixth = 1 / 6;
  const model = randomizedRegression(
    found,
    { response: 'rr.q1', terms },
    { model: 'forced', forcedYes: sixth, forcedNo: sixth },
  );
  const values = model.coefficients.map(one => one.value);
  const errors = model.coefficients.map(one => one.standardError);
  const shape = given<Table>(expected);
  if (shape['est'] !== undefined) return { est: fill(shape['est'], values), se: fill(shape['se'], errors) };
  return { intercept: values[0], se: errors[0], prevalence: 1 / (1 + Math.exp(-values[0]!)) };
};

const listModel = (context: Context): unknown => {
  const shape = given<Table>(context.case.expected);
  const terms = ['south', 'age', 'male', 'college'];
  const model = listRegression(design('P', 'dr'), {
    count: 'y',
    group: 'treat',
    treatment: '1',
    controls: 3,
    terms,
  });
  return {
    'par.treat': fill(
      shape['par.treat'],
      model.coefficients.map(one => one.value),
    ),
    'se.treat': fill(
      shape['se.treat'],
      model.coefficients.map(one => one.standardError),
    ),
    llik: model.logLikelihood,
  };
};

// the arguments of the distribution case, as its r_code gives them
const distributions = (): unknown => ({
  qt: [tQuantile(0.975, 14), tQuantile(0.95, 197), tQuantile(0.995, 3)],
  pt: [tCdf(-2.1, 14), tCdf(0.3, 7), tCdf(5, 100)],
  qbeta: [betaQuantile(0.025, 3.2, 9.7), betaQuantile(0.975, 40.1, 2.5), betaQuantile(0.5, 0.7, 0.4)],
  pf: [fSf(2.2, 1.7, 22.3), fSf(0.4, 4, 15), fSf(9, 3, 1.2)],
  pchisq: [chi2Sf(3.84, 1), chi2Sf(0.01, 2), chi2Sf(40, 7.5)],
  qnorm: [normalQuantile(0.975), normalQuantile(1e-10), normalQuantile(0.3)],
});

const contribution = (context: Context): unknown => {
  const { intensity, meanBribe } = given<{ intensity: number; meanBribe: number }>(context.case.spec);
  const { demand_percent_printed: printed } = given<{ demand_percent_printed: number }>(
    context.case.expected,
  );
  return { contribution_rounded: Math.round(intensity * meanBribe), demand_percent_printed: printed };
};

export const corruption: Readonly<Record<string, (context: Context) => unknown>> = {
  corruptionIndices: indices,
  identity,
  balanceIndex: balance,
  compositeIndex: composite,
  trimmedMean: trimmed,
  exponentialIntensity: lambda,
  rrt,
  rrtRegression: randomizedModel,
  listRegression: listModel,
  listExperiment: list,
  listDesignEffectTable: listTable,
  distributions,
  annualContribution: contribution,
};
