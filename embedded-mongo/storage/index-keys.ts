// The keys a document has in an index: one for a plain document, one per element where a path meets an array.
import { CommandError, refuse } from '../errors.ts';
import { isIndex, type Path } from '../query/paths.ts';
import { getField, isDocument } from '../values/codec.ts';

/** Where one path has got to: a value, and what is left of the path. */
type Reached = { readonly value: unknown; readonly rest: Path };

/** Whether any path met an array; values[i] belongs to the i-th path, undefined where an array was empty. */
export type IndexKeys = { readonly keys: readonly (readonly unknown[])[]; readonly isMultikey: boolean };

const advance = ({ value, rest }: Reached): Reached => {
  const [component, ...after] = rest;
  if (component === undefined || Array.isArray(value)) return { value, rest };
  if (!isDocument(value) || !Object.hasOwn(value, component)) return { value: null, rest: [] };
  return advance({ value: getField(value, component), rest: after });
};

const intoElement = (element: unknown, rest: Path): Reached => {
  // MongoDB would have to choose between the element's position and a field of that name.
  if (isIndex(rest[0] ?? '')) refuse('An array position in an index or a sort');
  return isDocument(element) ? { value: element, rest } : { value: null, rest: [] };
};

/** A value that is not gone into any further, even if it is an array. */
type Settled = { readonly value: unknown; readonly rest?: undefined };

const expand = (paths: readonly (Reached | Settled)[]): unknown[][] => {
  const advanced = paths.map(path => (path.rest ? advance(path) : path));
  const arrays = advanced.filter(path => path.rest && Array.isArray(path.value));
  const [first] = arrays;
  if (!first) return [advanced.map(({ value }) => value)];
  if (arrays.some(({ value }) => value !== first.value))
    throw new CommandError(171, 'cannot index parallel arrays');
  const elements = first.value as unknown[]; // only arrays were kept
  const over = (replace: (rest: Path) => Reached | Settled): (Reached | Settled)[] =>
    advanced.map(path => (path.rest && path.value === elements ? replace(path.rest) : path));
  if (elements.length === 0) {
    return expand(over(rest => ({ value: rest.length === 0 ? undefined : null })));
  }
  return elements.flatMap(element =>
    expand(over(rest => (rest.length === 0 ? { value: element } : intoElement(element, rest)))),
  );
};

export const indexKeysOf = (document: unknown, paths: readonly Path[]): IndexKeys => {
  const keys = expand(paths.map(rest => ({ value: document, rest })));
  return { keys, isMultikey: keys.length > 1 || paths.some(path => meetsArray(document, path)) };
};

const meetsArray = (value: unknown, path: Path): boolean => {
  if (Array.isArray(value)) return true;
  const [component, ...rest] = path;
  return component !== undefined && isDocument(value) && meetsArray(getField(value, component), rest);
};

/** Whether the document has any of the fields at all: sparse indexes leave out those without. */
export const hasAnyField = (document: unknown, paths: readonly Path[]): boolean =>
  paths.some(path => hasField(document, path));

const hasField = (value: unknown, path: Path): boolean => {
  const [component, ...rest] = path;
  if (component === undefined) return true;
  if (Array.isArray(value)) return value.some(element => isDocument(element) && hasField(element, path));
  return isDocument(value) && Object.hasOwn(value, component) && hasField(value[component], rest);
};
