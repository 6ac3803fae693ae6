// The two ways not to answer, in words: one table for pages, codebooks, tables and charts.
import type { MissingCode } from './identifiers.ts';
import type { Localised } from './localised.ts';

export const missingLabels: Readonly<Record<MissingCode, Localised>> = {
  hard_to_say: { ru: 'Затрудняюсь ответить', en: 'Hard to say' },
  refused: { ru: 'Предпочитаю не отвечать', en: 'Prefer not to answer' },
};
