// Texts in the languages of the republic. Russian stands in where a translation is missing.
import { z } from 'zod';
import type { PlainCode } from './said.ts';

export { inLanguage, languages } from './language.ts';
export type { Language } from './language.ts';

const words = z
  .string()
  .trim()
  .min(1, 'text_empty' satisfies PlainCode);

/** A text of a questionnaire: `{ ru: ..., ce: ..., en: ... }`, at least one of them. */
export const localised = z
  .strictObject({ ru: words.optional(), ce: words.optional(), en: words.optional() })
  .refine(
    text => Object.values(text).some(words => words !== undefined),
    'language_needed' satisfies PlainCode,
  );

export type Localised = z.infer<typeof localised>;
