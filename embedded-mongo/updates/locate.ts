// Reading, writing and removing at a dotted path of one document, through arrays by position.
import { CommandError } from '../errors.ts';
import { isIndex, type Path } from '../query/paths.ts';
import { getField, isDocument, setField, type Doc } from '../values/codec.ts';
import { describeFields } from '../values/describe.ts';

const maxPadding = 1_500_000;

const child = (container: unknown, component: string): unknown => {
  if (Array.isArray(container)) return isIndex(component) ? container[Number(component)] : undefined;
  return isDocument(container) ? getField(container, component) : undefined;
};

export const readAt = (document: Doc, path: Path): unknown => path.reduce<unknown>(child, document);

const notViable = (path: Path, depth: number, container: unknown): never => {
  const element = describeFields([[path[depth - 1] ?? '', container]]);
  throw new CommandError(28, `Cannot create field '${path[depth]}' in element ${element}`);
};

const assign = (container: unknown, path: Path, depth: number, value: unknown): void => {
  const component = path[depth] ?? '';
  if (isDocument(container)) return setField(container, component, value);
  if (!Array.isArray(container) || !isIndex(component)) return notViable(path, depth, container);
  const position = Number(component);
  if (position - container.length > maxPadding)
    throw new CommandError(2, `can't backfill more than ${maxPadding} elements`);
  while (container.length < position) container.push(null);
  container[position] = value;
};

export const writeAt = (document: Doc, path: Path, value: unknown): void => {
  let container: unknown = document;
  for (let depth = 0; depth < path.length - 1; depth++) {
    let next = child(container, path[depth] ?? '');
    if (next === undefined) {
      next = {};
      assign(container, path, depth, next);
    }
    container = next;
  }
  assign(container, path, path.length - 1, value);
};

/** In an array the element becomes null, so that the others keep their places. */
export const removeAt = (document: Doc, path: Path): void => {
  const container = readAt(document, path.slice(0, -1));
  const component = path.at(-1) ?? '';
  if (isDocument(container)) delete container[component];
  else if (Array.isArray(container) && isIndex(component) && Number(component) < container.length) {
    container[Number(component)] = null;
  }
};
