// Facts and plans as a reader sees them.
import type { IndicatorYear, KnownFact } from '../../services/programme.ts';
import { decimal, halfInterval, integer, percent } from '../format.ts';
import type { Reader } from '../reader.ts';

/** `48`, `1 500`, `16,5`: one decimal place where the document has one. */
export const shownNumber = ({ language }: Pick<Reader, 'language'>, value: number): string =>
  Number.isInteger(value) ? integer(value, language) : decimal(value, 1, language);

/** Half the interval of an estimate in points; null of what was counted. */
export const halfOf = ({ low, high }: KnownFact): number | null =>
  low === null || high === null ? null : halfInterval({ low: low / 100, high: high / 100 });

const isEstimate = ({ source }: KnownFact): boolean => 'survey' in source;

/** An estimate in whole per cents, unless rounding would show it as the plan it did not reach. */
export const shownFact = (reader: Reader, fact: KnownFact, plan: number): string => {
  const whole = Math.round(fact.value);
  const isRounded = isEstimate(fact) && (whole !== plan || fact.value === plan);
  return isRounded ? integer(whole, reader.language) : shownNumber(reader, Math.round(fact.value * 10) / 10);
};

/** `52 ± 7`. */
export const factWithMargin = (reader: Reader, fact: KnownFact, plan: number): string => {
  const half = halfOf(fact);
  const shown = shownFact(reader, fact, plan);
  return half === null ? shown : `${shown}\u00a0±\u00a0${half}`;
};

export const shownDegree = ({ language }: Reader, { degree }: IndicatorYear): string =>
  degree === null ? '—' : percent(degree, language);
