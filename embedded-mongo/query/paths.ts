// Which values a dotted path means in a document: a path goes through arrays, so there may be several, or none.
import { getField, isDocument } from '../values/codec.ts';

export type Path = readonly string[];

/** Called with each value, undefined where a field is missing; true ends the visit. */
export type Visit = (value: unknown) => boolean;

export const isIndex = (component: string): boolean => /^(0|[1-9]\d*)$/.test(component);

const visitElements = (elements: readonly unknown[], path: Path, visit: Visit): boolean => {
  const [component = '', ...rest] = path;
  const position = isIndex(component) ? Number(component) : -1;
  return elements.some(
    (element, index) =>
      (index === position && visitPath(element, rest, visit)) ||
      (isDocument(element) && visitPath(element, path, visit)),
  );
};

/** Arrays at the end of the path are visited as they are. */
export const visitPath = (value: unknown, path: Path, visit: Visit): boolean => {
  const [component, ...rest] = path;
  if (component === undefined) return visit(value);
  if (Array.isArray(value)) return visitElements(value, path, visit);
  return isDocument(value) ? visitPath(getField(value, component), rest, visit) : visit(undefined);
};

/** Arrays at the end of the path are visited element by element, then as they are. */
export const visitValues = (document: unknown, path: Path, visit: Visit): boolean =>
  visitPath(document, path, value => (Array.isArray(value) && value.some(visit)) || visit(value));
