// Short texts remembered by their bytes: who reads the same words a million times makes each string once.

type Word = { readonly bytes: Buffer; readonly text: string };
/** The text (UTF-8) at a place of the bytes. */
export type Words = (bytes: Buffer, from: number, length: number) => string;

const longestWord = 48;
const shelves = 4096;

const isAt = (word: Buffer, bytes: Buffer, from: number): boolean => {
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[from + i]) return false;
  return true;
};

/** Of two words that share a shelf, the one met last is remembered. */
export const rememberedWords = (): Words => {
  const known = new Array<Word | undefined>(shelves).fill(undefined);
  return (bytes, from, length) => {
    if (length > longestWord) return bytes.toString('utf8', from, from + length);
    let hash = length;
    for (let i = from; i < from + length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
    const shelf = (hash >>> 16) % shelves;
    const word = known[shelf];
    if (word?.bytes.length === length && isAt(word.bytes, bytes, from)) return word.text;
    const text = bytes.toString('utf8', from, from + length);
    known[shelf] = { bytes: Buffer.from(bytes.subarray(from, from + length)), text };
    return text;
  };
};
