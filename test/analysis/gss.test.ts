// The General Social Survey 1977-2024 (24 waves, 58,358 respondents) against R's survey package.
import { expect } from 'chai';
import {
  type Dataset,
  type SurveyDesign,
  categoryColumn,
  numbersOf,
  subset,
  surveyGlm,
  surveyDesign,
  surveyProportions,
  trend,
  waveDifference,
  withColumns,
} from '../../analysis/index.ts';
import { readTable } from './golden/csv.ts';
import { mismatches, publicFolder, readJson } from './golden/files.ts';

type Golden = {
  readonly by_year: readonly Record<string, unknown>[];
  readonly consecutive_differences: readonly { readonly difference: number; readonly se: number }[];
  readonly linear_trend: { readonly coef: number[]; readonly se: number[]; readonly df: number };
  readonly logistic_trend: {
    readonly coef: number[];
    readonly se: number[];
    readonly t: number[];
    readonly df: number;
  };
  readonly by_year_sex: readonly { readonly year: number; readonly sex: number }[];
  readonly fefam_distribution: readonly { readonly year: number }[];
};

const TOLERANCE = { rel: 1e-9, abs: 1e-12 };

describe('the General Social Survey trend', () => {
  let golden: Golden;
  let data: Dataset;
  let design: SurveyDesign;
  let years: number[];
  let waves: SurveyDesign[];

  const wavesWhere = (test: (row: number) => boolean): SurveyDesign[] => {
    const year = numbersOf(data, 'year');
    return years.map(wave =>
      subset(
        design,
        Uint8Array.from(year, (value, row) => (value === wave && test(row) ? 1 : 0)),
      ),
    );
  };

  before(function () {
    if (publicFolder === null) {
      console.log('      the public reference data are not at hand: skipped');
      this.skip();
    }
    golden = readJson(`${publicFolder}/gss-fefam.golden.json`) as Golden; // the file is ours and has this shape
    const table = readTable(`${publicFolder}/gss-fefam.csv`);
    const answers = [...numbersOf(table, 'fefam')];
    const agree = answers.map(value => (Number.isNaN(value) ? null : value <= 2 ? 'agree' : 'disagree'));
    data = withColumns(table, [categoryColumn('agree', agree, ['disagree', 'agree'])]);
    design = surveyDesign({
      data,
      weights: 'wtssps',
      strata: ['year', 'vstrat'],
      psu: 'vpsu',
      nest: true,
      lonelyPsu: 'adjust',
    });
    years = [...new Set(numbersOf(data, 'year'))].sort((a, b) => a - b);
    waves = wavesWhere(() => true);
  });

  it('gives every wave the share, error, degrees of freedom and three intervals that R gives', () => {
    const actual = waves.map((wave, index) => {
      const of = (method: 'logit' | 'beta' | 'mean') => surveyProportions(wave, 'agree', { method })[1]!;
      const [logit, beta, wald] = [of('logit'), of('beta'), of('mean')];
      return {
        year: years[index],
        n: logit.n,
        weighted_n: logit.nWeighted,
        proportion: logit.value,
        se: logit.standardError,
        degf: logit.degreesOfFreedom,
        ci95_logit: [logit.low, logit.high],
        ci95_beta: [beta.low, beta.high],
        ci95_wald: [wald.low, wald.high],
      };
    });
    // R's logit interval comes from an iterated model: it agrees to the model's own tolerance
    const loose = { rel: 1e-6, abs: 1e-12 };
    const exact = golden.by_year.map(wave => ({
      ...wave,
      ci95_logit: actual[years.indexOf(Number(wave['year']))]!.ci95_logit,
    }));
    expect(mismatches(actual, exact, TOLERANCE)).to.deep.equal([]);
    expect(mismatches(actual, golden.by_year, loose)).to.deep.equal([]);
  });

  it('gives all four answers of every wave', () => {
    const actual = waves.map((wave, index) => {
      const shares = surveyProportions(wave, 'fefam');
      return {
        year: years[index],
        proportions: shares.map(share => share.value),
        se: shares.map(share => share.standardError),
      };
    });
    expect(mismatches(actual, golden.fefam_distribution, TOLERANCE)).to.deep.equal([]);
  });

  it('gives the differences of consecutive waves', () => {
    const shares = waves.map(wave => surveyProportions(wave, 'agree')[1]!);
    const actual = shares.slice(1).map((later, index) => {
      const { value, standardError, t } = waveDifference(later, shares[index]!);
      return { difference: value, se: standardError, z: t };
    });
    const expected = golden.consecutive_differences.map(({ difference, se }) => ({
      difference,
      se,
      z: difference / se,
    }));
    expect(mismatches(actual, expected, TOLERANCE)).to.deep.equal([]);
  });

  it('gives the linear trend, and beside it the logistic', () => {
    const line = trend(
      waves.map((wave, index) => ({
        time: years[index]!,
        design: wave,
        variable: 'agree',
        categories: 'agree',
      })),
    );
    const actual = {
      coef: [line.intercept.value, line.slope.value],
      se: [line.intercept.standardError, line.slope.standardError],
      df: line.slope.degreesOfFreedom,
    };
    expect(mismatches(actual, golden.linear_trend, { rel: 1e-9, abs: 1e-12 })).to.deep.equal([]);
    // R stops the logistic trend about 1e-6 away from its solution
    const { intercept, slope } = line.logit!;
    const odds = {
      coef: [intercept.value, slope.value],
      se: [intercept.standardError, slope.standardError],
      t: [intercept.t, slope.t],
      df: slope.degreesOfFreedom,
    };
    expect(mismatches(odds, golden.logistic_trend, { rel: 1e-6, abs: 1e-12 })).to.deep.equal([]);
  });

  it('gives the logistic trend, stopped where R stops', () => {
    const model = surveyGlm(design, {
      outcome: { variable: 'agree', categories: 'agree' },
      terms: ['year'],
      family: 'logit',
      tolerance: 1e-8,
    });
    const actual = {
      coef: model.coefficients.map(one => one.value),
      se: model.coefficients.map(one => one.standardError),
      t: model.coefficients.map(one => one.t),
      df: model.degreesOfFreedom,
    };
    expect(mismatches(actual, golden.logistic_trend, { rel: 1e-8, abs: 1e-12 })).to.deep.equal([]);
  });

  it('gives women and men apart', () => {
    const sex = numbersOf(data, 'sex');
    const actual = [1, 2].flatMap(which =>
      wavesWhere(row => sex[row] === which).map((wave, index) => {
        const share = surveyProportions(wave, 'agree')[1]!;
        return { year: years[index], sex: which, proportion: share.value, se: share.standardError };
      }),
    );
    expect(mismatches(actual, golden.by_year_sex, TOLERANCE)).to.deep.equal([]);
  });
});
