// What analysis needs of a response, straight from its stored bytes (BSON): the same few hundred words come back in every response, so
// each is made into a string once, and no object is made of a response. Reading a wave costs a fifth of what the usual way does.
import type { Answer } from '../../surveys/answer.ts';
import { rememberedWords, type Words } from './words.ts';

/** `link`: the code of the printed link that brought the answer. */
export type SamplePlace = { stratum?: string; psu?: string; weight?: number; link?: string };

/** Meets a response part by part: `begin`, each answer or each row of it, then where its person stands in the sample. */
export type ResponseVisitor = {
  readonly begin: () => void;
  readonly answer: (question: string, answer: Exclude<Answer, Readonly<Record<string, string>>>) => void;
  /** One row of an answer that has rows. */
  readonly row: (question: string, row: string, code: string) => void;
  readonly place: (place: Readonly<SamplePlace>) => void;
  /** What stands beside the answers, for who counts them: comes before or after these, and before `place`. */
  readonly beside?: (name: Beside, text: string) => void;
};

const besides = ['day', 'mode', 'language', 'duration', 'place'] as const;
export type Beside = (typeof besides)[number];
const besideOf = (name: string): Beside | undefined => besides.find(each => each === name);

/** Where in the bytes the reading is. */
type Cursor = { readonly bytes: Buffer; readonly words: Words; at: number };

const types = { double: 1, text: 2, document: 3, array: 4, binary: 5, int: 16, long: 18 } as const;
const stringTerminator = 1;

const takeLength = (cursor: Cursor): number => {
  const { bytes, at } = cursor;
  cursor.at = at + 4;
  return bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24);
};

const takeName = (cursor: Cursor): string => {
  const { bytes, at } = cursor;
  let end = at;
  while (bytes[end] !== 0 && end < bytes.length) end += 1;
  cursor.at = end + 1;
  return cursor.words(bytes, at, end - at);
};

const takeText = (cursor: Cursor, type: number | undefined): string => {
  if (type !== types.text) throw new RangeError(`A response holds BSON type ${type} where a text belongs`);
  const length = takeLength(cursor);
  const start = cursor.at;
  cursor.at += length;
  return cursor.words(cursor.bytes, start, length - stringTerminator);
};

const takeNumber = (cursor: Cursor, type: number | undefined): number => {
  const { bytes, at } = cursor;
  cursor.at += type === types.int ? 4 : 8;
  if (type === types.double) return bytes.readDoubleLE(at);
  if (type === types.int) return bytes.readInt32LE(at);
  if (type === types.long) return Number(bytes.readBigInt64LE(at));
  throw new RangeError(`A response holds BSON type ${type} where a number belongs`);
};

/** The type of the next element of a document, 0 at its end. */
const takeType = (cursor: Cursor): number | undefined => cursor.bytes[cursor.at++];

const takeTexts = (cursor: Cursor): readonly string[] => {
  takeLength(cursor);
  const texts: string[] = [];
  for (let type = takeType(cursor); type; type = takeType(cursor)) {
    takeName(cursor);
    texts.push(takeText(cursor, type));
  }
  return texts;
};

const takeRows = (cursor: Cursor, question: string, visitor: ResponseVisitor): void => {
  takeLength(cursor);
  for (let type = takeType(cursor); type; type = takeType(cursor))
    visitor.row(question, takeName(cursor), takeText(cursor, type));
};

const takeAnswers = (cursor: Cursor, visitor: ResponseVisitor): void => {
  takeLength(cursor);
  for (let type = takeType(cursor); type; type = takeType(cursor)) {
    const question = takeName(cursor);
    if (type === types.document) takeRows(cursor, question, visitor);
    else if (type === types.text) visitor.answer(question, takeText(cursor, type));
    else if (type === types.array) visitor.answer(question, takeTexts(cursor));
    else visitor.answer(question, takeNumber(cursor, type));
  }
};

/** Past a value that analysis has no use for. */
const skip = (cursor: Cursor, type: number | undefined): void => {
  const isMeasured =
    type === types.text || type === types.binary || type === types.document || type === types.array;
  if (!isMeasured) return void takeNumber(cursor, type);
  const length = takeLength(cursor);
  // the length of a document counts its own four bytes, that of bytes not the one that tells their kind
  cursor.at += type === types.text ? length : type === types.binary ? length + 1 : length - 4;
};

const takeBeside = (
  cursor: Cursor,
  type: number | undefined,
  name: string,
  { beside }: ResponseVisitor,
): void => {
  const known = beside && besideOf(name);
  if (known) beside(known, takeText(cursor, type));
  else skip(cursor, type);
};

/** A property of the sample, and something to count besides. */
const takeLink = (
  cursor: Cursor,
  type: number | undefined,
  place: SamplePlace,
  visitor: ResponseVisitor,
): void => {
  const link = takeText(cursor, type);
  place.link = link;
  visitor.beside?.('place', link);
};

/** Shows responses to a visitor, one after another. */
export const responseReader = (): ((bytes: Buffer, visitor: ResponseVisitor) => void) => {
  const words = rememberedWords();
  return (bytes, visitor) => {
    const cursor: Cursor = { bytes, words, at: 0 };
    const place: SamplePlace = {};
    visitor.begin();
    takeLength(cursor);
    for (let type = takeType(cursor); type; type = takeType(cursor)) {
      const name = takeName(cursor);
      if (name === 'answers') takeAnswers(cursor, visitor);
      else if (name === 'stratum' || name === 'psu') place[name] = takeText(cursor, type);
      else if (name === 'weight') place.weight = takeNumber(cursor, type);
      else if (name === 'place') takeLink(cursor, type, place, visitor);
      else takeBeside(cursor, type, name, visitor);
    }
    visitor.place(place);
  };
};

/**
 * Who is in a wave and with what content: 48 bytes a response, its id and the beginning of its content hash, in the order of ids. Equal
 * keys mean equal responses, because the content of a response never changes without its hash.
 */
export type RowKeys = Buffer;
export const idLength = 16;
export const keyLength = 48;

const keyWords = rememberedWords();

/** Writes the key of a response at this place. */
export const writeKey = (document: Buffer, keys: Buffer, at: number): void => {
  const cursor: Cursor = { bytes: document, words: keyWords, at: 0 };
  keys.fill(0, at, at + keyLength);
  takeLength(cursor);
  for (let type = takeType(cursor); type; type = takeType(cursor)) {
    const name = takeName(cursor);
    const start = cursor.at;
    skip(cursor, type);
    // before bytes stand their length and a subtype, before a text its length, behind it a zero
    if (name === '_id') {
      if (cursor.at - start !== idLength + 5)
        throw new RangeError('A response has an id that is not of 16 bytes');
      document.copy(keys, at, start + 5, cursor.at);
    } else if (name === 'hash')
      document.copy(
        keys,
        at + idLength,
        start + 4,
        Math.min(cursor.at - 1, start + 4 + keyLength - idLength),
      );
  }
};
