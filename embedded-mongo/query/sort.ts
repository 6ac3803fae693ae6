// Sorting of documents in memory, where no index gives the order.
import { CommandError, refuse } from '../errors.ts';
import { indexKeysOf } from '../storage/index-keys.ts';
import { isDocument, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { encodeKey } from '../values/encode-key.ts';

export type Direction = 1 | -1;
export type KeyPattern = readonly (readonly [path: string, direction: Direction])[];

export const parseSort = (sort: unknown): KeyPattern => {
  if (sort === undefined) return [];
  if (!isDocument(sort)) throw new CommandError(14, "Expected field 'sort' to be of type object");
  return Object.entries(sort).map(([path, value]) => {
    if (path.startsWith('$') || isDocument(value))
      return refuse(`A sort by ${isDocument(value) ? Object.keys(value)[0] : path}`);
    if (isEqual(value, 1)) return [path, 1];
    if (isEqual(value, -1)) return [path, -1];
    throw new CommandError(15975, '$sort key ordering must be 1 (for ascending) or -1 (for descending)');
  });
};

/** Bytes that order documents: of the keys a document has, the one that comes first. */
export const sortKeyOf = (pattern: KeyPattern, document: Doc): Buffer => {
  const paths = pattern.map(([path]) => path.split('.'));
  const directions = pattern.map(([, direction]) => direction);
  const keys = indexKeysOf(document, paths).keys.map(values => encodeKey(values, directions));
  return keys.reduce((least, key) => (Buffer.compare(key, least) < 0 ? key : least));
};
