// Shares: known by hand, at the edges, and with bases that are empty.
import { expect } from 'chai';
import fc from 'fast-check';
import {
  type IntervalMethod,
  categoryColumn,
  crosstab,
  dataset,
  designEffect,
  subset,
  surveyBy,
  surveyDesign,
  surveyMean,
  surveyProportion,
  surveyProportions,
  surveyQuantile,
  surveyRatio,
  surveyTotal,
} from '../../../analysis/index.ts';
import { numbersIn, twelve } from '../samples.ts';

const simple = (yes: number, no: number) =>
  surveyDesign({
    data: dataset([
      categoryColumn(
        'answer',
        [...new Array<string>(yes).fill('yes'), ...new Array<string>(no).fill('no')],
        ['yes', 'no'],
      ),
    ]),
  });

describe('shares of a closed question', () => {
  it('equal the textbook for a simple random sample', () => {
    const [yes, no] = surveyProportions(simple(30, 70), 'answer');
    expect(yes!.value).to.equal(0.3);
    expect(yes!.standardError).to.be.closeTo(Math.sqrt((0.3 * 0.7) / 99), 1e-14);
    expect(yes!.designEffect).to.be.closeTo(1, 1e-12);
    expect([yes!.count, no!.count, yes!.n]).to.deep.equal([30, 70, 100]);
  });

  it('have a design effect of one in a simple random sample', () => {
    const [yes] = designEffect(simple(30, 70), 'answer');
    expect(yes!.designEffect).to.be.closeTo(1, 1e-12);
    expect(yes!.widening).to.be.closeTo(1, 1e-12);
  });

  it('give the one-sided exact limit when nobody or everybody gave the answer', () => {
    for (const method of ['logit', 'beta', 'wilson', 'asin', 'mean'] as const) {
      const [never, always] = surveyProportions(simple(0, 50), 'answer', { method });
      expect(never!.value).to.equal(0);
      expect(never!.low).to.equal(0);
      expect(never!.high).to.be.closeTo(1 - 0.025 ** (1 / 50), 1e-12);
      expect(never!.flags).to.include('degenerate');
      expect(always!.low).to.be.closeTo(0.025 ** (1 / 50), 1e-12);
      expect(always!.high).to.equal(1);
    }
  });

  it('take only answered rows as the base', () => {
    const answers = ['yes', 'no', null, 'yes', 'no', 'no', null, 'yes', 'no', 'yes', 'no', 'no'];
    const [yes] = surveyProportions(twelve(answers), 'answer');
    expect(yes!.n).to.equal(10);
    expect(yes!.nWeighted).to.equal(24);
  });

  it('say who is missing when nobody answered', () => {
    expect(() => surveyProportions(twelve(), 'silence')).to.throw(
      RangeError,
      'Nobody in this domain answered "silence"',
    );
    expect(() => surveyMean(twelve(), 'nothing')).to.throw(
      RangeError,
      'No row of this domain has a value of "nothing"',
    );
    expect(() => surveyTotal(twelve(), 'nothing')).to.throw(RangeError, '"nothing"');
    expect(() => surveyRatio(twelve(), 'nothing', 'age')).to.throw(RangeError, '"nothing"');
    expect(() => surveyQuantile(twelve(), 'nothing', [0.5])).to.throw(RangeError, '"nothing"');
  });

  it('say that a domain is empty', () => {
    const nobody = subset(twelve(), new Uint8Array(12));
    expect(() => surveyProportions(nobody, 'answer')).to.throw(RangeError, 'Nobody in this domain');
    expect(() => crosstab(nobody, 'answer', 'sex')).to.throw(RangeError, 'widen the domain');
    expect(() => surveyBy(nobody, 'sex', domain => surveyMean(domain, 'age'))).to.throw(
      RangeError,
      'No group of sex',
    );
  });

  it('flag small bases and few PSUs', () => {
    expect(surveyProportions(twelve(), 'answer')[0]!.flags).to.include.members(['smallBase', 'fewPsu']);
  });

  it('refuse a category that does not exist and a level outside (0, 1)', () => {
    expect(() => surveyProportion(twelve(), 'answer', 'maybe')).to.throw(
      RangeError,
      'no category "maybe"; it has: yes, no',
    );
    expect(() => surveyProportions(twelve(), 'answer', { level: 95 })).to.throw(RangeError, 'such as 0.95');
  });

  it('give the same share and error for one answer as for all at once', () => {
    const [yes] = surveyProportions(twelve(), 'answer', { method: 'beta' });
    const { count, ...alone } = surveyProportion(twelve(), 'answer', 'yes', { method: 'beta' });
    expect(count).to.equal(yes!.count);
    expect(alone).to.deep.include({ value: yes!.value, low: yes!.low, high: yes!.high });
  });

  it('add up to one and keep every interval inside [0, 1], with no number that is not finite', () => {
    const answer = fc.constantFrom('yes', 'no', null);
    const weight = fc.double({ min: 0, max: 50, noNaN: true });
    fc.assert(
      fc.property(
        fc.array(answer, { minLength: 12, maxLength: 12 }),
        fc.array(weight, { minLength: 12, maxLength: 12 }),
        fc.constantFrom<IntervalMethod>('logit', 'beta', 'wilson'),
        (answers, weights, method) => {
          const design = twelve(answers, weights);
          if (!answers.some((one, row) => one !== null && weights[row]! > 0)) return;
          const shares = surveyProportions(design, 'answer', { method });
          expect(shares[0]!.value + shares[1]!.value).to.be.closeTo(1, 1e-12);
          expect(numbersIn(shares).every(Number.isFinite)).to.equal(true);
          for (const { low, high, value } of shares) {
            if (low === null || high === null) continue;
            expect(low).to.be.within(0, value + 1e-9);
            expect(high).to.be.within(value - 1e-9, 1);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a crosstab', () => {
  it('adds up to one over the table, each row or each column', () => {
    const sum = (percent: 'total' | 'row' | 'column'): number =>
      crosstab(twelve(), 'sex', 'answer', { percent })
        .cells.flat()
        .reduce((all, cell) => all + cell.share!.value, 0);
    expect(sum('total')).to.be.closeTo(1, 1e-12);
    expect(sum('row')).to.be.closeTo(2, 1e-12);
    expect(sum('column')).to.be.closeTo(2, 1e-12);
  });

  it('equals the shares of each domain, errors included', () => {
    const rows = crosstab(twelve(), 'sex', 'answer', { percent: 'row' });
    const women = subset(
      twelve(),
      Uint8Array.from({ length: 12 }, (_, row) => (row % 2 === 0 ? 1 : 0)),
    );
    const [yes] = surveyProportions(women, 'answer');
    expect(rows.cells[0]![0]!.share!.value).to.be.closeTo(yes!.value, 1e-12);
    expect(rows.cells[0]![0]!.share!.standardError).to.be.closeTo(yes!.standardError!, 1e-12);
  });

  it('leaves the share of a row without respondents empty', () => {
    const answers = Array.from({ length: 12 }, (_, row) => (row % 2 === 0 ? 'yes' : null));
    const { cells } = crosstab(twelve(answers), 'sex', 'answer', { percent: 'row' });
    expect(cells[1]![0]!.share).to.equal(null);
    expect(cells[1]![0]!.count).to.equal(0);
  });
});
