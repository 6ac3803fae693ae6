// Which fields of a document are returned: named ones, or all but named ones.
import { CommandError, refuse } from '../errors.ts';
import { isDocument, setField, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { isTrue } from './filter.ts';

/** Path components, level by level; true at the end of a path. */
type Tree = Map<string, Tree | true>;

export type Projection = (document: Doc) => Doc;

const addPath = (tree: Tree, [component = '', ...rest]: readonly string[], path: string): void => {
  const branch = tree.get(component);
  if (branch === true || (branch && rest.length === 0))
    throw new CommandError(31250, `Path collision at ${path}`);
  const next: Tree = branch ?? new Map<string, Tree | true>();
  tree.set(component, rest.length === 0 ? true : next);
  if (rest.length > 0) addPath(next, rest, path);
};

const projectFields = (document: Doc, tree: Tree, isInclusion: boolean): Doc => {
  const kept: Doc = {};
  for (const [name, value] of Object.entries(document)) {
    const branch = tree.get(name);
    const isNamed = branch === true;
    const part = branch && !isNamed ? projectInside(value, branch, isInclusion) : value;
    const isKept = branch && !isNamed ? part !== undefined : isNamed === isInclusion;
    if (isKept) setField(kept, name, part);
  }
  return kept;
};

/** Only documents, alone or in arrays, have a part that can be named: of other values nothing is included. */
const projectInside = (value: unknown, tree: Tree, isInclusion: boolean): unknown => {
  if (isDocument(value)) return projectFields(value, tree, isInclusion);
  if (!Array.isArray(value)) return isInclusion ? undefined : value;
  return value.flatMap((element: unknown) => {
    const part = projectInside(element, tree, isInclusion);
    return part === undefined && isInclusion ? [] : [part];
  });
};

const rejectOperators = (path: string, value: unknown): void => {
  const kind = kindOf(value);
  const isFlag = kind === kinds.number || kind === kinds.boolean;
  if (isFlag && !path.split('.').some(component => component.startsWith('$'))) return;
  refuse(`The projection ${isDocument(value) ? (Object.keys(value)[0] ?? '{}') : path}`);
};

/** undefined where the whole document is wanted. */
export const parseProjection = (projection: Doc): Projection | undefined => {
  const { _id: idFlag, ...others } = projection;
  const [first] = [...Object.entries(others), ...Object.entries(projection)];
  if (!first) return undefined;
  const isInclusion = isTrue(first[1]);
  const tree: Tree = new Map<string, Tree | true>();
  for (const [path, value] of Object.entries(projection)) rejectOperators(path, value);
  for (const [path, value] of Object.entries(others)) {
    if (isTrue(value) !== isInclusion)
      throw new CommandError(isInclusion ? 31254 : 31253, `Inclusion and exclusion are mixed at ${path}`);
    addPath(tree, path.split('.'), path);
  }
  const isIdWanted = idFlag === undefined || isTrue(idFlag);
  if (isIdWanted === isInclusion && !tree.has('_id')) tree.set('_id', true);
  return document => projectFields(document, tree, isInclusion);
};
