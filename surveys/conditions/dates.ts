// Days as texts YYYY-MM-DD (a month stands for its first day) and as numbers of days since 1 January 1970. No clock, no zone.

const dayLength = 86_400_000;

/** Undefined-free: null where the text is no day of the calendar between the years 1000 and 9999. */
export const dayNumber = (text: string): number | null => {
  const [, year, month, day = '01'] = /^([1-9]\d{3})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return null;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day));
  return new Date(time).toISOString().startsWith(`${year}-${month}-${day}`) ? time / dayLength : null;
};

/** The day with this number; null beyond the years 1000 to 9999. */
export const dayText = (number: number): string | null => {
  const day = Math.floor(number);
  if (!(day >= -354_285 && day <= 2_932_896)) return null;
  return new Date(day * dayLength).toISOString().slice(0, 10);
};

/** `%Y-%m-%d` filled in: %Y year, %m and %d with two digits, %n and %e without a leading zero. Other signs stand as they are. */
export const formatDay = (number: number, format: string): string | null => {
  const text = dayText(number);
  if (text === null) return null;
  const [year = '', month = '', day = ''] = text.split('-');
  const parts: Readonly<Record<string, string>> = {
    '%Y': year,
    '%m': month,
    '%d': day,
    '%n': String(Number(month)),
    '%e': String(Number(day)),
  };
  return format.replace(/%[Ymdne]/g, sign => parts[sign] ?? sign);
};
