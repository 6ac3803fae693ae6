// The keys a document has in an index: one for a plain document, one per element where a path meets an array.
import { CommandError, refuse } from '../errors.ts';
import { isIndex } from '../query/paths.ts';
import { getField, isDocument } from '../values/codec.ts';
import { encodeKey, type KeyPattern } from '../values/encode-key.ts';

/** Where one path has got to: a value, and what is left of the path; without rest the value is not gone into any more. */
type Reached = { readonly value: unknown; readonly rest?: readonly string[] };

/** In values, one per field of the pattern: null where it is missing, undefined where an array was empty. */
export type IndexKey = { readonly values: readonly unknown[]; readonly body: Buffer };

const missing = Symbol('missing');

const advance = (reached: Reached): Reached => {
  const [component, ...after] = reached.rest ?? [];
  if (component === undefined || Array.isArray(reached.value)) return reached;
  const value = isDocument(reached.value) ? getField(reached.value, component) : undefined;
  return value === undefined ? { value: missing } : advance({ value, rest: after });
};

const isOpenArray = ({ value, rest }: Reached): boolean => rest !== undefined && Array.isArray(value);

const enter = (element: unknown, rest: readonly string[]): Reached => {
  if (rest.length === 0) return { value: element };
  // MongoDB would have to choose between the element's position and a field of that name.
  if (isIndex(rest[0] ?? '')) refuse('An array position in an index or a sort');
  return isDocument(element) ? { value: element, rest } : { value: missing };
};

const expand = (paths: readonly Reached[]): unknown[][] => {
  const [first, ...others] = paths.filter(isOpenArray);
  if (!first) return [paths.map(({ value }) => value)];
  if (others.some(({ value }) => value !== first.value))
    throw new CommandError(171, 'cannot index parallel arrays');
  const elements = first.value as readonly unknown[]; // just filtered
  return (elements.length === 0 ? [undefined] : elements).flatMap(element =>
    expand(paths.map(path => (isOpenArray(path) ? advance(enter(element, path.rest ?? [])) : path))),
  );
};

export const indexKeysOf = (document: unknown, pattern: KeyPattern) => {
  const paths = pattern.map(([path]) => advance({ value: document, rest: path.split('.') }));
  const found = expand(paths);
  const keys = found.map((key): IndexKey => {
    const values = key.map(value => (value === missing ? null : value));
    return { values, body: encodeKey(values, pattern) };
  });
  // Sparse indexes leave out documents without any of the fields.
  const hasAnyField = found.some(key => key.some(value => value !== missing));
  return { keys, hasAnyField, isMultikey: paths.some(isOpenArray) };
};
