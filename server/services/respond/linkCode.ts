// The code of a short link: six digits from 2 to 9. Digits are on every keyboard in every language, are read aloud without
// spelling, and without 0 and 1 none is taken for a letter.
import type { RandomBytes } from '../../crypto.ts';

const length = 6;
const digits = '23456789';

/** There are eight of them, so a byte chooses evenly. */
export const newLinkCode = (random: RandomBytes): string =>
  [...random(length)].map(byte => digits[byte % digits.length]).join('');

export const isLinkCode = (value: string): boolean => /^[2-9]{6}$/.test(value);

/** What somebody typed or was told, without the gaps people put in. */
export const readLinkCode = (typed: string): string | null => {
  const code = typed.replace(/[\s.-]/g, '');
  return isLinkCode(code) ? code : null;
};
