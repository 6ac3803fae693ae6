// Numbers as a reader sees them: whole per cents, real signs, thousands apart. Every rounding of the program happens here.
import type { Language } from '../../surveys/localised.ts';

const nbsp = '\u00a0';
const minus = '\u2212';

const percentSign = (language: Language): string => (language === 'en' ? '%' : `${nbsp}%`);

/** Half away from zero, steady where binary fractions fall just short of a half. */
const round = (value: number): number => Math.sign(value) * Math.round(Math.abs(value) + 1e-9);

/** A share in whole per cents. */
export const wholePercent = (share: number): number => round(share * 100);

const signed = (value: number): string => (value < 0 ? `${minus}${-value}` : `+${value}`);

/** `9 %`, `9%`; a share too small or too large for whole per cents says so: `<1 %`, `>99 %`. */
export const percent = (share: number, language: Language): string => {
  const whole = wholePercent(share);
  const sign = percentSign(language);
  if (whole === 0 && share > 0) return `<1${sign}`;
  if (whole === 100 && share < 1) return `>99${sign}`;
  return `${whole}${sign}`;
};

type Interval = { readonly low: number | null; readonly high: number | null };

/** Half the width of an interval in points, never below 1: whole per cents promise no more. */
export const halfInterval = ({ low, high }: Interval): number | null =>
  low === null || high === null ? null : Math.max(1, round(((high - low) / 2) * 100));

/** `± 2`, or nothing where no margin of error can be stated. */
export const plusMinus = (interval: Interval): string => {
  const half = halfInterval(interval);
  return half === null ? '' : `±${nbsp}${half}`;
};

/** `9 % ± 2`. */
export const shareWithMargin = (
  estimate: Interval & { readonly value: number },
  language: Language,
): string => [percent(estimate.value, language), plusMinus(estimate)].filter(Boolean).join(nbsp);

/** `7–12`, the bounds of an interval in whole per cents; null where there is none. */
export const range = ({ low, high }: Interval): string | null =>
  low === null || high === null ? null : `${wholePercent(low)}–${wholePercent(high)}`;

/** `7–12 %`. */
export const percentRange = (interval: Interval, language: Language): string | null => {
  const bounds = range(interval);
  return bounds && `${bounds}${percentSign(language)}`;
};

/** A difference of shares in whole points, with its sign: `−4`, `+6`, `0`. */
export const signedPoints = (difference: number): string => {
  const whole = round(difference * 100);
  return whole === 0 ? '0' : signed(whole);
};

/** Points of a difference, without its sign. */
export const points = (difference: number): number => Math.abs(round(difference * 100));

/** `1 500`, `1,500`. */
export const integer = (value: number, language: Language): string =>
  String(round(value)).replace(/\B(?=(\d{3})+(?!\d))/g, language === 'en' ? ',' : nbsp);

/** `2,2`, `2.2`: for the few figures that carry a decimal place. */
export const decimal = (value: number, places: number, language: Language): string => {
  const text = Math.abs(value).toFixed(places);
  return `${value < 0 ? minus : ''}${language === 'en' ? text : text.replace('.', ',')}`;
};
