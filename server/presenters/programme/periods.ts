// Names of periods: a year, a quarter, a month.
import type { Period } from '../../services/programme.ts';
import type { Reader } from '../reader.ts';

const roman = ['I', 'II', 'III', 'IV'] as const;

/** `I квартал`, `март`; a year is its number. */
export const partName = ({ t, language }: Reader, { step, number, year, from }: Period): string => {
  if (step === 'year') return String(year);
  if (step === 'quarter') return t('programme:period.quarter', { number: roman[number - 1] ?? number });
  const month = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', {
    month: 'long',
    timeZone: 'UTC',
  });
  return month.format(new Date(`${from}T00:00:00Z`));
};

/** `I квартал 2013 года`, `март 2013 года`. */
export const periodName = (reader: Reader, period: Period): string =>
  period.step === 'year'
    ? String(period.year)
    : reader.t('programme:period.of_year', { part: partName(reader, period), year: period.year });
