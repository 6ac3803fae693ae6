// Numbers as coarse as they may leave. Fifteen digits of a weighted share tell how many of each weight stand behind it: few sets of
// whole numbers fit. A hundredth of a percentage point tells readers everything and leaves thousands that fit.
import type { Difference } from '../../../analysis/index.ts';
import type { Content } from '../results/content.ts';
import type { Breakdown } from '../results/breakdown.ts';
import type { Cell, PublishedEstimate, QuestionResult, WaveResult } from '../results/result.ts';

const steps = 10_000;
/** What multiplying adds of itself: a share that is coarse already stays. */
const noise = 1e-9;

/**
 * To four decimals; but a share that is rounded up to the middle between two per cents, or between two tenths of one, would be rounded
 * up again where it is shown.
 */
export const coarse = (value: number): number => {
  const rounded = Math.round(value * steps);
  const isMiddle = rounded % 10 === 5 || rounded % 100 === 50;
  return (isMiddle && rounded - value * steps > noise ? rounded - 1 : rounded) / steps;
};

const to = (digits: number, value: number): number => Number(value.toFixed(digits));

/** To three digits; what is below a twentieth stays below it, because the verdict about a change hangs on that. */
const significant = (value: number): number => {
  const rounded = Number(value.toPrecision(3));
  return value < 0.05 && rounded >= 0.05 ? 0.0499 : rounded;
};

const orNull = (value: number | null, round: (value: number) => number): number | null =>
  value === null ? null : round(value);

const coarseEstimate = (estimate: PublishedEstimate): PublishedEstimate => ({
  ...estimate,
  value: coarse(estimate.value),
  standardError: orNull(estimate.standardError, coarse),
  low: orNull(estimate.low, coarse),
  high: orNull(estimate.high, coarse),
  nWeighted: Math.round(estimate.nWeighted),
  designEffect: orNull(estimate.designEffect, value => to(2, value)),
  ...(estimate.efficiencyLoss === undefined
    ? {}
    : { efficiencyLoss: orNull(estimate.efficiencyLoss, value => to(2, value)) }),
  ...(estimate.uncut === undefined ? {} : { uncut: coarse(estimate.uncut) }),
});

const coarseDifference = <Told extends Difference>(difference: Told): Told => ({
  ...difference,
  value: coarse(difference.value),
  standardError: orNull(difference.standardError, coarse),
  t: orNull(difference.t, value => to(2, value)),
  pValue: orNull(difference.pValue, significant),
  low: orNull(difference.low, coarse),
  high: orNull(difference.high, coarse),
  nWeighted: Math.round(difference.nWeighted),
});

const coarseCell = (cell: Cell): Cell => ({
  ...cell,
  estimate: cell.estimate && coarseEstimate(cell.estimate),
  change: cell.change && coarseDifference(cell.change),
});

type Told = Pick<WaveResult, 'base' | 'cells' | 'focus'>;

const coarseTable = <Table extends Told>(table: Table): Table => ({
  ...table,
  base: table.base && { ...table.base, nWeighted: Math.round(table.base.nWeighted) },
  cells: table.cells.map(coarseCell),
  focus: coarseCell(table.focus),
});

const coarseQuestion = (question: QuestionResult): QuestionResult => ({
  ...question,
  waves: question.waves.map(coarseTable),
  longChange: question.longChange && {
    ...question.longChange,
    change: coarseDifference(question.longChange.change),
  },
});

const coarseBreakdown = (breakdown: Breakdown): Breakdown => ({
  ...breakdown,
  test: breakdown.test && { pValue: significant(breakdown.test.pValue) },
  groups: breakdown.groups.map(group => ({
    ...coarseTable(group),
    difference: group.difference && {
      ...coarseDifference(group.difference),
      adjustedPValue: orNull(group.difference.adjustedPValue, significant),
    },
  })),
});

export const coarsened = ({ questions, breakdown }: Content): Content => ({
  questions: questions.map(coarseQuestion),
  breakdown: breakdown && coarseBreakdown(breakdown),
});
