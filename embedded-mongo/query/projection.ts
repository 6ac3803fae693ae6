// Which fields of a document are returned: named ones, or all but named ones.
import { CommandError, refuse } from '../errors.ts';
import { isDocument, setField, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { isTrue } from './filter.ts';

/** Path components, level by level; true at the end of a path. */
type Tree = { readonly branches: Map<string, Tree | true> };

export type Projection = (document: Doc) => Doc;

const addPath = ({ branches }: Tree, [component = '', ...rest]: readonly string[], path: string): void => {
  const branch = branches.get(component);
  if (branch === true || (branch && rest.length === 0))
    throw new CommandError(31250, `Path collision at ${path}`);
  const next = branch ?? { branches: new Map() };
  branches.set(component, rest.length === 0 ? true : next);
  if (rest.length > 0) addPath(next, rest, path);
};

const includeIn = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value)) {
    return value
      .filter(element => isDocument(element) || Array.isArray(element))
      .map(element => includeIn(element, tree));
  }
  return isDocument(value) ? includeFields(value, tree) : undefined;
};

const includeFields = (document: Doc, tree: Tree): Doc => {
  const kept: Doc = {};
  for (const [name, value] of Object.entries(document)) {
    const branch = tree.branches.get(name);
    const part = branch === true ? value : branch && includeIn(value, branch);
    if (part !== undefined) setField(kept, name, part);
  }
  return kept;
};

const excludeIn = (value: unknown, tree: Tree): unknown => {
  if (Array.isArray(value)) return value.map(element => excludeIn(element, tree));
  return isDocument(value) ? excludeFields(value, tree) : value;
};

const excludeFields = (document: Doc, tree: Tree): Doc => {
  const kept: Doc = {};
  for (const [name, value] of Object.entries(document)) {
    const branch = tree.branches.get(name);
    if (branch !== true) setField(kept, name, branch ? excludeIn(value, branch) : value);
  }
  return kept;
};

const rejectOperators = (path: string, value: unknown): void => {
  if (isDocument(value)) refuse(`The projection ${Object.keys(value)[0] ?? '{}'}`);
  const kind = kindOf(value);
  if (kind !== kinds.number && kind !== kinds.boolean) refuse(`A computed field in a projection (${path})`);
  if (path.split('.').some(component => component.startsWith('$'))) refuse(`The projection ${path}`);
};

/** undefined where the whole document is wanted. */
export const parseProjection = (projection: unknown): Projection | undefined => {
  if (projection === undefined || (isDocument(projection) && Object.keys(projection).length === 0))
    return undefined;
  if (!isDocument(projection)) throw new CommandError(14, "Expected field 'projection' to be of type object");
  const entries = Object.entries(projection);
  for (const [path, value] of entries) rejectOperators(path, value);
  const others = entries.filter(([path]) => path !== '_id');
  const idFlag = entries.find(([path]) => path === '_id')?.[1];
  const isInclusion = isTrue((others[0] ?? entries[0])?.[1]);
  const odd = others.find(([, value]) => isTrue(value) !== isInclusion);
  if (odd) throw new CommandError(31254, `Cannot mix inclusion and exclusion at ${odd[0]} in a projection`);
  const tree: Tree = { branches: new Map() };
  for (const [path] of others) addPath(tree, path.split('.'), path);
  const isIdNamed = isInclusion
    ? idFlag === undefined || isTrue(idFlag)
    : idFlag !== undefined && !isTrue(idFlag);
  if (isIdNamed && !tree.branches.has('_id')) tree.branches.set('_id', true);
  return document => (isInclusion ? includeFields(document, tree) : excludeFields(document, tree));
};
