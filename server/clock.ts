// What day it is where the republic lives. Passed in, so that tests hold the clock.
export type Clock = {
  readonly now: () => Date;
  readonly today: () => string;
  /** The day in which a moment lies. */
  readonly dayOf: (time: Date) => string;
  /** `14:02`: only what staff did has a time of day. */
  readonly timeOf: (time: Date) => string;
  /** The moment of `2013-10-14`, `10:00` on the clocks of the republic; null where there is no such day or time. */
  readonly momentOf: (day: string, time: string) => Date | null;
};

/** Every zone on earth begins its days at a quarter of an hour. */
const quarterHour = 900_000;

/** What the clocks show, written so that two moments may be subtracted. */
const shownBy = (timeZone: string) => {
  const format = new Intl.DateTimeFormat('en-CA', {
    ...{ timeZone, year: 'numeric', month: '2-digit', day: '2-digit' },
    ...{ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  });
  return (time: Date): string => format.format(time).replace(', ', 'T');
};

/** Twice, because the first guess may lie on the other side of a change of clocks. */
const momentIn = (timeZone: string) => {
  const shown = shownBy(timeZone);
  return (day: string, time: string): Date | null => {
    const wanted = `${day}T${time}`;
    const asUtc = Date.parse(`${wanted}Z`);
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(wanted) || Number.isNaN(asUtc)) return null;
    let moment = asUtc;
    for (let round = 0; round < 2; round += 1) moment += asUtc - Date.parse(`${shown(new Date(moment))}Z`);
    return shown(new Date(moment)) === wanted ? new Date(moment) : null;
  };
};

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
    momentOf: momentIn(timeZone),
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
