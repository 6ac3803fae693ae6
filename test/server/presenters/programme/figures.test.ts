// The drawings of the programme: where bars, strokes and numbers stand, and what a picture carries inside.
import { expect } from 'chai';
import { moneySpec } from '../../../../server/presenters/charts/money.ts';
import { planSpec, type PlanYear } from '../../../../server/presenters/charts/plan.ts';
import type { ChartSpec, Shape } from '../../../../server/presenters/charts/spec.ts';
import { readerIn } from '../../../support/reader.ts';

const ru = readerIn('ru');
const shown = { size: 'narrow', current: 2013 } as const;
const years: readonly PlanYear[] = [
  { year: 2011, plan: 50, fact: 46 },
  { year: 2012, plan: 80, fact: null },
  { year: 2013, plan: 100, fact: 50, low: 43, high: 57, told: { fact: '50', interval: '43–57' } },
];
const across = (spot: Extract<Shape, { kind: 'line' | 'box' }>['from']): number =>
  typeof spot[0] === 'number' ? 0 : spot[0][1];
const bars = ({ drawing: { under = [] } }: ChartSpec) => under.filter(({ kind }) => kind === 'box');
const words = ({ drawing: { over = [] } }: ChartSpec) =>
  over.flatMap(shape => (shape.kind === 'text' ? [shape] : []));
const strokes = ({ drawing: { over = [] } }: ChartSpec) =>
  over.flatMap(shape => (shape.kind === 'line' && shape.width === 3 ? [shape] : []));

describe('the drawing of plan against fact', () => {
  const spec = planSpec(ru, years, shown);

  it('begins at nought and shares one scale', () => {
    const [, last] = bars(spec);
    expect(last?.kind === 'box' && [last.from[1], last.to[1]]).to.deep.equal([59, 118]);
  });

  it('has bars of 44 and strokes of 60, a stroke without a bar where the fact is unknown', () => {
    expect(bars(spec)).to.have.length(2);
    expect(strokes(spec).map(({ from, to }) => across(to) - across(from))).to.deep.equal([60, 60, 60]);
    expect(words(spec).map(({ text }) => text)).to.include('—');
  });

  it('draws an interval only where there is one', () => {
    expect((spec.drawing.over ?? []).filter(shape => shape.kind === 'line' && shape.cap)).to.have.length(1);
  });

  it('marks the year that the page speaks of, not the last one of the plan', () => {
    const bold = words(planSpec(ru, years, { size: 'narrow', current: 2011 })).filter(
      ({ text }) => text === '2011',
    );
    expect(bold.map(({ style }) => style)).to.deep.equal(['tiny']);
  });

  it('finds room for twelve years: no bar or stroke reaches the next one', () => {
    const many = Array.from({ length: 12 }, (_, i) => ({ year: 2011 + i, plan: 50, fact: 100 }));
    const step = 280 / 12.25;
    const crowded = planSpec(ru, many, { size: 'narrow', current: 2022 });
    for (const shape of bars(crowded))
      expect(shape.kind === 'box' && across(shape.to) - across(shape.from)).to.be.below(step);
    expect(words(crowded).filter(({ text }) => /^20/.test(text))).to.have.length(6);
  });
});

describe('the drawing of money', () => {
  it('shows a thread of an amount too small for its scale, and nothing of none', () => {
    const spec = moneySpec(
      ru,
      [0, 1, 25_300].map((amount, i) => ({ year: 2011 + i, amount, text: String(amount) })),
      'narrow',
    );
    expect(bars(spec).map(shape => shape.kind === 'box' && shape.from[1])).to.deep.equal([118, 117, 0]);
  });
});
