// Texts of the decree as print has them.
import type { Reader } from '../reader.ts';
import { typeset } from '../typography.ts';

/** The text in the reader's language; where it has no English, the Russian. */
export const inTwo = (
  { language }: Reader,
  { ru, en }: { readonly ru: string; readonly en: string },
): string => (language === 'en' && en !== '' ? en : ru);

/** Straight quotes and hyphens become those of print. */
export const asPrinted = ({ language, t }: Reader, text: string): string => {
  const dashed = text
    .replace(/(\d) - (\d)/g, '$1–$2')
    .replace(/(\d{4})-(\d{4})/g, '$1–$2')
    .replaceAll(' - ', ' — ');
  return typeset(
    dashed.replace(/"([^"]*)"/g, (_, inside: string) => t('results:quoted', { text: inside })),
    language,
  );
};

/** At the beginning of a line. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
