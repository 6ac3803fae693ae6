// Regressions: interactions with large numbers, main effects that others determine, sparse columns.
import { expect } from 'chai';
import {
  categoriesOf,
  categoryColumn,
  dataset,
  numberColumn,
  subset,
  surveyDesign,
  surveyGlm,
  withColumns,
  type Dataset,
  type ModelTerm,
  type SurveyModel,
} from '../../../analysis/index.ts';

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

  it('gives two crossed questions the same fit as one question of their combinations', () => {
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
