// Numbers and words as bytes of a system file: little-endian, words in UTF-8, cut between characters and never inside one.

export const int32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, at) => bytes.writeInt32LE(value, at * 4));
  return bytes;
};

export const float64 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 8);
  values.forEach((value, at) => bytes.writeDoubleLE(value, at * 8));
  return bytes;
};

const ellipsis = '…';

/** What somebody reads as one character is kept whole, accents and all. */
const characters = new Intl.Segmenter('ru', { granularity: 'grapheme' });

const fitting = (text: string, most: number): string => {
  let size = 0;
  let kept = '';
  for (const { segment } of characters.segment(text)) {
    size += Buffer.byteLength(segment);
    if (size > most) break;
    kept += segment;
  }
  return kept;
};

/** The text in at most so many bytes; where words had to go, a sign of it stands in their place. */
export const cutText = (text: string, most: number): string => {
  const plain = text.replace(/\s+/g, ' ').trim();
  if (Buffer.byteLength(plain) <= most) return plain;
  return `${fitting(plain, most - Buffer.byteLength(ellipsis)).trimEnd()}${ellipsis}`;
};

/** In exactly so many bytes, filled up with spaces. */
export const padded = (text: string, size: number): Buffer => {
  const bytes = Buffer.alloc(size, ' ');
  bytes.write(fitting(text, size));
  return bytes;
};

/** The bytes filled up to a multiple of `step`. */
export const upTo = (bytes: Buffer, step: number): Buffer =>
  Buffer.concat([bytes, Buffer.alloc((step - (bytes.length % step)) % step, ' ')]);
