// Appeals by period and channel: sums over periods, and nothing told that would tell a count of 1 to 9.
import { expect } from 'chai';
import fc from 'fast-check';
import { appealsOf } from '../../../../server/services/programme/appeals.ts';
import { ledgerOf } from '../../../../server/services/programme/figures.ts';
import { periodsOf, readPeriod, type Step } from '../../../../server/services/programme/periods.ts';
import type { Figure } from '../../../../server/stores/figures.ts';

const figure = (item: string, period: string, value: number): Figure => ({
  ...{ id: `${item}/${period}`, programme: 'p', kind: 'appeals', item, period, number: 1, value },
  ...{ document: { ru: 'Журнал', en: '' }, documentDate: '2014-01-20', enteredBy: 'a' },
  ...{ enteredOn: '2014-01-21', signedBy: 'b', signedOn: '2014-01-22', isWithdrawn: false },
  isDemonstration: false,
});
const yearBy = (step: Step, counts: Readonly<Record<string, readonly (number | null)[]>>) => {
  const periods = periodsOf(2013, step);
  const figures = Object.entries(counts).flatMap(([channel, values]) =>
    values.flatMap((value, at) => (value === null ? [] : [figure(channel, periods[at]?.name ?? '', value)])),
  );
  const [year] = appealsOf([2013], ledgerOf(figures));
  if (!year) throw new RangeError('nothing was entered');
  return year;
};
const words = ({ kind, ...told }: { kind: string; count?: number }) => told.count ?? kind;

describe('periods', () => {
  it('have a first and a last day, leap years too', () => {
    expect(readPeriod('2012-02')).to.deep.include({ from: '2012-02-01', to: '2012-02-29', step: 'month' });
    expect(readPeriod('2013-Q4')).to.deep.include({ from: '2013-10-01', to: '2013-12-31', number: 4 });
    expect(readPeriod('2013')).to.deep.include({ from: '2013-01-01', to: '2013-12-31', step: 'year' });
    for (const text of ['2013-Q0', '2013-00', '2013-1', '13', '2013-Q1 ', ''])
      expect(readPeriod(text)).to.equal(null);
  });
});

describe('appeals of a year', () => {
  it('are the sum of its quarters, and say how many of them are known', () => {
    const year = yearBy('quarter', { phone: [100, 120, 130, null], post: [20, 30, 40, null] });
    expect([year.step, year.known, year.expected, words(year.whole.total)]).to.deep.equal([
      'quarter',
      3,
      4,
      440,
    ]);
    expect(year.parts.map(({ total }) => words(total))).to.deep.equal([120, 150, 170]);
  });

  it('have no common total where channels are known for different periods', () => {
    const year = yearBy('quarter', { phone: [100, 120, null, null], post: [20, null, null, null] });
    expect(words(year.whole.total)).to.equal('unknown');
    expect(year.whole.cells.map(({ told }) => words(told))).to.deep.equal([220, 20]);
  });

  it('are not told where one quarter has fewer than ten, nor while the year runs on', () => {
    expect(words(yearBy('quarter', { phone: [100, 120, 7, 90] }).whole.total)).to.equal('withheld');
    expect(words(yearBy('quarter', { phone: [100, 6, 7, null] }).whole.total)).to.equal('withheld');
    expect(words(yearBy('quarter', { phone: [100, 6, 7, 90] }).whole.total)).to.equal(203);
    expect(words(yearBy('quarter', { phone: [100, 9, 9, 90] }).whole.total), '18 is 9 and 9').to.equal(
      'withheld',
    );
    expect(words(yearBy('quarter', { phone: [100, 0, 0, 90] }).whole.total)).to.equal(190);
  });

  it('never let a reader narrow a hidden count to fewer than five values', () => {
    const count = fc.oneof(fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 200 }));
    fc.assert(
      fc.property(fc.array(fc.tuple(count, count), { minLength: 4, maxLength: 4 }), pairs => {
        const year = yearBy('quarter', { phone: pairs.map(([a]) => a), post: pairs.map(([, b]) => b) });
        const isHidden = (value: number): boolean => value > 0 && value < 10;
        for (const [channel, side] of [0, 1].entries()) {
          const hidden = pairs.map(pair => pair[side] ?? 0).filter(isHidden);
          const told = year.whole.cells[channel]?.told;
          if (hidden.length === 0 || told?.kind !== 'told') continue;
          const sum = hidden.reduce((a, b) => a + b, 0);
          const fits = (value: number): boolean =>
            sum - value >= hidden.length - 1 && sum - value <= 9 * (hidden.length - 1);
          expect([1, 2, 3, 4, 5, 6, 7, 8, 9].filter(fits).length).to.be.at.least(5);
        }
        for (const [at, row] of year.parts.entries())
          if ((pairs[at] ?? []).some(isHidden)) expect(row.total.kind).to.equal('withheld');
        if (year.whole.cells.some(({ told }) => told.kind !== 'told'))
          expect(year.whole.total.kind).to.not.equal('told');
      }),
      { numRuns: 2000 },
    );
  });
});
