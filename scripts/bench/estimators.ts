// What bench:analysis times: each estimator over the invented population, its goals, and the same work in R.
import {
  crosstab,
  chiSquareTest,
  rake,
  surveyGlm,
  surveyProportions,
  surveyQuantile,
  type Crosstab,
  type Dataset,
  type Margin,
  type SurveyDesign,
} from '../../analysis/index.ts';
import { designOf } from './population.ts';

export type Work = {
  readonly name: string;
  /** Milliseconds at most, by the number of rows. */
  readonly goals: Readonly<Record<number, number>>;
  /** Does the work anew and gives one number that R must give too. */
  readonly run: () => number;
  /** R: the same number, from the design `d` made of the same rows. */
  readonly r: string;
};

const at = <Item>(items: readonly Item[], index: number): Item => {
  const item = items[index];
  if (item === undefined) throw new RangeError(`There is no item ${index} of ${items.length}.`);
  return item;
};

const marginVariables = ['district', 'sex', 'age_group'] as const;

type Sampled = Margin & { readonly totals: ReadonlyMap<string, number> };

/** Population totals that the sample is raked to: the sample's own, tilted, so that there is work to do. */
const marginsOf = (data: Dataset): Sampled[] =>
  marginVariables.map(variable => {
    const column = data.columns.get(variable);
    if (column?.kind !== 'category') throw new RangeError(`${variable} must be a category column.`);
    const counts = new Float64Array(column.categories.length);
    for (const code of column.codes) counts[code]! += 1;
    const tilted = Array.from(counts, (count, code) => count * (1 + 0.1 * Math.sin(code + 1)));
    const sum = tilted.reduce((total, count) => total + count, 0);
    const totals = column.categories.map((label, code): [string, number] => [
      label,
      (tilted[code]! / sum) * data.rows,
    ]);
    return { variable, totals: new Map(totals) };
  });

const marginR = ({ variable, totals }: Sampled): string => {
  const [labels, counts] = [[...totals.keys()], [...totals.values()]];
  const names = `c(${labels.map(label => `"${label}"`).join(',')})`;
  return `data.frame(${variable}=factor(${names}, levels=${names}), Freq=c(${counts.join(',')}))`;
};

const rakeR = (margins: readonly Sampled[]): string =>
  `rake(d, list(${marginVariables.map(name => `~${name}`).join(',')}), list(${margins.map(marginR).join(',')}), control=list(maxit=200, epsilon=1e-9))`;

const standardErrorOf = (design: SurveyDesign): number =>
  at(surveyProportions(design, 'q1'), 0).standardError ?? NaN;

const calibrateR = (margins: readonly Sampled[]): string =>
  `calibrate(d, list(${marginVariables.map(name => `~${name}`).join(',')}), list(${margins.map(marginR).join(',')}), calfun="raking", epsilon=1e-9)`;

const errorOfCell = ({ cells }: Crosstab): number => at(at(cells, 0), 0).share?.standardError ?? NaN;

const slopeOf = (design: SurveyDesign, terms: readonly string[]): number => {
  const { names, coefficients } = surveyGlm(fresh(design), { outcome: 'paid', terms, family: 'logit' });
  return at(coefficients, names.indexOf('age')).value;
};

/** The domain is remembered by design: a fresh design each time keeps the work honest. */
const fresh = (design: SurveyDesign): SurveyDesign => ({ ...design });

type Sample = { readonly data: Dataset; readonly design: SurveyDesign; readonly margins: readonly Sampled[] };

const shares = ({ data, design }: Sample): readonly Work[] => [
  {
    name: 'design from columns',
    goals: {},
    run: () => designOf(data).structure.psuCount,
    r: 'length(unique(svydesign(ids=~psu, strata=~stratum, weights=~weight, data=x, nest=TRUE)$cluster[,1]))',
  },
  {
    name: 'shares of 5 answers with errors',
    goals: { 3000: 2, 1_000_000: 25 },
    run: () => standardErrorOf(fresh(design)),
    r: 'SE(svymean(~q1, d))[[1]]',
  },
  {
    name: 'the same by 17 districts',
    goals: { 3000: 2, 1_000_000: 30 },
    run: () => errorOfCell(crosstab(fresh(design), 'district', 'q1', { percent: 'row' })),
    r: 'SE(svyby(~q1, ~district, d, svymean))[["se.q1a1"]][[which(levels(x$district)=="d1")]]',
  },
  {
    name: 'crosstab 5 x 5 with Rao-Scott F',
    goals: { 3000: 2, 1_000_000: 40 },
    run: () => {
      const domain = fresh(design);
      crosstab(domain, 'q1', 'q2', { percent: 'row' });
      return chiSquareTest(domain, 'q1', 'q2').statistic;
    },
    r: '{ svyby(~q2, ~q1, d, svymean); unname(svychisq(~q1+q2, d)$statistic) }',
  },
];

const rakings = ({ design, margins }: Sample): readonly Work[] => [
  {
    name: 'rake on three margins to 1e-9',
    goals: { 1_000_000: 50 },
    run: () => {
      const { weights } = rake(fresh(design), margins, { tolerance: 1e-9 }).design;
      let squares = 0;
      for (let row = 0; row < weights.length; row++) squares += weights[row]! ** 2;
      return squares;
    },
    r: `sum(weights(${rakeR(margins)})^2)`,
  },
  {
    name: 'rake, then shares of 5 answers with errors',
    goals: { 1_000_000: 150 },
    run: () => standardErrorOf(rake(fresh(design), margins, { tolerance: 1e-9 }).design),
    r: `SE(svymean(~q1, ${calibrateR(margins)}))[[1]]`,
  },
];

const numeric = ['age', 'amount', 'sex', 'leaning', 'trust', 'contacts'];
const closed = ['age', 'amount', 'sex', 'age_group', 'q1', 'q2'];
const logitR = (terms: readonly string[]): string =>
  `coef(svyglm(paid ~ ${terms.join(' + ')}, d, family=quasibinomial()))[["age"]]`;

const models = ({ design }: Sample): readonly Work[] => [
  {
    name: 'median with Woodruff interval',
    goals: { 1_000_000: 150 },
    run: () => at(surveyQuantile(fresh(design), 'amount', [0.5]), 0).low ?? NaN,
    r: 'svyquantile(~amount, d, 0.5, qrule="math", interval.type="mean", df=degf(d))[["amount"]][1, 2]',
  },
  {
    name: 'logit, 6 terms',
    goals: { 1_000_000: 1500 },
    run: () => slopeOf(design, numeric),
    r: logitR(numeric),
  },
  {
    name: 'logit, 6 terms, four of them closed questions (15 coefficients)',
    goals: {},
    run: () => slopeOf(design, closed),
    r: logitR(closed),
  },
];

/** Every work over one sample. */
export const works = (data: Dataset): readonly Work[] => {
  const sample = { data, design: designOf(data), margins: marginsOf(data) };
  return [...shares(sample), ...rakings(sample), ...models(sample)];
};
