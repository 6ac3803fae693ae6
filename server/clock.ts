// What day it is where the republic lives. Passed in, so that tests hold the clock.
export type Clock = {
  readonly now: () => Date;
  readonly today: () => string;
  /** The day in which a moment lies. */
  readonly dayOf: (time: Date) => string;
  /** `14:02`: only what staff did has a time of day. */
  readonly timeOf: (time: Date) => string;
};

/** Every zone on earth begins its days at a quarter of an hour. */
const quarterHour = 900_000;

/** Days are `YYYY-MM-DD` in the zone of the survey: the finest time that ever stands beside an answer. */
export const systemClock = (timeZone: string, now: () => Date = () => new Date()): Clock => {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  const clockTime = new Intl.DateTimeFormat('ru-RU', { timeZone, hour: '2-digit', minute: '2-digit' });
  let known = { quarter: NaN, day: '' };
  return {
    now,
    dayOf: time => format.format(time),
    timeOf: time => clockTime.format(time),
    today: () => {
      const time = now();
      const quarter = Math.floor(time.getTime() / quarterHour);
      if (quarter !== known.quarter) known = { quarter, day: format.format(time) };
      return known.day;
    },
  };
};

/** Midnight (UTC) of the day `days` after `day`. */
export const dayAfter = (day: string, days: number): Date =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);
