// Regressions: interactions with large numbers, main effects that others determine, sparse columns.
import { expect } from 'chai';
import {
  calibrate,
  categoriesOf,
  categoryColumn,
  dataset,
  numberColumn,
  numbersOf,
  subset,
  surveyDesign,
  surveyGlm,
  whereCategory,
  withColumns,
  withData,
  type Dataset,
  type ModelTerm,
  type SurveyDesign,
  type SurveyModel,
} from '../../../analysis/index.ts';
import { readTable } from '../golden/csv.ts';
import { republicFolder } from '../golden/files.ts';

const rows = 600;
const every = <Value>(value: (row: number) => Value): Value[] =>
  Array.from({ length: rows }, (_, row) => value(row));
const noise = (row: number): number => ((row * 7919) % 101) / 101;

const sample = (yearsFrom: number): Dataset =>
  dataset([
    numberColumn(
      'year',
      every(row => (row % 5) + 2011 - yearsFrom),
    ),
    categoryColumn(
      'group',
      every(row => ['a', 'b', 'c'][(row * 7 + (row >> 3)) % 3] ?? null),
    ),
    categoryColumn(
      'same',
      every(row => ['x', 'y', 'z'][(row * 7 + (row >> 3)) % 3] ?? null),
    ),
    numberColumn(
      'outcome',
      every(row => noise(row) + 0.1 * (row % 5) * ((row * 7 + (row >> 3)) % 3)),
    ),
    numberColumn(
      'answer',
      every(row => (noise(row) + 0.04 * (row % 5) > 0.7 ? 1 : 0)),
    ),
    numberColumn(
      'weight',
      every(row => 1 + noise(row + 1)),
    ),
    numberColumn(
      'psu',
      every(row => row % 40),
    ),
  ]);

const designOf = (data: Dataset) => surveyDesign({ data, weights: 'weight', psu: 'psu' });

const fit = (yearsFrom: number, terms: readonly ModelTerm[], family: 'gaussian' | 'logit'): SurveyModel =>
  surveyGlm(designOf(sample(yearsFrom)), {
    outcome: family === 'logit' ? 'answer' : 'outcome',
    terms,
    family,
  });

const slopesOf = ({ names, coefficients }: SurveyModel, part: string): (readonly [number, number])[] =>
  names.flatMap((name, at) => {
    const one = coefficients[at];
    return name.includes(part) && one ? [[one.value, one.standardError ?? NaN] as const] : [];
  });

const expectAlike = (
  left: (readonly [number, number])[],
  right: (readonly [number, number])[],
  relative: number,
): void => {
  expect(left.length).to.equal(right.length).and.to.be.above(0);
  left.forEach(([value, error], at) => {
    const [other, otherError] = right[at] ?? [NaN, NaN];
    expect(value).to.be.closeTo(other, relative * otherError);
    expect(error).to.be.closeTo(otherError, relative * otherError);
  });
};

/** 2013 of the invented republic, categories in the order of the alphabet, as R has them. */
const republic = (): SurveyDesign => {
  const table = readTable(`${republicFolder}/republic.csv`);
  const sorted = ['sex', 'age', 'direction'].map(name => {
    const { categories, codes } = categoriesOf(table, name);
    const labels = Array.from(codes, code => categories[code] ?? null);
    return categoryColumn(name, labels, categories.toSorted());
  });
  const data = withColumns(table, sorted);
  const design = surveyDesign({
    data,
    weights: 'weight',
    strata: ['wave', 'district'],
    psu: ['wave', 'psu'],
  });
  return subset(design, whereCategory(data, 'wave', ['2013']));
};

/**
 * R 4.2.2, survey 4.1.1, in test/fixtures/republic: x <- read.csv('republic.csv', na.strings = ''); d <- svydesign(ids = ~psu, strata =
 * ~district, weights = ~weight, data = x[x$wave == 2013, ]); svyglm(years ~ sex * direction, d); svyglm(situation ~ sex * age, d, family =
 * quasibinomial(), epsilon = 1e-14, maxit = 100): value and standard error.
 */
const inR = [
  {
    outcome: 'years',
    other: 'direction',
    family: 'gaussian',
    figures: {
      'sex: m': [0.0924202772812022, 1.77624287467386],
      'direction: same': [-0.895281229587645, 1.28943834973174],
      'sex: m x direction: hard_to_say': [-0.5703209526720117, 2.97204747335383],
      'sex: m x direction: same': [-0.1324125657112912, 2.02907778892131],
      'sex: m x direction: up': [-1.824239223149601, 3.08746011548337],
    },
  },
  {
    outcome: 'situation',
    other: 'age',
    family: 'logit',
    figures: {
      'sex: m': [-0.01277554068109919, 0.327001432679559],
      'age: 60+': [0.12379003221022367, 0.402751660028786],
      'sex: m x age: 30-44': [0.32950106670913454, 0.472603219038607],
      'sex: m x age: 45-59': [0.01684611595109006, 0.432790890957677],
      'sex: m x age: 60+': [0.00207760155655491, 0.568997952059682],
    },
  },
] as const;

/** The same design calibrated by raking to sex and age as in docs/methods.md, epsilon = 1e-12; svyglm(years ~ direction + district + sex). */
const rakedInR = [
  ['direction: same', -1.03232996382266662, 0.894578861750078],
  ['district: 2', -0.85185600249058713, 1.432955636371472],
  ['district: 12', -3.47785095679950063, 2.257283417760996],
  ['district: 17', -1.64755334540664111, 2.136409526459325],
  ['sex: m', -0.39468850656600896, 1.023946020981007],
] as const;

describe('a regression', () => {
  for (const family of ['gaussian', 'logit'] as const)
    it(`gives the same slopes by group whether years are counted from 0 or from 2013 (${family})`, () => {
      const terms = ['year', 'group', ['year', 'group']];
      const [long, short] = [fit(0, terms, family), fit(2013, terms, family)];
      expectAlike(slopesOf(long, 'year x group'), slopesOf(short, 'year x group'), 1e-11);
    });

  it('keeps its slopes where the main effect of an interaction is left out because another term determines it', () => {
    const doubled = fit(0, ['group', 'same', ['year', 'same']], 'gaussian');
    const plain = fit(0, ['same', ['year', 'same']], 'gaussian');
    expect(doubled.aliased).to.deep.equal(['same: y', 'same: z']);
    expectAlike(slopesOf(doubled, 'year'), slopesOf(plain, 'year'), 1e-6);
  });

  it('gives the slopes of a group the same whether the other groups are in the model with slopes of their own or left out', () => {
    const crossed = fit(2013, ['group', 'answer', ['group', 'answer']], 'gaussian');
    const [, b] = slopesOf(crossed, 'group');
    const [interaction] = slopesOf(crossed, 'group: c x answer');
    const only = subset(
      designOf(sample(2013)),
      Uint8Array.from(every(row => ((row * 7 + (row >> 3)) % 3 === 1 ? 0 : 1))),
    );
    const two = surveyGlm(only, { outcome: 'outcome', terms: ['group', 'answer', ['group', 'answer']] });
    expect(interaction?.[0]).to.be.closeTo(slopesOf(two, 'group: c x answer')[0]?.[0] ?? NaN, 1e-12);
    expect(b?.[0]).to.be.closeTo(slopesOf(two, 'group: c')[0]?.[0] ?? NaN, 1e-12);
  });

  it('gives two crossed questions the differences of differences of their cells', () => {
    const whole = republic();
    const answers = ['age', 'direction'].map(name => categoriesOf(whole.data, name));
    const years = numbersOf(whole.data, 'years');
    const meanOf = (...cell: readonly string[]): number => {
      let [sum, weight] = [0, 0];
      for (let row = 0; row < years.length; row++) {
        if (answers.some(({ codes, categories }, at) => categories[codes[row] ?? -1] !== cell[at])) continue;
        sum += (whole.weights[row] ?? 0) * (years[row] ?? NaN);
        weight += whole.weights[row] ?? 0;
      }
      return sum / weight;
    };
    const { names, coefficients } = surveyGlm(whole, {
      outcome: 'years',
      terms: ['age', 'direction', ['age', 'direction']],
    });
    for (const age of ['30-44', '45-59', '60+'])
      for (const answer of ['hard_to_say', 'same', 'up']) {
        const [own, first] = [age, '18-29'].map(each => meanOf(each, answer) - meanOf(each, 'down'));
        const slope = coefficients[names.indexOf(`age: ${age} x direction: ${answer}`)]?.value;
        expect(slope, `${age} ${answer}`).to.be.closeTo((own ?? NaN) - (first ?? NaN), 1e-9);
      }
  });

  for (const { outcome, other, family, figures } of inR)
    it(`crosses two questions as R does (${family})`, () => {
      const model = surveyGlm(republic(), { outcome, terms: ['sex', other, ['sex', other]], family });
      expect(model.degreesOfFreedom).to.equal(60);
      for (const [name, [value, error]] of Object.entries(figures)) {
        const figure = model.coefficients[model.names.indexOf(name)];
        expect(figure?.value, name).to.be.closeTo(value, 1e-6 * error);
        expect(figure?.standardError, name).to.be.closeTo(error, 1e-6 * error);
      }
    });

  it('takes out of more columns than are read at once what the weights were raked to, as R does', () => {
    const whole = republic();
    const { codes, categories } = categoriesOf(whole.data, 'district');
    const districts = categoryColumn(
      'district',
      Array.from(codes, code => categories[code] ?? null),
      categories.toSorted((a, b) => Number(a) - Number(b)),
    );
    const { design } = calibrate(
      withData(whole, withColumns(whole.data, [districts])),
      [
        { variable: 'sex', totals: { f: 452_000, m: 398_000 } },
        { variable: 'age', totals: { '18-29': 272_000, '30-44': 255_000, '45-59': 204_000, '60+': 119_000 } },
      ],
      { method: 'raking', tolerance: 1e-13 },
    );
    const model = surveyGlm(design, { outcome: 'years', terms: ['direction', 'district', 'sex'] });
    expect(model.names).to.have.length(21);
    for (const [name, value, error] of rakedInR) {
      const figure = model.coefficients[model.names.indexOf(name)];
      expect(figure?.value, name).to.be.closeTo(value, 1e-7 * error);
      expect(figure?.standardError, name).to.be.closeTo(error, 1e-7 * error);
    }
  });

  it('says that it did not converge where a group has one answer only, and its slope has no end', () => {
    const data = sample(2013);
    const answer = data.columns.get('answer');
    const { codes } = categoriesOf(data, 'group');
    const separated = numberColumn(
      'separated',
      every(row => (codes[row] === 2 ? 0 : answer?.kind === 'number' ? (answer.values[row] ?? null) : null)),
    );
    const model = surveyGlm(designOf(withColumns(data, [separated])), {
      outcome: 'separated',
      terms: ['year', 'group'],
      family: 'logit',
    });
    expect(model.converged).to.equal(false);
    expect(model.flags).to.include('notConverged');
  });
});
