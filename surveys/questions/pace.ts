// How fast people read and answer on a phone, for "about N minutes". Rough on purpose: the promise is whole minutes.
import { inLanguage } from '../language.ts';
import type { Language, Localised } from '../localised.ts';

/** Silent reading of Russian by adults, about 200 words of 6.3 letters a minute, slowed by a small screen to 15 letters a second. */
const lettersPerSecond = 15;

/** Options are looked through, not read to the end. */
const skimming = 2;

export const readingSeconds = (texts: readonly (Localised | undefined)[], language: Language): number =>
  texts.reduce((sum, text) => sum + (text ? inLanguage(text, language).length : 0), 0) / lettersPerSecond;

export const skimmingSeconds = (
  options: readonly { readonly label: Localised }[],
  language: Language,
): number =>
  readingSeconds(
    options.map(option => option.label),
    language,
  ) / skimming;
