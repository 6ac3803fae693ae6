// Texts in the languages of the republic. Russian stands in where a translation is missing.
import { z } from 'zod';

export const languages = ['ru', 'ce', 'en'] as const;
export type Language = (typeof languages)[number];

const words = z.string().trim().min(1, 'is empty: write the text or remove the line');

/** A text of a questionnaire: `{ ru: ..., ce: ..., en: ... }`, at least one of them. */
export const localised = z
  .strictObject({ ru: words.optional(), ce: words.optional(), en: words.optional() })
  .refine(
    text => Object.values(text).some(words => words !== undefined),
    'has no language: write at least `ru:`',
  );

export type Localised = z.infer<typeof localised>;

/** The text in `language`, or else in Russian, or else in any language it has. */
export const inLanguage = (text: Localised, language: Language): string =>
  text[language] ?? text.ru ?? text.en ?? text.ce ?? '';
