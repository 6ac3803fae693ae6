// An update document made into one change of a document: a replacement, or operators applied path by path.
import { ObjectId } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { isOperators, type Condition } from '../query/filter.ts';
import { isIndex, type Path } from '../query/paths.ts';
import { decode, encode, isDocument, withId, type Doc } from '../values/codec.ts';
import { compareValues, isEqual } from '../values/encode-key.ts';
import { updateOperators, type Change, type Situation } from './operators.ts';
import { readAt, removeAt, writeAt } from './locate.ts';

type Step = { readonly path: Path; readonly change: Change };

/** Changes the document in place or returns another. */
export type Update = {
  readonly isReplacement: boolean;
  readonly apply: (document: Doc, situation: Situation) => Doc;
};

const compareComponents = (left: string, right: string): number =>
  isIndex(left) && isIndex(right) ? Number(left) - Number(right) : compareValues(left, right);

const comparePaths = (left: Path, right: Path): number => {
  const depth = left.findIndex((component, at) => compareComponents(component, right[at] ?? '') !== 0);
  return depth < 0 ? left.length - right.length : compareComponents(left[depth] ?? '', right[depth] ?? '');
};

/** New fields appear in the order of their paths, whatever the order of the update; a path and what is under it conflict. */
const ordered = <Item extends { readonly path: Path }>(
  items: readonly Item[],
  code: number,
  conflict: (path: string, before: string) => string,
): Item[] => {
  const sorted = items.toSorted((left, right) => comparePaths(left.path, right.path));
  for (const [position, { path }] of sorted.slice(1).entries()) {
    const before = sorted[position]?.path ?? [];
    if (!before.every((component, depth) => path[depth] === component)) continue;
    throw new CommandError(code, conflict(path.join('.'), before.join('.')));
  }
  return sorted;
};

const idAltered = (): CommandError =>
  new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

const parsePath = (name: string): Path => {
  const path = name.split('.');
  const refusal = `The update path '${name}' contains an empty field name, which is not allowed.`;
  if (path.includes('')) throw new CommandError(56, refusal);
  if (path.some(component => component.startsWith('$'))) refuse(`The update path ${name}`);
  if (path[0] === '_id' && path.length > 1) throw idAltered();
  return path;
};

const parseOperator = (operator: string, fields: unknown): Step[] => {
  const make = Object.hasOwn(updateOperators, operator) ? updateOperators[operator] : undefined;
  if (!make) return refuse(`The update operator ${operator}`);
  if (!isDocument(fields))
    throw new CommandError(9, `Modifiers operate on fields but we found another type for ${operator}`);
  const stepOf = ([name, operand]: [string, unknown]) => ({
    path: parsePath(name),
    change: make(operand, name),
  });
  return Object.entries(fields).map(stepOf);
};

/** The same value keeps its stored type; another value is refused. */
const keepId = (id: unknown, result: Doc): Doc => {
  if (id === undefined) return result;
  if (Object.hasOwn(result, '_id') && !isEqual(result._id, id)) throw idAltered();
  return withId(id, result);
};

const replacement = (fields: Doc): Update => {
  const bad = Object.keys(fields).find(name => name.startsWith('$'));
  if (bad !== undefined)
    throw new CommandError(52, `The dollar ($) prefixed field '${bad}' is not allowed in a replacement`);
  return { isReplacement: true, apply: ({ _id }) => keepId(_id, { ...fields }) };
};

const applyStep = (document: Doc, { path, change }: Step, situation: Situation): void => {
  const current = readAt(document, path);
  const next = change(current, situation);
  if (next === current) return;
  if (next === undefined) removeAt(document, path);
  else writeAt(document, path, next);
};

const conflicting = (path: string, before: string): string =>
  `Updating the path '${path}' would create a conflict at '${before}'`;

export const parseUpdate = (update: unknown): Update => {
  if (Array.isArray(update)) return refuse('An update by an aggregation pipeline');
  if (!isDocument(update)) throw new CommandError(9, 'Update argument must be either an object or an array');
  if (!isOperators(update)) return replacement(update);
  const found = Object.entries(update).flatMap(([operator, fields]) => parseOperator(operator, fields));
  const steps = ordered(found, 40, conflicting);
  const apply = (document: Doc, situation: Situation): Doc => {
    const { _id } = document;
    for (const step of steps) applyStep(document, step, situation);
    if (_id !== undefined && !Object.hasOwn(document, '_id')) throw idAltered();
    return keepId(_id, document);
  };
  return { isReplacement: false, apply };
};

const matchedTwice = (path: string, before: string): string =>
  path === before
    ? `cannot infer query fields to set, path '${path}' is matched twice`
    : `cannot infer query fields to set, both paths '${before}' and '${path}' are matched`;

/** The document an upsert inserts: the equalities of its filter, then the update on top, with the _id first. */
export const upsertedDocument = ({ comparisons }: Condition, update: Update, now: Date): Doc => {
  const equalities = comparisons
    .filter(({ operator, path }) => operator === '$eq' && (!update.isReplacement || path === '_id'))
    .map(({ path, operand }) => ({ path: path.split('.'), operand }));
  const seed: Doc = {};
  for (const { path, operand } of ordered(equalities, 54, matchedTwice)) writeAt(seed, path, operand);
  const result = update.apply(decode(encode(seed)), { isInsert: true, now });
  return withId(Object.hasOwn(result, '_id') ? result._id : new ObjectId(), result);
};
