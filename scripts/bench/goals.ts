// Measurements of the database beside what they are to reach: the median of the rounds, and their spread.

type Goal = { readonly value?: number; readonly unit: string; readonly isBest?: 'low' | 'high' };

const atLeast = (value: number, unit: string): Goal => ({ value, unit, isBest: 'high' });
const atMost = (value: number, unit: string): Goal => ({ value, unit, isBest: 'low' });

export const goals = {
  'insertOne, 1 client': atLeast(500, 'per s'),
  'insertOne, 16 clients': atLeast(2000, 'per s'),
  'insertOne, 64 clients': atLeast(3000, 'per s'),
  'insertMany of 100': atLeast(5000, 'documents per s'),
  'find by unique index, median': atMost(0.6, 'ms'),
  'page of 20 by compound index, median': { unit: 'ms' },
  'full cursor': atMost(6, 's'),
  'count of 1 % by index, median': atMost(20, 'ms'),
  'count of 10 % by index, median': atMost(20, 'ms'),
  reopening: atMost(0.6, 's'),
  'heap of the worker, most': atMost(80, 'MB'),
} as const satisfies Readonly<Record<string, Goal>>;

export type Measure = keyof typeof goals;

const format = (value: number): string => (value < 10 ? value.toFixed(2) : String(Math.round(value)));

export const middle = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? NaN;
};

/** `name    612 per s (580 to 640, 3 rounds)   goal 500: reached` */
export const printMeasure = (name: Measure, values: readonly number[]): void => {
  const { value, unit, isBest }: Goal = goals[name];
  const reached = middle(values);
  const isReached = value === undefined || (isBest === 'low' ? reached <= value : reached >= value);
  const goal = value === undefined ? '' : `goal ${value}: ${isReached ? 'reached' : 'MISSED'}`;
  const spread = `${format(Math.min(...values))} to ${format(Math.max(...values))}, rounds: ${values.length}`;
  const result = `${format(reached)} ${unit} (${spread})`;
  console.log(`${name.padEnd(38)} ${result.padEnd(52)} ${goal}`.trimEnd());
};
