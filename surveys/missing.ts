// The ways not to answer: their codes, and their words for pages, codebooks, tables and charts.
import type { Localised } from './localised.ts';

/** Codes of an answer that is not one: different from the first day, never merged. `not_asked` is never an answer a person gives. */
export const missingCodes = ['hard_to_say', 'refused'] as const;
/** A question that need not be answered (`required: false`) was shown, and left empty. Never offered as a choice. */
export const skipped = 'skipped' as const;
export type MissingCode = (typeof missingCodes)[number] | typeof skipped;
export const reservedCodes: readonly string[] = [...missingCodes, skipped, 'not_asked'];

export const isMissingCode = (value: unknown): value is MissingCode =>
  value === skipped || missingCodes.some(code => code === value);

export const missingLabels: Readonly<Record<MissingCode, Localised>> = {
  hard_to_say: { ru: 'Затрудняюсь ответить', en: 'Hard to say' },
  refused: { ru: 'Предпочитаю не отвечать', en: 'Prefer not to answer' },
  skipped: { ru: 'Без ответа', en: 'Left empty' },
};
