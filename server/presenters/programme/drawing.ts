// Plan against fact, and money by year, as drawings: where each bar, mark and number stands. Columns begin at nought.
import type { IndicatorYear } from '../../services/programme.ts';
import type { Reader } from '../reader.ts';
import { shownFact, shownNumber } from './numbers.ts';

const width = 352;
const height = 194;
const base = 166;
const top = 32;
const barWidth = 44;
const markWidth = 60;
/** In a lower bar the number would not find room. */
const roomForNumber = 26;

const scaleTo =
  (largest: number) =>
  (value: number): number =>
    largest === 0 ? 0 : (value / largest) * (base - top);

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Columns share the width; what stands right of a mark needs some of it. */
const placesOf = (count: number) => {
  const step = width / count;
  const bar = Math.min(barWidth, step * 0.4);
  return {
    bar,
    mark: Math.min(markWidth, bar + 16),
    at: (index: number) => step * (index + 0.5) - Math.min(8, step / 12),
  };
};

const highest = ({ plan, fact }: IndicatorYear): number => Math.max(plan, fact?.value ?? 0, fact?.high ?? 0);

type Column = {
  readonly year: IndicatorYear;
  readonly middle: number;
  readonly bar: number;
  readonly mark: number;
  readonly scale: (value: number) => number;
};

const factOf = (reader: Reader, { year: { fact, plan }, middle, bar, scale }: Column) => {
  if (!fact) return null;
  const tall = scale(fact.value);
  const isInside = tall >= roomForNumber;
  const whisker =
    fact.low === null || fact.high === null
      ? null
      : {
          x: rounded(middle + bar * 0.3),
          from: rounded(base - scale(fact.high)),
          to: rounded(base - scale(fact.low)),
        };
  const above = Math.min(base - tall, whisker?.from ?? base);
  return {
    bar: {
      x: rounded(middle - bar / 2),
      y: rounded(base - tall),
      width: rounded(bar),
      height: rounded(tall),
    },
    number: shownFact(reader, fact, plan),
    numberX: rounded(isInside && whisker ? middle - bar * 0.18 : middle),
    numberY: rounded(isInside ? base - 9 : above - 7),
    isInside,
    whisker,
  };
};

const markOf = (reader: Reader, { year: { plan }, middle, mark, scale }: Column, isFirst: boolean) => {
  const y = rounded(base - scale(plan));
  return {
    ...{ y, from: rounded(middle - mark / 2), to: rounded(middle + mark / 2) },
    textX: rounded(middle + mark / 2 + 5),
    // on the axis itself the number would be struck through
    textY: plan === 0 ? y - 6 : y + 5,
    text: isFirst
      ? reader.t('programme:chart.plan', { plan: shownNumber(reader, plan) })
      : shownNumber(reader, plan),
  };
};

export const planDrawing = (reader: Reader, years: readonly IndicatorYear[], current: number) => {
  const scale = scaleTo(Math.max(...years.map(highest)));
  const { bar, mark, at } = placesOf(years.length);
  return {
    ...{ width, height, base },
    columns: years.map((year, index) => {
      const column = { year, middle: at(index), bar, mark, scale };
      return {
        ...{ year: year.year, x: rounded(column.middle), yearY: base + 20, isCurrent: year.year === current },
        fact: factOf(reader, column),
        plan: markOf(reader, column, index === 0),
      };
    }),
  };
};

export type Amount = { readonly year: string; readonly amount: number };

export const moneyDrawing = (reader: Reader, amounts: readonly Amount[]) => {
  const scale = scaleTo(Math.max(...amounts.map(({ amount }) => amount)));
  const step = width / amounts.length;
  const bar = Math.min(64, step * 0.5);
  return {
    ...{ width, height, base },
    columns: amounts.map(({ year, amount }, index) => {
      const middle = step * (index + 0.5);
      // a thread of one pixel: there is some, though it is too little for the scale
      const tall = amount === 0 ? 0 : Math.max(1, scale(amount));
      return {
        ...{ year, x: rounded(middle), yearY: base + 20 },
        bar: {
          x: rounded(middle - bar / 2),
          y: rounded(base - tall),
          width: rounded(bar),
          height: rounded(tall),
        },
        ...{ number: shownNumber(reader, amount), numberY: rounded(base - tall - 8) },
      };
    }),
  };
};
