// Trends against R's survey package: waves drawn apart, and waves in the same places. The R code is test/fixtures/asInR/trend.R.
import { expect } from 'chai';
import {
  type Dataset,
  type Difference,
  type SurveyDesign,
  type Trend,
  type WaldTest,
  categoryColumn,
  dataset,
  numberColumn,
  numbersOf,
  stackWaves,
  subset,
  surveyDesign,
  trend,
  where,
} from '../../../analysis/index.ts';
import { readTable } from '../golden/csv.ts';
import { mismatches, readJson } from '../golden/files.ts';
import { numbersIn, twelve } from '../samples.ts';

const folder = new URL('../../fixtures/asInR/', import.meta.url).pathname;
const data = readTable(`${folder}trend.csv`);
const times = [...new Set(numbersOf(data, 'time'))];

const atTime = (from: Dataset, time: number): Uint8Array => {
  const values = numbersOf(from, 'time');
  return where(from, row => values[row] === time);
};

const trendOf = (designAt: (time: number) => SurveyDesign): Trend =>
  trend(times.map(time => ({ time, design: designAt(time), variable: 'answer', categories: 'yes' })));

const partsOf = (whole: SurveyDesign): Trend => trendOf(time => subset(whole, atTime(whole.data, time)));

/** The rows of one wave alone, as a file of its own. */
const alone = (time: number): SurveyDesign => {
  const mask = atTime(data, time);
  const kept = [...mask.keys()].filter(row => mask[row] === 1);
  const columns = [...data.columns.values()].map(column =>
    column.kind === 'number'
      ? numberColumn(
          column.name,
          kept.map(row => column.values[row]!),
        )
      : categoryColumn(
          column.name,
          kept.map(row => column.categories[column.codes[row]!] ?? null),
          column.categories,
        ),
  );
  return surveyDesign({ data: dataset(columns), weights: 'w', strata: 'h', psu: 'u', nest: true });
};

const common = { data, weights: 'w', psu: 'u', nest: true } as const;
const apart = surveyDesign({ ...common, strata: ['time', 'h'] });
const again = surveyDesign({ ...common, strata: 'h' });

const modelOf = (intercept: Difference, slope: Difference): (number | null)[] => [
  ...[intercept.value, slope.value, intercept.standardError, slope.standardError],
  slope.degreesOfFreedom,
];

const termOf = (term: Difference | null | undefined): (number | null)[] =>
  term ? [term.value, term.standardError, term.t, term.pValue] : [];

const testOf = (test: WaldTest | null | undefined): number[] =>
  test ? [test.statistic, test.numeratorDf, test.denominatorDf, test.pValue] : [];

const figuresOf = (found: Trend): Readonly<Record<string, (number | null)[]>> => {
  const { slope, intercept, logit, nonLinearity, anyChange } = found;
  if (logit === null) throw new Error('The odds have a trend here.');
  return {
    linear: modelOf(intercept, slope),
    logit: modelOf(logit.intercept, logit.slope),
    oddsRatio: [logit.oddsRatio.value, logit.oddsRatio.low, logit.oddsRatio.high],
    quadratic: termOf(nonLinearity?.quadratic),
    logitQuadratic: termOf(logit.quadratic),
    anyChange: testOf(anyChange),
    departure: testOf(nonLinearity?.departure),
  };
};

const { expected } = readJson(`${folder}trend.json`) as { expected: Record<string, number[]> }; // trend.R prints this shape

const expectedOf = (design: string): Record<string, number[]> =>
  Object.fromEntries(
    Object.entries(expected).flatMap(([name, figures]) => {
      const [of, figure = ''] = name.split('.');
      return of === design ? [[figure, figures]] : [];
    }),
  );

const tolerance = { rel: 1e-8, abs: 1e-12 };

describe('the trend of a share', () => {
  it('is what R gives for waves drawn apart: linear, logit, curvature, departure from the line, any change', () => {
    expect(mismatches(figuresOf(partsOf(apart)), expectedOf('apart'), tolerance)).to.deep.equal([]);
  });

  it('is the same when every wave is a file of its own, or all are stacked', () => {
    expect(mismatches(figuresOf(trendOf(alone)), expectedOf('apart'), tolerance)).to.deep.equal([]);
    const stacked = stackWaves(times.map(time => ({ name: String(time), design: alone(time) })));
    expect(mismatches(figuresOf(partsOf(stacked)), expectedOf('apart'), tolerance)).to.deep.equal([]);
  });

  it('takes from R too the covariance of waves that visit the same places again', () => {
    expect(mismatches(figuresOf(partsOf(again)), expectedOf('again'), tolerance)).to.deep.equal([]);
    const waves = times.map(time => ({ name: String(time), design: alone(time) }));
    const stacked = partsOf(stackWaves(waves, { overlap: true }));
    expect(mismatches(figuresOf(stacked), expectedOf('again'), tolerance)).to.deep.equal([]);
  });

  const waveOf = (time: number, answers: readonly string[]) => ({
    ...{ time, design: twelve(answers), variable: 'answer', categories: 'yes' },
  });
  const mixed = Array.from({ length: 12 }, (_, row) => (row % 3 === 0 ? 'yes' : 'no'));
  const never = mixed.map(() => 'no');

  it('has no test of non-linearity through two waves', () => {
    const found = trend([waveOf(1, mixed), waveOf(2, [...mixed].reverse())]);
    expect([found.nonLinearity, found.logit?.quadratic]).to.deep.equal([null, null]);
    expect(found.anyChange?.pValue).to.be.closeTo(found.slope.pValue!, 1e-10);
  });

  it('leaves the odds empty where nobody said yes or time parts the answers, and never gives a NaN', () => {
    const always = mixed.map(() => 'yes');
    for (const found of [
      trend([waveOf(1, never), waveOf(2, never), waveOf(3, never)]),
      trend([waveOf(1, never), waveOf(2, always)]),
      trend([waveOf(1, never), waveOf(2, never), waveOf(3, always)]),
    ]) {
      expect([found.logit, found.anyChange]).to.deep.equal([null, null]);
      expect(numbersIn(found).every(Number.isFinite)).to.equal(true);
    }
  });

  it('asks for a time that is a number', () => {
    expect(() => trend([waveOf(Number.NaN, mixed), waveOf(2, mixed)])).to.throw(
      RangeError,
      'such as its year',
    );
  });
});
