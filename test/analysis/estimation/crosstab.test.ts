// Intervals of row and column percentages against R's svyciprop on the part of the sample: test/fixtures/asInR/crosstab.R.
import { expect } from 'chai';
import {
  type CrosstabOptions,
  type Estimate,
  type SurveyDesign,
  asJackknife,
  categoriesOf,
  categoryColumn,
  crosstab,
  subset,
  surveyDesign,
  surveyProportions,
  whereCategory,
  withColumns,
} from '../../../analysis/index.ts';
import { readTable } from '../golden/csv.ts';
import { mismatches, readJson } from '../golden/files.ts';

const folder = new URL('../../fixtures/asInR/', import.meta.url).pathname;
const table = readTable(`${folder}small.csv`);
const levels = { a: ['no', 'yes'], b: ['high', 'low', 'mid'] };

const data = withColumns(
  table,
  Object.entries(levels).map(([name, order]) => {
    const { categories, codes } = categoriesOf(table, name);
    return categoryColumn(
      name,
      Array.from(codes, code => categories[code] ?? null),
      order,
    );
  }),
);
const design = surveyDesign({ data, weights: 'w', strata: 'h', psu: 'u', nest: true });

const figuresOf = (share: Estimate | null): (number | null)[] =>
  share ? [share.value, share.standardError, share.low, share.high, share.degreesOfFreedom] : [];

/** Value, error, interval and degrees of freedom of one answer in each group. */
const computed = (of: SurveyDesign, percent: 'row' | 'column', options: CrosstabOptions) => {
  const shares =
    percent === 'row'
      ? crosstab(of, 'b', 'a', { ...options, percent }).cells.map(row => row[1]!.share)
      : crosstab(of, 'a', 'b', { ...options, percent }).cells[0]!.map(cell => cell.share);
  return shares.flatMap(figuresOf);
};

const { expected } = readJson(`${folder}crosstab.json`) as { expected: Record<string, number[]> }; // crosstab.R prints this shape

describe('the interval of a row or column percentage', () => {
  const methods = { beta: 'beta', xlogit: 'logit', asin: 'asin', mean: 'mean' } as const;
  for (const [inR, method] of Object.entries(methods))
    for (const percent of ['row', 'column'] as const)
      it(`is R's svyciprop "${inR}" of the respondents in its ${percent}`, () => {
        const figures = computed(design, percent, { method });
        expect(mismatches(figures, expected[`${percent}.${inR}`], { rel: 1e-9, abs: 1e-12 })).to.deep.equal(
          [],
        );
      });

  it('is that of the domain, its warnings too, linearized or by replicates', () => {
    for (const whole of [design, asJackknife(design)])
      for (const [row, group] of levels.b.entries()) {
        const domain = subset(whole, whereCategory(data, 'b', [group]));
        const shares = surveyProportions(domain, 'a', { method: 'beta' });
        const cells = crosstab(whole, 'b', 'a', { percent: 'row', method: 'beta' }).cells[row]!;
        shares.forEach(({ category, ...share }, column) => {
          expect(cells[column]!.column).to.equal(category);
          expect(mismatches(cells[column]!.share, share, { rel: 1e-9, abs: 1e-12 })).to.deep.equal([]);
        });
      }
  });

  it('takes the degrees of freedom that it is given', () => {
    const { cells } = crosstab(design, 'b', 'a', { percent: 'row', degreesOfFreedom: 7 });
    expect(cells.flat().map(({ share }) => share?.degreesOfFreedom)).to.deep.equal([7, 7, 7, 7, 7, 7]);
  });
});
