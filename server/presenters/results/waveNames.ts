// How a wave is called inside a sentence: a year where its name is one, otherwise the wave by its name.
import type { Reader } from '../reader.ts';

const isYear = (name: string): boolean => /^\d{4}$/.test(name);

/** `within`: «в 2012 году»; `against`: «по сравнению с 2012 годом»; `of`: «2012 года»; `plain`: «2012». */
export type WaveCase = 'within' | 'against' | 'of' | 'plain';

export const waveIn = (reader: Reader, name: string, form: WaveCase): string =>
  form === 'plain'
    ? name
    : reader.t(`results:wave.${isYear(name) ? 'year' : 'other'}.${form}`, { wave: name });

/** One year lies between two waves named by years. */
export const isYearApart = (earlier: string, later: string): boolean =>
  isYear(earlier) && isYear(later) && Number(later) - Number(earlier) === 1;

/** All waves are years, so that a chart may space them as years are spaced. */
export const areYears = (names: readonly string[]): boolean => names.every(isYear);
