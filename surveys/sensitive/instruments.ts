// What decides by chance in a sensitive question: things everybody has at hand. Their outcomes and exact probabilities are
// computed here and written nowhere else.

export const instruments = ['coin', 'dice', 'birth_month', 'birth_day'] as const;
export type Instrument = (typeof instruments)[number];

/** Where 29 February falls in one year of four, as in all years from 1901 to 2099. */
const daysInMonths = [31, 28.25, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const upTo = (last: number): readonly string[] => Array.from({ length: last }, (_, at) => String(at + 1));

const monthsWithDay = (day: number): number =>
  daysInMonths.reduce((sum, days) => sum + Math.min(1, Math.max(0, days - day + 1)), 0);

/** Outcomes with weights: the weight over the sum of weights is the probability. Births are taken as even over the days. */
const weights: Readonly<Record<Instrument, readonly (readonly [outcome: string, weight: number])[]>> = {
  coin: [
    ['heads', 1],
    ['tails', 1],
  ],
  dice: upTo(6).map(face => [face, 1]),
  birth_month: upTo(12).map((month, at) => [month, daysInMonths[at] ?? 0]),
  birth_day: upTo(31).map((day, at) => [day, monthsWithDay(at + 1)]),
};

export const outcomesOf = (instrument: Instrument): readonly string[] =>
  weights[instrument].map(([outcome]) => outcome);

/** The probability that the instrument shows one of these outcomes. */
export const chanceOf = (instrument: Instrument, outcomes: readonly string[]): number => {
  const sum = (list: readonly (readonly [string, number])[]): number =>
    list.reduce((total, [, weight]) => total + weight, 0);
  return (
    sum(weights[instrument].filter(([outcome]) => outcomes.includes(outcome))) / sum(weights[instrument])
  );
};

/** A stretch of the year or of the month in which somebody's birthday falls. */
export type Birthday = { readonly unit: 'month' | 'day'; readonly from: number; readonly to: number };

export const chanceOfBirthday = ({ unit, from, to }: Birthday): number => {
  const instrument = unit === 'month' ? 'birth_month' : 'birth_day';
  return chanceOf(
    instrument,
    outcomesOf(instrument).filter(outcome => Number(outcome) >= from && Number(outcome) <= to),
  );
};
