// What files and the programming interface say in Russian and English at once: one address, one answer for every reader.
import type { Localised } from '../../../surveys/localised.ts';
import type { Values } from '../../texts.ts';
import type { Reader } from '../reader.ts';

export type Readers = { readonly ru: Reader; readonly en: Reader };
export type InBoth = { readonly ru: string; readonly en: string };

/** For machines: no spaces that do not break. */
export const unbroken = (text: string): string => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');

export const inBoth = ({ ru, en }: Readers, tell: (reader: Reader) => string): InBoth => ({
  ru: unbroken(tell(ru)),
  en: unbroken(tell(en)),
});

export const words = (readers: Readers, key: string, values?: Values): InBoth =>
  inBoth(readers, reader => reader.t(key, values));

/** A text of the questionnaire with those languages that it has. */
export const text = (localised: Localised): Localised =>
  Object.fromEntries(
    Object.entries(localised).flatMap(([language, written]) =>
      typeof written === 'string' ? [[language, unbroken(written)]] : [],
    ),
  );
