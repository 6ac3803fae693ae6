// Why a value is not there, in files of microdata: as the questionnaire has it, and two reasons that only a file knows.
import { missingLabels } from '../missing.ts';
import type { Localised } from '../localised.ts';

type Reason = { readonly code: string; readonly label: Localised };

export const notAsked: Reason = { code: 'not_asked', label: { ru: 'Не спрашивали', en: 'Not asked' } };
/** Of a number put into groups, where the way not to answer is not told apart. */
export const noNumber: Reason = { code: 'no_number', label: { ru: 'Без числа', en: 'No number' } };
export const withheld: Reason = {
  code: 'withheld',
  label: { ru: 'Скрыто ради анонимности', en: 'Withheld for anonymity' },
};

/** Each has the same number in every variable; where answers can be below zero, all of them lie lower still. */
const numbers: Readonly<Record<string, number>> = {
  hard_to_say: -1,
  refused: -2,
  skipped: -3,
  [notAsked.code]: -4,
  [withheld.code]: -5,
  [noNumber.code]: -6,
};
/** By how much the numbers lie lower where the smallest answer is below zero. */
export const depthFor = (smallest: number): number =>
  smallest < 0 ? 10 ** Math.ceil(Math.log10(-smallest + 1)) : 0;

export const missingValue = (code: string, depth: number): number => (numbers[code] ?? 0) - depth;

export const reasons: readonly Reason[] = [
  ...Object.entries(missingLabels).map(([code, label]) => ({ code, label })),
  notAsked,
  withheld,
  noNumber,
];
