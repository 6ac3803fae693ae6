// The designs that the fixtures name, built as their `design` and `setup_code` say.
import { given } from './shape.ts';
import {
  type Dataset,
  type Margin,
  type SurveyDesign,
  calibrate,
  categoriesOf,
  categoryColumn,
  dataset,
  numberColumn,
  numbersOf,
  postStratify,
  rake,
  replicateDesign,
  stackWaves,
  subset,
  surveyDesign,
  trimWeights,
  withColumns,
} from '../../../analysis/index.ts';
import { readTable } from './csv.ts';
import { derived, maskOf } from './expression.ts';
import { publicFolder, republicFolder } from './files.ts';

const tables = new Map<string, Dataset>();

export const table = (name: string): Dataset => {
  const folder = name === 'republic.csv' || name.startsWith('margin_') ? republicFolder : publicFolder;
  if (!tables.has(name)) tables.set(name, readTable(`${folder}/${name}`));
  return tables.get(name)!;
};

const asCategories = (data: Dataset, ...names: string[]): Dataset =>
  withColumns(
    data,
    names.map(name => categoriesOf(data, name)),
  );

/** A margin file: category, then its total. */
const marginFrom = (file: string, variable: string): Margin => {
  const [first, second] = [...table(file).columns.keys()];
  const { categories, codes } = categoriesOf(table(file), first!);
  const totals = numbersOf(table(file), second!);
  return { variable, totals: new Map(Array.from(codes, (code, row) => [categories[code]!, totals[row]!])) };
};

const selectRows = (data: Dataset, keep: Uint8Array): Dataset =>
  dataset(
    [...data.columns.values()].map(column => {
      const kept = (_: unknown, row: number): boolean => keep[row] === 1;
      return column.kind === 'number'
        ? { ...column, values: column.values.filter(kept) }
        : { ...column, codes: column.codes.filter(kept) };
    }),
  );

// ---- republic

const republic = (): Dataset => {
  let data = table('republic.csv');
  for (const name of ['amount*deals', 'max(paid, asked_only)']) data = derived(data, name);
  const trust = numbersOf(data, 'trust').map(value => (value > 5 ? Number.NaN : value));
  return withColumns(data, [
    numberColumn('trust5', trust),
    numberColumn('total', numbersOf(data, 'amount*deals')),
    numberColumn('asked_or_paid', numbersOf(data, 'max(paid, asked_only)')),
  ]);
};

const republicAll = (): SurveyDesign =>
  surveyDesign({ data: republic(), weights: 'weight', strata: ['wave', 'district'], psu: ['wave', 'psu'] });

const wave2013 = (): Dataset => selectRows(republic(), maskOf(republic(), 'wave == 2013'));

const republicWave = (): SurveyDesign =>
  surveyDesign({ data: wave2013(), weights: 'weight', strata: 'district', psu: 'psu' });

export const districtMargin = (): Margin => {
  const present = new Set(categoriesOf(wave2013(), 'district').categories);
  const entries = [
    ...given<Map<string, number>>(marginFrom('margin_district.csv', 'district').totals),
  ].filter(([name]) => present.has(name));
  const sum = entries.reduce((total, [, value]) => total + value, 0);
  return {
    variable: 'district',
    totals: new Map(entries.map(([name, value]) => [name, (value * 850000) / sum])),
  };
};

const republicMargins = (): Margin[] => [
  marginFrom('margin_sex.csv', 'sex'),
  marginFrom('margin_age.csv', 'age'),
];

const lonelyRepublic = (lonelyPsu: 'remove' | 'certainty' | 'adjust' | 'average'): SurveyDesign => {
  const data = wave2013();
  const [district, psu] = [numbersOf(data, 'district'), numbersOf(data, 'psu')];
  const lowest = (which: number): number => Math.min(...psu.filter((_, row) => district[row] === which));
  const keep = Uint8Array.from(district, (which, row) =>
    (which !== 3 && which !== 7) || psu[row] === lowest(which) ? 1 : 0,
  );
  return surveyDesign({
    data: selectRows(data, keep),
    weights: 'weight',
    strata: 'district',
    psu: 'psu',
    lonelyPsu,
  });
};

// ---- schools

const strat = (fpc = true): SurveyDesign =>
  surveyDesign({
    data: table('apistrat.csv'),
    weights: 'pw',
    strata: 'stype',
    ...(fpc ? { fpc: 'fpc' } : {}),
  });

const cluster = (fpc = true): SurveyDesign =>
  surveyDesign({ data: table('apiclus1.csv'), weights: 'pw', psu: 'dnum', ...(fpc ? { fpc: 'fpc' } : {}) });

const schoolMargins = (): Margin[] => [
  marginFrom('apipop_margin_stype.csv', 'stype'),
  marginFrom('apipop_margin_schwide.csv', 'sch.wide'),
];

const schoolTotal = (term: string): number => {
  const totals = table('apipop_totals.csv');
  const terms = categoriesOf(totals, 'term');
  return numbersOf(totals, 'total')[terms.codes.indexOf(terms.categories.indexOf(term))]!;
};

export const schoolTargets = (): Parameters<typeof calibrate>[1] => {
  const [all, h, m, yes] = ['(Intercept)', 'stypeH', 'stypeM', 'sch.wideYes'].map(schoolTotal);
  return [
    { variable: 'stype', totals: { E: all! - h! - m!, H: h!, M: m! } },
    { variable: 'sch.wide', totals: { No: all! - yes!, Yes: yes! } },
    { variable: 'api99', total: schoolTotal('api99') },
  ];
};

const replicates = (file: string, base: string): { weights: Float64Array; repWeights: Float64Array[] } => {
  const columns = [...table(file).columns.keys()];
  return {
    weights: numbersOf(table(file), columns[0]!),
    repWeights: columns.slice(1).map(name => numbersOf(table(file), name)),
    ...(base === '' ? {} : {}),
  };
};

const schoolReplicates = (
  file: string,
  type: 'JK1' | 'bootstrap',
  options: { scale?: number; mse?: boolean },
): SurveyDesign =>
  replicateDesign({ data: table('apiclus1.csv'), type, ...replicates(file, ''), ...options });

const scdReplicates = (rho: number): SurveyDesign => {
  const halves = [
    [1, 0, 1, 0, 1, 0],
    [1, 0, 0, 1, 0, 1],
    [0, 1, 1, 0, 0, 1],
    [0, 1, 0, 1, 1, 0],
  ];
  return replicateDesign({
    data: table('scd.csv'),
    weights: new Float64Array(6).fill(1),
    repWeights: halves.map(half => Float64Array.from(half, in_ => in_ * (2 - rho) + (1 - in_) * rho)),
    type: rho === 0 ? 'BRR' : 'Fay',
    rho,
    combined: false,
  });
};

const twoSchoolWaves = (): SurveyDesign => {
  const stacked = stackWaves([
    { name: '1', design: strat(false) },
    { name: '2', design: cluster(false) },
  ]);
  return stacked;
};

const panel = (): SurveyDesign => {
  const data = table('apiclus1.csv');
  const wave = (variable: string): SurveyDesign =>
    surveyDesign({
      data: withColumns(data, [numberColumn('y', numbersOf(data, variable))]),
      weights: 'pw',
      psu: 'dnum',
    });
  return stackWaves(
    [
      { name: '1', design: wave('api99') },
      { name: '2', design: wave('api00') },
    ],
    { overlap: true },
  );
};

// ---- other public sets

const nhanesData = (): Dataset => asCategories(table('nhanes.csv'), 'race');

export const nhanes = (rest: { lonelyPsu?: 'adjust'; adjustDomainLonely?: boolean } = {}): SurveyDesign =>
  surveyDesign({
    data: nhanesData(),
    weights: 'WTMEC2YR',
    strata: 'SDMVSTRA',
    psu: 'SDMVPSU',
    nest: true,
    ...rest,
  });

export const lonelyNhanes = (
  lonelyPsu: 'fail' | 'remove' | 'certainty' | 'adjust' | 'average',
): SurveyDesign => {
  const data = nhanesData();
  const [stratum, psu] = [numbersOf(data, 'SDMVSTRA'), numbersOf(data, 'SDMVPSU')];
  const keep = Uint8Array.from(stratum, (value, row) =>
    ![77, 80, 83].includes(value) || psu[row] === 1 ? 1 : 0,
  );
  return surveyDesign({
    data: selectRows(data, keep),
    weights: 'WTMEC2YR',
    strata: 'SDMVSTRA',
    psu: 'SDMVPSU',
    nest: true,
    lonelyPsu,
  });
};

const happiness = (): SurveyDesign => {
  const data = table('happy_1996_2006.csv');
  const happy = categoriesOf(data, 'happy');
  const very = happy.categories.indexOf('very happy');
  const vh = Float64Array.from(happy.codes, code => (code < 0 ? Number.NaN : code === very ? 1 : 0));
  return surveyDesign({
    data: withColumns(data, [numberColumn('vh', vh)]),
    weights: 'wtssall',
    strata: 'year',
  });
};

const corruption = (): SurveyDesign => {
  const data = derived(derived(table('corruption_sim.csv'), 'amount*nb'), 'max(paid, asked_only)');
  const named = withColumns(data, [
    numberColumn('total', numbersOf(data, 'amount*nb')),
    numberColumn('bribe165', numbersOf(data, 'max(paid, asked_only)')),
    numberColumn('one', new Float64Array(data.rows).fill(1)),
  ]);
  return surveyDesign({ data: named, weights: 'w', strata: ['year', 'district'], psu: ['year', 'psu'] });
};

export const yearOf = (design: SurveyDesign, year: number): SurveyDesign =>
  subset(design, maskOf(design.data, `${design.data.columns.has('wave') ? 'wave' : 'year'} == ${year}`));

const BUILDERS: Readonly<Record<string, () => SurveyDesign>> = {
  'R.s': republicAll,
  'R.d': republicWave,
  'R.ps': () => postStratify(republicWave(), republicMargins()[1]!),
  'R.rk': () =>
    rake(republicWave(), [...republicMargins(), districtMargin()], { variance: 'sweep', tolerance: 1e-12 })
      .design,
  'R.cr': () => calibrate(republicWave(), republicMargins(), { method: 'raking' }).design,
  'R.cl': () => calibrate(republicWave(), republicMargins()).design,
  'R.cg': () => calibrate(republicWave(), republicMargins(), { method: 'logit', bounds: [0.4, 2.5] }).design,
  'R.remove': () => lonelyRepublic('remove'),
  'R.certainty': () => lonelyRepublic('certainty'),
  'R.adjust': () => lonelyRepublic('adjust'),
  'R.average': () => lonelyRepublic('average'),
  'P.d': strat,
  'P.dn': () => strat(false),
  'P.c1': cluster,
  'P.c1n': () => cluster(false),
  'P.ps': () => postStratify(cluster(), schoolMargins()[0]!),
  'P.psJoint': () => {
    const cells = table('apipop_margin_stype_schwide.csv');
    const [a, b] = [categoriesOf(cells, 'stype'), categoriesOf(cells, 'sch.wide')];
    const totals = numbersOf(cells, 'Freq');
    return postStratify(cluster(), {
      variables: ['stype', 'sch.wide'],
      totals: new Map(
        Array.from(totals, (total, row) => [
          `${a.categories[a.codes[row]!]}.${b.categories[b.codes[row]!]}`,
          total,
        ]),
      ),
    });
  },
  'P.rk': () => rake(cluster(), schoolMargins(), { variance: 'sweep', tolerance: 1e-12 }).design,
  'P.rkc': () => rake(cluster(), schoolMargins(), { tolerance: 1e-13 }).design,
  'P.rk3': () =>
    rake(strat(), [...schoolMargins(), marginFrom('apipop_margin_awards.csv', 'awards')], {
      variance: 'sweep',
      tolerance: 1e-12,
    }).design,
  'P.rk3c': () =>
    rake(strat(), [...schoolMargins(), marginFrom('apipop_margin_awards.csv', 'awards')], {
      tolerance: 1e-13,
    }).design,
  'P.gl': () => calibrate(cluster(), schoolTargets()).design,
  'P.glb': () => calibrate(cluster(), schoolTargets(), { bounds: [0.4, 2.5] }).design,
  'P.gr': () => calibrate(cluster(), schoolTargets(), { method: 'raking' }).design,
  'P.grb': () => calibrate(cluster(), schoolTargets(), { method: 'raking', bounds: [0.4, 2.5] }).design,
  'P.glo': () => calibrate(cluster(), schoolTargets(), { method: 'logit', bounds: [0.3, 3] }).design,
  'P.gagg': () => calibrate(cluster(), schoolTargets(), { perCluster: true }).design,
  'P.gv': () =>
    calibrate(cluster(), [{ variable: 'api99', total: schoolTotal('api99') }], {
      varianceProportionalTo: 'api99',
    }).design,
  'P.calibrate(d, ~sch.wide+api99, linear)': () => calibrate(strat(), schoolTargets().slice(1)).design,
  'P.trimWeights(gl,20,45)': () => trimWeights(design('P', 'gl'), { lower: 20, upper: 45 }),
  'P.trimWeights(d,upper=40)': () => trimWeights(strat(), { upper: 40 }),
  'P.jk1': () => schoolReplicates('rep_jk1_apiclus1.csv', 'JK1', { scale: ((1 - 15 / 757) * 14) / 15 }),
  'P.jk1m': () =>
    schoolReplicates('rep_jk1_apiclus1.csv', 'JK1', { scale: ((1 - 15 / 757) * 14) / 15, mse: true }),
  'P.bs': () => schoolReplicates('rep_boot_apiclus1.csv', 'bootstrap', {}),
  'P.bsm': () => schoolReplicates('rep_boot_apiclus1.csv', 'bootstrap', { mse: true }),
  'P.jkn': () =>
    replicateDesign({
      data: table('apistrat.csv'),
      type: 'JKn',
      ...replicates('rep_jkn_apistrat.csv', ''),
      rscales: [...numbersOf(table('rep_jkn_apistrat_rscales.csv'), 'rscale')],
    }),
  'P.scdrep': () => scdReplicates(0),
  'P.scdfay': () => scdReplicates(0.3),
  'P.n': nhanes,
  'P.ln': () => lonelyNhanes('fail'),
  'P.waves': twoSchoolWaves,
  'P.panel': panel,
  'P.g': happiness,
  'P.v': () => surveyDesign({ data: table('hdv2003.csv'), weights: 'poids' }),
  'P.corruption': corruption,
  'P.ds': () => surveyDesign({ data: table('rrt_sim.csv'), weights: 'w', strata: 'stratum', psu: 'psu' }),
  'P.rrt': () => surveyDesign({ data: table('rrt_sim.csv') }),
  'P.uqt': () => surveyDesign({ data: table('rrt_uqt_unknown.csv'), strata: 'group' }),
  'P.nigeria': () => {
    const answered = numbersOf(table('nigeria.csv'), 'rr.q1').map(value => (Number.isNaN(value) ? 0 : 1));
    return surveyDesign({ data: selectRows(table('nigeria.csv'), Uint8Array.from(answered)) });
  },
  'P.dr': () => surveyDesign({ data: table('race.csv') }),
  'P.mexico': () => surveyDesign({ data: table('mexico.csv') }),
  'P.e': () =>
    surveyDesign({
      data: asCategories(table('calmar_employees.csv'), 'categ', 'sexe', 'service'),
      weights: 'poids',
    }),
};

const built = new Map<string, SurveyDesign>();

/** The design of that name in a set ('R' or 'P'), built once. */
export const design = (set: 'R' | 'P', name: string): SurveyDesign => {
  const key = `${set}.${name}`;
  if (!built.has(key)) {
    const builder = BUILDERS[key];
    if (builder === undefined) throw new Error(`not supported: design ${key}`);
    built.set(key, builder());
  }
  return built.get(key)!;
};

export { categoryColumn };
