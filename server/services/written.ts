// Text that people write, as it is kept: without signs that nobody sees. One of them turns the order of the digits behind it around, others
// make a picture unreadable for programs.

/** Control signs, marks of direction, signs without a shape; a new line is none. */
const unseen = /(?!\n)\p{C}/u;

/** The first sign that no reader sees, by its number; null where there is none. */
export const unseenIn = (text: string): string | null => {
  const sign = unseen.exec(text)?.[0].codePointAt(0);
  return sign === undefined ? null : `U+${sign.toString(16).toUpperCase().padStart(4, '0')}`;
};

export const withoutUnseen = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replaceAll('\t', ' ').replace(new RegExp(unseen, 'gu'), '');
