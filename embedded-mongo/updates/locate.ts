// Reading, writing and removing at a dotted path of one document, through arrays by position.
import { CommandError } from '../errors.ts';
import { isIndex, type Path } from '../query/paths.ts';
import { describe, getField, isDocument, setField, type Doc } from '../values/codec.ts';

const maxPadding = 1_500_000;

const child = (container: unknown, component: string): unknown => {
  if (Array.isArray(container)) return isIndex(component) ? container[Number(component)] : undefined;
  return isDocument(container) ? getField(container, component) : undefined;
};

export const readAt = (document: unknown, path: Path): unknown => path.reduce(child, document);

const assign = (container: unknown, path: Path, depth: number, value: unknown): void => {
  const component = path[depth] ?? '';
  if (isDocument(container)) return setField(container, component, value);
  if (!Array.isArray(container) || !isIndex(component)) {
    const element = `{${path[depth - 1]}: ${describe(container)}}`;
    throw new CommandError(28, `Cannot create field '${component}' in element ${element}`);
  }
  const position = Number(component);
  if (position - container.length > maxPadding)
    throw new CommandError(2, `can't backfill more than ${maxPadding} elements`);
  while (container.length < position) container.push(null);
  container[position] = value;
};

/** Makes the documents that are missing on the way. */
export const writeAt = (document: Doc, path: Path, value: unknown): void => {
  let container: unknown = document;
  for (const [depth, component] of path.slice(0, -1).entries()) {
    if (child(container, component) === undefined) assign(container, path, depth, {});
    container = child(container, component);
  }
  assign(container, path, path.length - 1, value);
};

/** In an array the element becomes null, so that the others keep their places. */
export const removeAt = (document: Doc, path: Path): void => {
  const container = readAt(document, path.slice(0, -1));
  if (child(container, path.at(-1) ?? '') === undefined) return;
  if (Array.isArray(container)) container[Number(path.at(-1))] = null;
  else if (isDocument(container)) delete container[path.at(-1) ?? ''];
};
