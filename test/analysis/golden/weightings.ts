// Fixture operations on weights.
import {
  type CalibrationTarget,
  calibrate,
  categoriesOf,
  crosstab,
  numbersOf,
  rake,
  surveyDesign,
  trimWeights,
  weightDiagnostics,
} from '../../../analysis/index.ts';
import { type Context, designOf, listOf } from './context.ts';
import { design, districtMargin, table } from './designs.ts';
import { type Table, given } from './shape.ts';

const CALIBRATED: Readonly<Record<string, string>> = {
  linear: 'gl',
  linear_bounded: 'glb',
  raking: 'gr',
  raking_bounded: 'grb',
  logit: 'glo',
  linear_cluster_constant: 'gagg',
  ratio_variance_proportional: 'gv',
};

const employees = (context: Context): Float64Array => {
  const { spec } = context.case;
  const margins = given<Record<string, number[] | number>>(spec['margins'] ?? EMPLOYEES);
  const found = design('P', 'e');
  const targets = Object.entries(margins).map(([name, given]): CalibrationTarget => {
    if (typeof given === 'number') return { variable: name.replace('_total', ''), total: given };
    const { categories } = categoriesOf(found.data, name);
    return { variable: name, totals: new Map(given.map((total, i) => [categories[i]!, total])) };
  });
  const bounds = given<[number, number] | undefined>(spec['bounds']);
  const method = given<'linear' | 'raking' | 'logit'>(spec['method']);
  return calibrate(found, targets, { method, ...(bounds === undefined ? {} : { bounds }) }).design.weights;
};

// the margins of P09, repeated in its setup only for the first cases
const EMPLOYEES = { categ: [80, 90, 60], sexe: [140, 90], service: [100, 130], salaire_total: 470000 };

const calibration = (context: Context): unknown => {
  const { spec } = context.case;
  if (context.id === 'P09') {
    const printed = (weight: number): number => Math.round(weight * 1e4) / 1e4; // CALMAR2 printed four digits
    const weights = [...employees(context)];
    return context.case.name.startsWith('calmar2') ? weights.map(printed) : weights;
  }
  const names: Readonly<Record<string, string>> = { raking: 'cr', linear: 'cl', logit: 'cg' };
  if (context.id === 'R05') return [...design('R', names[String(spec['method'])]!).weights];
  const { weights } = design('P', CALIBRATED[String(spec['method'])]!);
  if (spec['return'] === 'weights') return [...weights];
  const base = design('P', 'c1').weights;
  const ratios = weights.map((weight, row) => weight / base[row]!);
  return { min: Math.min(...ratios), max: Math.max(...ratios) };
};

/** R's default stopping rule: at most 10 rounds, or until no joint cell changes by 1 person. */
const loose = (): number[] => {
  const margins = ['stype', 'sch.wide'].map(variable => ({
    variable,
    totals: new Map(
      crosstab(design('P', 'rkc'), 'stype', 'sch.wide')
        .cells.flat()
        .reduce((sums, cell) => {
          const key = variable === 'stype' ? cell.row : cell.column;
          return sums.set(key, (sums.get(key) ?? 0) + cell.weighted);
        }, new Map<string, number>()),
    ),
  }));
  const cells = (found: typeof start): number[] =>
    crosstab(found, 'stype', 'sch.wide')
      .cells.flat()
      .map(cell => cell.weighted);
  const start = design('P', 'c1');
  let before = cells(start);
  for (let rounds = 1; ; rounds++) {
    const raked = rake(start, margins, { maxIterations: rounds }).design;
    const after = cells(raked);
    if (rounds === 10 || after.every((cell, i) => Math.abs(cell - before[i]!) < 1)) return [...raked.weights];
    before = after;
  }
};

const raking = (context: Context): unknown => {
  const { name, spec } = context.case;
  if (name === 'rake.default.weights') return loose();
  if (context.id === 'R05') return [...design('R', 'rk').weights];
  return [...design('P', listOf(spec['margins']).length === 3 ? 'rk3' : 'rk').weights];
};

const trimming = (context: Context): unknown => {
  const { spec } = context.case;
  const found = context.id === 'R05' ? design('R', 'd') : design('P', String(spec['design']));
  const { lower, upper, strict } = given<{ lower?: number; upper: number; strict?: boolean }>(spec);
  return [
    ...trimWeights(found, { upper, strict: strict === true, ...(lower === undefined ? {} : { lower }) })
      .weights,
  ];
};

const describe = (weights: Float64Array, expected: Table): Table => {
  const { designEffect, effectiveSampleSize, n } = weightDiagnostics(weights);
  const parts: Table = {
    deff: designEffect,
    deffK: designEffect,
    n_eff: effectiveSampleSize,
    ess: effectiveSampleSize,
    ess2: effectiveSampleSize,
    n,
  };
  return Object.fromEntries(Object.keys(expected).map(key => [key, parts[key]]));
};

const kish = (context: Context): unknown => {
  const { spec, expected } = context.case;
  if (spec['data'] === undefined) return describe(designOf(context).weights, given<Table>(expected));
  const data = table(String(spec['data']));
  const { weights } = surveyDesign({ data, weights: String(spec['weights']) });
  if (spec['by'] === undefined) return describe(weights, given<Table>(expected));
  const { categories, codes } = categoriesOf(data, String(spec['by']));
  const groups = categories.map((category, code): [string, Table] => [
    category,
    describe(
      weights.filter((_, row) => codes[row] === code),
      given<Record<string, Table>>(expected)[category]!,
    ),
  ]);
  return Object.fromEntries(groups);
};

const info = (context: Context): unknown => {
  const {
    id,
    case: { expected },
  } = context;
  if (id === 'R05') return Object.fromEntries(given<Map<string, number>>(districtMargin().totals));
  const found = design(id === 'P19' ? 'P' : 'R', id === 'P19' ? 'corruption' : 's');
  const years = numbersOf(found.data, id === 'P19' ? 'year' : 'wave');
  const count = (year: number): number => years.filter(one => one === year).length;
  const sum = (year: number): number =>
    found.weights.reduce((all, weight, row) => all + (years[row] === year ? weight : 0), 0);
  if (id !== 'P19') {
    const each = (of: (year: number) => number): Table =>
      Object.fromEntries([2011, 2012, 2013].map(year => [year, of(year)]));
    return { n: each(count), sum: each(sum) };
  }
  const degf = (name: string): unknown =>
    designDegrees(context, name === 'degf' ? undefined : Number(name.slice(-4)));
  return Object.fromEntries(
    Object.keys(given<Table>(expected)).map(key => [
      key,
      key.startsWith('degf') ? degf(key) : count(Number(key.slice(1))),
    ]),
  );
};

const designDegrees = (context: Context, wave: number | undefined): number => {
  const spec = { op: 'degf', ...(wave === undefined ? {} : { wave }) };
  const found = designOf({ ...context, case: { ...context.case, spec } });
  const { psus, strata } = units(found);
  return psus - strata;
};

const units = (found: ReturnType<typeof designOf>): { psus: number; strata: number } => {
  const psus = new Set<number>();
  const strata = new Set<number>();
  found.weights.forEach((weight, row) => {
    if (weight === 0) return;
    const psu = found.structure.psu[row]!;
    psus.add(psu);
    strata.add(found.structure.psuStratum[psu]!);
  });
  return { psus: psus.size, strata: strata.size };
};

export const weightings: Readonly<Record<string, (context: Context) => unknown>> = {
  calibrate: calibration,
  rake: raking,
  postStratify: context => [...design(context.id === 'R05' ? 'R' : 'P', 'ps').weights],
  trim: trimming,
  trimWeights: trimming,
  kish,
  info,
  maxdiff: () => {
    const [a, b] = [design('P', 'rk3').weights, design('P', 'rk3c').weights];
    return a.reduce((most, weight, row) => Math.max(most, Math.abs(weight / b[row]! - 1)), 0);
  },
};
