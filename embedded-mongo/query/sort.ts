// Orders of documents: the key patterns of sorts and of indexes, and sorting in memory where no index gives the order.
import { CommandError, refuse } from '../errors.ts';
import { indexKeysOf } from '../storage/index-keys.ts';
import { isDocument, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { encodeKey } from '../values/encode-key.ts';

export type Direction = 1 | -1;
export type KeyPattern = readonly (readonly [path: string, direction: Direction])[];

export const parsePattern = (pattern: Doc, what: 'A sort' | 'An index'): KeyPattern =>
  Object.entries(pattern).map(([path, value]) => {
    if (typeof value === 'string' || isDocument(value)) return refuse(`${what} by ${JSON.stringify(value)}`);
    if (isEqual(value, 1)) return [path, 1];
    if (isEqual(value, -1)) return [path, -1];
    throw new CommandError(15975, `${what} must be 1 (for ascending) or -1 (for descending) at '${path}'`);
  });

/** Bytes that order documents: of the keys a document has, the one that comes first. */
export const sortKeyOf = (pattern: KeyPattern, document: Doc): Buffer => {
  const directions = pattern.map(([, direction]) => direction);
  const keys = indexKeysOf(document, pattern).keys.map(values => encodeKey(values, directions));
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
};
