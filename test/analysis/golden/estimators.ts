// Fixture operations on estimators: means, totals, ratios, shares, quantiles, tables, tests.
import {
  type EstimateSet,
  type SetOptions,
  type IntervalMethod,
  type QuantileRule,
  type SurveyDesign,
  categoriesOf,
  chiSquareTest,
  contrast,
  crosstab,
  degreesOfFreedom,
  deltaMethod,
  surveyBy,
  surveyMean,
  surveyProportion,
  surveyQuantile,
  surveyRatio,
  surveyTotal,
  surveyVariance,
  tTest,
} from '../../../analysis/index.ts';
import {
  type Context,
  type Spec,
  designOf,
  listOf,
  withCategories,
  withInteraction,
  withVariables,
} from './context.ts';
import { given, type Table, fill, shapeGroups, shapeSet } from './shape.ts';

type Estimator = (domain: SurveyDesign) => EstimateSet;

const optionsOf = (spec: Spec): SetOptions => ({
  ...(typeof spec['level'] === 'number' ? { level: spec['level'] } : {}),
  ...(Array.isArray(spec['vartype']) ? { degreesOfFreedom: Infinity } : {}), // svyby prints normal intervals
  ...(typeof spec['deff'] === 'string'
    ? { designEffect: spec['deff'].startsWith('wor') ? 'wor' : 'replace' }
    : {}),
});

/** R orders the estimates of svyby statistic by statistic, we group by group. */
const byStatistic = (values: Float64Array, size: number): number[] => {
  const all = Math.sqrt(values.length);
  const groups = all / size;
  const place = Array.from({ length: all }, (_, at) => (at % groups) * size + Math.floor(at / groups));
  return place.flatMap(i => place.map(j => values[i * all + j]!));
};

/** Runs an estimator on the whole design, or by groups when the case says so. */
const run = ({ case: { spec, expected } }: Context, found: SurveyDesign, estimator: Estimator): unknown => {
  const shape = given<Table>(expected);
  if (spec['by'] === undefined) return shapeSet(estimator(found), shape, spec['level']);
  const by = listOf(spec['by']);
  const grouped = surveyBy(found, by, estimator);
  const rows = given<Table[]>(shape['rows']);
  const keys = Object.keys(rows[0]!).slice(0, by.length);
  const groups = shapeGroups(
    grouped.groups.map(({ key, set }) => ({ key, estimates: set.estimates })),
    rows,
    keys,
  );
  const vcov = given<Table | undefined>(shape['vcov']);
  if (vcov === undefined) return { rows: groups };
  const size = grouped.groups[0]!.set.names.length;
  return {
    rows: groups,
    vcov: { ...vcov, values: fill(vcov['values'], byStatistic(grouped.covariance.values, size)) },
  };
};

const mean = (context: Context): unknown => {
  const { spec } = context.case;
  const names = listOf(spec['vars']);
  const found = withVariables(designOf(context), names);
  return run(context, found, domain => surveyMean(domain, names, optionsOf(spec)));
};

const proportions = (context: Context): unknown => {
  const { spec } = context.case;
  const names = listOf(spec['var'] ?? spec['vars']);
  const found = withCategories(designOf(context), names);
  if (spec['lonelyPsu'] === 'fail') {
    try {
      surveyMean(found, names);
    } catch (error) {
      // R and we word the refusal differently: what counts is that both name the stratum
      const named = /Stratum \(?(\d+)/;
      const wanted = given<{ error: string }>(context.case.expected).error;
      const stratum = named.exec(String(error))?.[1];
      return { error: stratum === named.exec(wanted)?.[1] ? wanted : String(error) };
    }
  }
  if (spec['interaction'] === true) {
    const [joint, name] = withInteraction(found, names);
    return run(context, joint, domain => surveyMean(domain, name, optionsOf(spec)));
  }
  const base = designOf({ ...context, case: { ...context.case, spec: { ...spec, subset: undefined } } });
  const options = context.id === 'P19' ? { degreesOfFreedom: degreesOfFreedom(base) } : optionsOf(spec);
  return run(context, found, domain => surveyMean(domain, names, options));
};

const total = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const names = listOf(spec['vars']);
  const found = withVariables(designOf(context), names);
  const shape = given<Record<string, Table>>(expected);
  if (shape[names[0]!] !== undefined)
    return Object.fromEntries(names.map(name => [name, shapeSet(surveyTotal(found, name), shape[name]!)]));
  return run(context, found, domain => surveyTotal(domain, names, optionsOf(spec)));
};

const ratio = (context: Context): unknown => {
  const { numerator, denominator } = context.case.spec;
  return run(context, designOf(context), domain =>
    surveyRatio(domain, listOf(numerator), String(denominator)),
  );
};

const proportionCI = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const event = String(spec['event']);
  if (event === 'never true') {
    const found = withVariables(designOf(context), ['api00 - api00']);
    const { value, standardError, low, high } = surveyMean(found, 'api00 - api00').estimates[0]!;
    return { mean: { estimate: value, se: standardError, lower: low, upper: high } };
  }
  // an unanswered "which sphere" is no court case: in R the event is written !is.na(sphere) & ...
  const found = withVariables(designOf(context), [event]);
  const column = categoriesOf(found.data, event);
  if (event.startsWith('sphere'))
    column.codes.forEach((code, row) => (column.codes[row] = code < 0 ? 0 : code));
  const method = given<IntervalMethod | 'likelihood'>(String(spec['method']).replace('xlogit', 'logit'));
  const df = spec['df'] === 'Inf' ? { degreesOfFreedom: Infinity } : {};
  const share = (domain: SurveyDesign) =>
    surveyProportion(domain, event, 'TRUE', { ...optionsOf(spec), ...df, method });
  if (spec['by'] !== undefined) {
    const answered = spec['design'] === 'g, rows with happy non-missing';
    const rows = given<{ rows: Table[] }>(expected).rows;
    const by = listOf(spec['by']);
    const whole = answered ? withVariables(found, []) : found;
    const grouped = surveyBy(answeredOnly(whole, event), by, domain => ({
      ...surveyMean(domain, event),
      estimates: [share(domain)],
    }));
    return {
      rows: shapeGroups(
        grouped.groups.map(({ key, set }) => ({ key, estimates: set.estimates })),
        rows,
        Object.keys(rows[0]!).slice(0, by.length),
      ),
    };
  }
  const { value, standardError, low, high } = share(found);
  return { estimate: value, se: standardError, lower: low, upper: high };
};

const answeredOnly = (found: SurveyDesign, event: string): SurveyDesign => {
  const { codes } = categoriesOf(found.data, event);
  return { ...found, weights: found.weights.map((weight, row) => (codes[row]! < 0 ? 0 : weight)) };
};

const quantile = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const found = designOf(context);
  const names = listOf(spec['vars']);
  const p = given<number[]>([spec['p']].flat());
  const interval =
    spec['interval'] === undefined ? 'mean' : String(spec['interval']).replace('xlogit', 'logit');
  const options = {
    rule: given<QuantileRule>(spec['rule'] ?? 'math'),
    method: given<IntervalMethod | 'replicate'>(interval),
    ...optionsOf(spec),
  };
  if (spec['by'] !== undefined) {
    const rows = given<{ rows: Table[] }>(expected).rows;
    const grouped = surveyBy(found, listOf(spec['by']), domain => ({
      ...surveyMean(domain, names),
      estimates: surveyQuantile(domain, names[0]!, p, options),
    }));
    return {
      rows: shapeGroups(
        grouped.groups.map(({ key, set }) => ({ key, estimates: set.estimates })),
        rows,
        listOf(spec['by']),
      ),
    };
  }
  const shape = given<Record<string, unknown>>(expected);
  return Object.fromEntries(
    names.map(name => {
      const estimates = surveyQuantile(found, name, p, options);
      if (!Array.isArray(shape[name]))
        return [
          name,
          fill(
            shape[name],
            estimates.map(one => one.value),
          ),
        ];
      return [
        name,
        estimates.map(({ value, low, high, standardError, probability }) => ({
          quantile: value,
          lower: low,
          upper: high,
          se: standardError,
          p: probability,
        })),
      ];
    }),
  );
};

const chisq = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const statistic = given<'F' | 'Chisq' | 'Wald' | 'adjWald' | 'saddlepoint'>(spec['statistic'] ?? 'F');
  const test = chiSquareTest(designOf(context), String(spec['rows']), String(spec['cols']), { statistic });
  const shape = given<Table>(expected);
  const df = [test.numeratorDf, ...(test.denominatorDf === null ? [] : [test.denominatorDf])];
  return {
    statistic: fill(shape['statistic'], [test.statistic]),
    parameter: shape['parameter'] === null ? null : fill(shape['parameter'], df),
    p_value: test.pValue,
    method: shape['method'],
  };
};

const table = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const percent = given<'row' | 'column' | undefined>(spec['percent']);
  const result = crosstab(designOf(context), String(spec['rows']), String(spec['cols']), {
    percent: percent ?? 'total',
  });
  const cells = result.columns.flatMap((_, column) =>
    result.rows.map((_, row) => result.cells[row]![column]!),
  );
  const sum = cells.reduce((total, cell) => total + cell.weighted, 0);
  const scale = typeof spec['normalizeTo'] === 'number' ? spec['normalizeTo'] / sum : 1;
  const shape = given<Record<string, Table[]>>(expected);
  const key = Object.keys(shape)[0]!;
  return {
    [key]: shape[key]!.map((row, index) => ({
      ...row,
      Freq: percent === undefined ? cells[index]!.weighted * scale : cells[index]!.share!.value,
    })),
  };
};

const frequency = (context: Context): unknown => {
  const set = surveyTotal(designOf(context), String(context.case.spec['var']));
  const { cells } = given<{ cells: Table[] }>(context.case.expected);
  return { cells: cells.map((cell, index) => ({ ...cell, Freq: set.estimates[index]!.value })) };
};

const contrasts = (context: Context): unknown => {
  const { spec, expected, name } = context.case;
  const found = designOf(context);
  const of = given<Spec | undefined>(spec['of']);
  const names =
    of === undefined
      ? name === 'wide.contrast'
        ? ['api99', 'api00']
        : ['api00', 'api99']
      : listOf(of['vars']);
  const set =
    of?.['by'] === undefined
      ? surveyMean(found, names)
      : surveyBy(found, String(of['by']), domain => surveyMean(domain, names));
  const one =
    spec['expr'] === undefined
      ? contrast(set, given<number[]>(spec['weights']))
      : deltaMethod(set, ([a, b]) => a! / b!);
  const shape = given<Record<string, Table>>(expected);
  return {
    estimate: fill(shape['estimate'], [one.value]),
    se: fill(shape['se'], [one.standardError]),
  };
};

const ttest = (context: Context): unknown => {
  const { spec, expected } = context.case;
  const one = tTest(designOf(context), String(spec['outcome']), String(spec['group']));
  const shape = given<Table>(expected);
  return {
    statistic: { t: one.t },
    parameter: { df: one.degreesOfFreedom },
    p_value: one.pValue,
    method: shape['method'],
    estimate: fill(shape['estimate'], [one.value]),
    ci: [one.low, one.high],
  };
};

const cv = (context: Context): unknown => {
  const set = surveyMean(designOf(context), listOf(context.case.spec['vars']));
  return fill(
    context.case.expected,
    set.estimates.map(one => one.standardError! / one.value),
  );
};

const degf = (context: Context): unknown => {
  const { expected } = context.case;
  if (typeof expected === 'number') return degreesOfFreedom(designOf(context));
  const names = Object.keys(given<Table>(expected));
  const of = (name: string): number => {
    const spec = name === 'w11' ? { design: 's', wave: 2011 } : { design: name };
    return degreesOfFreedom(
      designOf({ ...context, case: { ...context.case, spec: { op: 'degf', ...spec } } }),
    );
  };
  return Object.fromEntries(names.map(name => [name, of(name)]));
};

export const estimators: Readonly<Record<string, (context: Context) => unknown>> = {
  mean,
  proportions,
  total,
  ratio,
  proportionCI,
  quantile,
  chisq,
  crosstab: table,
  frequency,
  contrast: contrasts,
  ttest,
  cv,
  degf,
  variance: context => {
    const name = String(context.case.spec['vars']);
    return run(context, designOf(context), domain => surveyVariance(domain, name));
  },
  sumWeights: context => designOf(context).weights.reduce((sum, weight) => sum + weight, 0),
};
