// What day it is where the republic lives. Passed in, so that tests hold the clock.
export type Clock = { readonly now: () => Date; readonly today: () => string };

/** Days are `YYYY-MM-DD` in the zone of the survey: the finest time that ever stands beside an answer. */
export const systemClock = (timeZone: string, now: () => Date = () => new Date()): Clock => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return { now, today: () => format.format(now()) };
};

/** Midnight (UTC) of the day `days` after `day`. */
export const dayAfter = (day: string, days: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
