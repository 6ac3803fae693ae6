// Money by year: a column for each amount with its number above.
import type { Reader } from '../reader.ts';
import { columnBox, columnsOf, columnsSpec } from './columns.ts';
import { word, type Size } from './parts.ts';
import type { ChartSpec } from './spec.ts';

export type MoneyYear = { readonly year: number; readonly amount: number; readonly text: string };

export const moneySpec = (reader: Reader, years: readonly MoneyYear[], size: Size): ChartSpec => {
  const columns = columnsOf({
    ...{ years: years.map(({ year }) => year), current: 0, size },
    highest: Math.max(...years.map(({ amount }) => amount)),
  });
  return columnsSpec(reader, columns, {
    values: years.map(({ amount }) => amount),
    under: years.map(({ amount }, i) => columnBox(columns, i, amount, '--c-rest')),
    over: years.map(({ amount, text }, i) =>
      word([i, [columns.y(amount), -6]], text, 'tiny', { align: 'center' }),
    ),
  });
};
