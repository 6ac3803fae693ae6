// Facts and plans as a reader sees them.
import type { Indicator, IndicatorYear, KnownFact } from '../../services/programme.ts';
import { decimal, halfInterval, integer, percent, range } from '../format.ts';
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

/** `45–59`, in whole per cents; null of what was counted. */
export const intervalOf = ({ low, high }: KnownFact): string | null =>
  low === null || high === null ? null : range({ low: low / 100, high: high / 100 });

type Unit = Pick<Indicator, 'unit'>;

/** `52 %`, `48 чел.`. */
const withUnit = ({ t }: Reader, { unit }: Unit, number: string, count: number): string =>
  t(`results:unit.${unit}`, { number, count: Math.round(count) });

export const inUnit = (reader: Reader, of: Unit, value: number): string =>
  withUnit(reader, of, shownNumber(reader, value), value);

/** `52 % ± 7`: the margin after the unit, as everywhere in sentences. */
export const factInUnit = (reader: Reader, of: Unit, fact: KnownFact, plan: number): string => {
  const half = halfOf(fact);
  const shown = withUnit(reader, of, shownFact(reader, fact, plan), fact.value);
  return half === null ? shown : `${shown}\u00a0±\u00a0${half}`;
};
