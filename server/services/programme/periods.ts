// Periods that appeals are counted by: a year, a quarter or a month. Pure.

export const steps = ['year', 'quarter', 'month'] as const;
export type Step = (typeof steps)[number];

export type Period = {
  readonly name: string;
  readonly step: Step;
  readonly year: number;
  /** Of its step, from 1; the year itself is 1. */
  readonly number: number;
  /** First and last day, YYYY-MM-DD. */
  readonly from: string;
  readonly to: string;
};

export const periodsIn: Readonly<Record<Step, number>> = { year: 1, quarter: 4, month: 12 };

const twoDigits = (value: number): string => String(value).padStart(2, '0');

const nameOf = (year: number, step: Step, number: number): string =>
  ({ year: `${year}`, quarter: `${year}-Q${number}`, month: `${year}-${twoDigits(number)}` })[step];

export const periodOf = (year: number, step: Step, number: number): Period => {
  const months = 12 / periodsIn[step];
  const last = number * months;
  const day = new Date(Date.UTC(year, last, 0)).getUTCDate();
  return {
    ...{ name: nameOf(year, step, number), step, year, number },
    from: `${year}-${twoDigits(last - months + 1)}-01`,
    to: `${year}-${twoDigits(last)}-${twoDigits(day)}`,
  };
};

export const periodsOf = (year: number, step: Step): readonly Period[] =>
  Array.from({ length: periodsIn[step] }, (_, at) => periodOf(year, step, at + 1));

/** `2013`, `2013-Q1`, `2013-01`; null where the text is none of them. */
export const readPeriod = (text: string): Period | null => {
  const [, year, quarter, month] = /^(\d{4})(?:-Q([1-4])|-(0[1-9]|1[0-2]))?$/.exec(text) ?? [];
  if (year === undefined) return null;
  if (quarter !== undefined) return periodOf(Number(year), 'quarter', Number(quarter));
  return month === undefined
    ? periodOf(Number(year), 'year', 1)
    : periodOf(Number(year), 'month', Number(month));
};
