import { expect } from 'chai';
import { readDay } from '../../../../server/services/planning/form.ts';
import { neighboursOf } from '../../../../server/services/planning/neighbours.ts';
import type { Wave } from '../../../../server/stores/waves.ts';

const wave = (name: string, opens: string, closes: string): Wave => ({
  ...{ id: `a.${name}`, survey: 'a', name, state: 'closed', opens, closes, version: 'a.1', modes: ['web'] },
  ...{ sample: 'volunteer', design: { strata: false, psu: false, weight: false }, margins: [] },
  isDemonstration: false,
});
const others = [wave('2025', '2025-06-01', '2025-06-30'), wave('2026', '2026-06-01', '2026-06-30')];
const told = (opens: string, closes: string) =>
  neighboursOf({ id: 'a.new', opens, closes }, others).map(({ other: { name }, ...rest }) => ({
    name,
    ...rest,
  }));

describe('the days of a wave beside those of others', () => {
  it('overlap from one common day on', () => {
    expect(told('2026-06-30', '2026-07-31')).to.deep.equal([
      { name: '2026', kind: 'overlap', from: '2026-06-30', to: '2026-06-30' },
    ]);
    expect(told('2025-06-10', '2026-06-02').map(({ kind, name }) => [kind, name])).to.deep.equal([
      ['overlap', '2025'],
      ['overlap', '2026'],
    ]);
  });

  it('leave a gap after the last wave before, unless they begin the day after', () => {
    expect(told('2026-07-03', '2026-07-31')).to.deep.equal([{ name: '2026', kind: 'gap', days: 2 }]);
    expect(told('2026-07-01', '2026-07-31')).to.deep.equal([]);
    expect(told('2025-08-01', '2025-08-31')).to.deep.equal([{ name: '2025', kind: 'gap', days: 31 }]);
    expect(told('2020-01-01', '2020-02-01')).to.deep.equal([]);
  });

  it('are not those of the wave itself', () => {
    expect(
      neighboursOf({ id: 'a.2026', opens: '2026-06-01', closes: '2026-06-30' }, others.slice(1)),
    ).to.deep.equal([]);
  });
});

describe('a day as it is typed', () => {
  for (const [typed, expected] of [
    ['2027-03-01', '2027-03-01'],
    [' 1.3.2027 ', '2027-03-01'],
    ['31.02.2027', null],
    ['2027-13-01', null],
    ['tomorrow', null],
    ['', null],
  ] as const)
    it(`${JSON.stringify(typed)} is ${expected ?? 'none'}`, () => expect(readDay(typed)).to.equal(expected));
});
