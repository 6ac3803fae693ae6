// What analysis needs of a response, straight from its stored bytes: the same few hundred words come back in every response, so each
// is made into a string once. The layout is read by the BSON library; only what its values mean for answers is decided here.
import { BSON } from 'mongodb';
import type { Answer, Answers } from '../../surveys/answer.ts';

/** What analysis needs of a response. */
export type TabulatedResponse = {
  readonly id: Buffer;
  readonly answers: Answers;
  readonly stratum?: string;
  readonly psu?: string;
  readonly weight?: number;
};

const { parseToElements, NumberUtils } = BSON.onDemand;

const types = { double: 1, text: 2, document: 3, array: 4, binary: 5, int: 16, long: 18 } as const;
const longestWord = 48;
const shelves = 4096;

type Word = { readonly bytes: Buffer; readonly text: string };
/** The text at a place of the bytes. */
type Words = (bytes: Buffer, from: number, length: number) => string;

const isAt = (word: Buffer, bytes: Buffer, from: number): boolean => {
  for (let i = 0; i < word.length; i++) if (word[i] !== bytes[from + i]) return false;
  return true;
};

/** Remembers short texts by their bytes; of two that share a shelf, the one met last. */
const rememberedWords = (): Words => {
  const known = new Array<Word | undefined>(shelves);
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

type Reader = { readonly bytes: Buffer; readonly words: Words };
type Element = readonly [type: number, nameAt: number, nameLength: number, at: number, length: number];

const fieldName = ({ bytes, words }: Reader, [, at, length]: Element): string => words(bytes, at, length);

/** A text has its length in four bytes before it and a zero behind. */
const textOf = ({ bytes, words }: Reader, [, , , at, length]: Element): string =>
  words(bytes, at + 4, length - 5);

const numberOf = ({ bytes }: Reader, [type, , , at]: Element): number => {
  if (type === types.double) return NumberUtils.getFloat64LE(bytes, at);
  return type === types.int
    ? NumberUtils.getInt32LE(bytes, at)
    : Number(NumberUtils.getBigInt64LE(bytes, at));
};

const answerOf = (reader: Reader, element: Element): Answer => {
  const [type, , , at] = element;
  if (type === types.text) return textOf(reader, element);
  if (type === types.double || type === types.int || type === types.long) return numberOf(reader, element);
  if (type === types.array)
    return Array.from(parseToElements(reader.bytes, at), part => textOf(reader, part));
  if (type === types.document) return textsOf(reader, at);
  throw new RangeError(`An answer is stored as BSON type ${type}, which no answer is`);
};

const textsOf = (reader: Reader, at: number): Readonly<Record<string, string>> => {
  const texts: Record<string, string> = {};
  for (const element of parseToElements(reader.bytes, at))
    texts[fieldName(reader, element)] = textOf(reader, element);
  return texts;
};

const answersOf = (reader: Reader, at: number): Answers => {
  const answers: Record<string, Answer> = {};
  for (const element of parseToElements(reader.bytes, at))
    answers[fieldName(reader, element)] = answerOf(reader, element);
  return answers;
};

/** The id of a response, which comes first: its length in four bytes and its subtype in one stand before it. */
export const idOf = (bytes: Buffer): Buffer => {
  const [first] = parseToElements(bytes);
  if (first?.[0] !== types.binary) throw new RangeError('A response has no id of bytes');
  return Buffer.from(bytes.subarray(first[3] + 5, first[3] + first[4]));
};

/** Reads responses one after another. No question and no row is called `__proto__`: identifiers do not allow it. */
export const responseReader = (): ((bytes: Buffer) => TabulatedResponse) => {
  const words = rememberedWords();
  return bytes => {
    const reader = { bytes, words };
    const read: { -readonly [Field in keyof TabulatedResponse]: TabulatedResponse[Field] } = {
      id: idOf(bytes),
      answers: {},
    };
    for (const element of parseToElements(bytes)) {
      const name = fieldName(reader, element);
      if (name === 'answers') read.answers = answersOf(reader, element[3]);
      else if (name === 'stratum' || name === 'psu') read[name] = textOf(reader, element);
      else if (name === 'weight') read.weight = numberOf(reader, element);
    }
    return read;
  };
};
