// Corners of the designs where a random comparison with R once found us apart: domains without freedom, replicate domains, tails.
import { expect } from 'chai';
import {
  type Dataset,
  type SurveyDesign,
  asJackknife,
  categoriesOf,
  categoryColumn,
  chiSquareTest,
  degreesOfFreedom,
  fSf,
  numberColumn,
  numbersOf,
  postStratify,
  replicateDesign,
  subset,
  surveyBy,
  surveyDesign,
  surveyGlm,
  surveyMean,
  surveyRatio,
  surveyVariance,
  tQuantile,
  tSf,
  where,
  whereCategory,
  withColumns,
  withData,
} from '../../analysis/index.ts';
import { readTable } from './golden/csv.ts';
import { mismatches, readJson } from './golden/files.ts';

const folder = new URL('../fixtures/asInR/', import.meta.url).pathname;

/** The table with the levels of its factors in R's order. */
const smallTable = (): Dataset => {
  const table = readTable(`${folder}small.csv`);
  const { categories, codes } = categoriesOf(table, 'a');
  const answers = Array.from(codes, code => (code < 0 ? null : categories[code]!));
  return withColumns(table, [categoryColumn('a', answers, ['no', 'yes'])]);
};

const data = smallTable();
const design = surveyDesign({ data, weights: 'w', strata: 'h', psu: 'u', nest: true });
const jackknife = asJackknife(design);
const withCensus = asJackknife(
  surveyDesign({ data, weights: 'w', strata: 'h', psu: 'u', nest: true, fpc: 'fpc' }),
);

/** Six bootstrap replicates by arithmetic; the second has nobody of category "mid". */
const bootstrap = (): SurveyDesign => {
  const weights = numbersOf(data, 'w');
  const { codes } = categoriesOf(data, 'b');
  const repWeights = [1, 2, 3, 4, 5, 6].map(replicate =>
    weights.map((weight, row) => {
      const isOut = ((row + 1) * 7 + replicate * 5) % 3 === 0 || (replicate === 2 && codes[row] === 2);
      return isOut ? 0 : weight * 1.5;
    }),
  );
  return replicateDesign({ data, weights: 'w', repWeights, type: 'bootstrap' });
};

const wald = (of: SurveyDesign, statistic: 'Wald' | 'adjWald'): (number | null)[] => {
  const test = chiSquareTest(of, 'a', 'b', { statistic });
  return [test.statistic, test.numeratorDf, test.denominatorDf, test.pValue];
};

const meanAndError = (set: {
  readonly estimates: readonly { readonly value: number; readonly standardError: number | null }[];
}): (number | null)[] => [
  ...set.estimates.map(one => one.value),
  ...set.estimates.map(one => one.standardError),
];

const model = (of: SurveyDesign, term: string, withDf: boolean): (number | null)[] => {
  const { coefficients, degreesOfFreedom: df } = surveyGlm(of, { outcome: 'x', terms: [term] });
  return [
    ...coefficients.map(one => one.value),
    ...coefficients.map(one => one.standardError),
    ...(withDf ? [df] : []),
  ];
};

const computed: Readonly<Record<string, () => (number | null)[]>> = {
  oneDomain: () => {
    const first = numbersOf(data, 'first');
    const one = subset(
      design,
      where(data, row => first[row] === 1),
    );
    return [degreesOfFreedom(one), ...meanAndError(surveyMean(one, 'x'))];
  },
  wald: () => wald(design, 'Wald'),
  adjWald: () => wald(design, 'adjWald'),
  waldJk: () => wald(jackknife, 'Wald'),
  var: () => meanAndError(surveyVariance(design, 'x')),
  varJk: () => meanAndError(surveyVariance(jackknife, 'x')),
  jkSubset: () => {
    const part = subset(jackknife, whereCategory(data, 'b', ['high', 'low']));
    return [degreesOfFreedom(part), surveyMean(part, 'x').estimates[0]!.standardError];
  },
  jkPs: () => [
    degreesOfFreedom(postStratify(jackknife, { variable: 'b', totals: { high: 20, low: 30, mid: 25 } })),
  ],
  jkFpc: () => [degreesOfFreedom(withCensus), surveyMean(withCensus, 'x').estimates[0]!.standardError],
  jkGlm: () => model(jackknife, 'a', true),
  by: () => meanAndError(surveyBy(design, 'b', domain => surveyMean(domain, 'x'))),
  t: () => [
    tQuantile(1e-100, 3),
    tQuantile(1e-20, 1.3),
    tQuantile(0.500001, 1e5),
    tSf(1e-9, 7),
    fSf(1e-10, 0.5, 1000),
    fSf(1e-3, 0.5, 1e5),
  ],
  emptied: () => model(bootstrap(), 'b', false),
  deffRatio: () => {
    const part = subset(design, whereCategory(data, 'b', ['high', 'mid']));
    const [replaced, kept] = [
      surveyRatio(design, 'x', 'w'),
      surveyRatio(part, 'x', 'w', { designEffect: 'wor' }),
    ];
    return [replaced, kept].map(({ estimates }) => estimates[0]!.designEffect);
  },
  yearByGroup: () => {
    const year = numberColumn(
      'year',
      Float64Array.from({ length: data.rows }, (_, row) => 2011 + ((row + 1) % 5)),
    );
    const { coefficients, degreesOfFreedom: df } = surveyGlm(withData(design, withColumns(data, [year])), {
      outcome: 'x',
      terms: ['year', 'a', ['year', 'a']],
    });
    return [...coefficients.map(one => one.value), ...coefficients.map(one => one.standardError), df];
  },
};

describe('the corners where R was looked at', () => {
  const { expected } = readJson(`${folder}small.json`) as { expected: Record<string, number[]> }; // small.R writes this shape
  for (const [name, figures] of Object.entries(expected))
    it(`give what R gives: ${name}`, () => {
      expect(mismatches(computed[name]!(), figures, { rel: 1e-9, abs: 1e-12 })).to.deep.equal([]);
    });

  it('are all compared', () => {
    expect(Object.keys(computed).sort()).to.deep.equal(Object.keys(expected).sort());
  });
});
