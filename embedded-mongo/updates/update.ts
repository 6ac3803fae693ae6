// An update document made into one change of a document: a replacement, or operators applied path by path.
import { CommandError, refuse } from '../errors.ts';
import { isIndex, type Path } from '../query/paths.ts';
import { isDocument, setField, type Doc } from '../values/codec.ts';
import { compareValues, isEqual } from '../values/compare.ts';
import { updateOperators, type Change, type Situation } from './operators.ts';
import { readAt, removeAt, writeAt } from './locate.ts';

type Step = { readonly name: string; readonly path: Path; readonly change: Change };

/** Changes the document in place or returns another. */
export type Update = {
  readonly isReplacement: boolean;
  readonly apply: (document: Doc, situation: Situation) => Doc;
};

const compareComponents = (left: string, right: string): number =>
  isIndex(left) && isIndex(right) ? Number(left) - Number(right) : compareValues(left, right);

/** New fields appear in this order, whatever the order of the update. */
export const comparePaths = (left: Path, right: Path): number => {
  for (const [depth, component] of left.entries()) {
    const other = right[depth];
    if (other === undefined) return 1;
    const order = compareComponents(component, other);
    if (order !== 0) return order;
  }
  return left.length - right.length;
};

const idAltered = (): CommandError =>
  new CommandError(66, "Performing an update on the path '_id' would modify the immutable field '_id'");

const checkPath = (name: string): Path => {
  const path = name.split('.');
  if (path.includes(''))
    throw new CommandError(
      56,
      `The update path '${name}' contains an empty field name, which is not allowed.`,
    );
  if (path.some(component => component.startsWith('$'))) refuse(`The update path ${name}`);
  if (path[0] === '_id' && path.length > 1) throw idAltered();
  return path;
};

const parseOperator = (operator: string, fields: unknown): Step[] => {
  const make = updateOperators[operator];
  if (!make) return refuse(`The update operator ${operator}`);
  if (!isDocument(fields))
    throw new CommandError(9, `Modifiers operate on fields but we found another type for ${operator}`);
  return Object.entries(fields).map(([name, operand]) => ({
    name,
    path: checkPath(name),
    change: make(operand, name),
  }));
};

/** Paths come sorted, so a path and what lies under it are neighbours. */
export const rejectConflicts = (paths: readonly Path[], code: number): void => {
  for (const [position, path] of paths.slice(1).entries()) {
    const before = paths[position] ?? [];
    if (before.every((component, depth) => path[depth] === component)) {
      throw new CommandError(
        code,
        `Updating the path '${path.join('.')}' would create a conflict at '${before.join('.')}'`,
      );
    }
  }
};

const applyStep = (document: Doc, { path, change }: Step, situation: Situation): void => {
  const current = readAt(document, path);
  const next = change(current, situation);
  if (next === current) return;
  if (next === undefined) removeAt(document, path);
  else writeAt(document, path, next);
};

/** The same value keeps its stored type; another value is refused. */
const keepId = (id: unknown, result: Doc): Doc => {
  if (id === undefined) return result;
  if (Object.hasOwn(result, '_id') && !isEqual(result._id, id)) throw idAltered();
  const kept: Doc = { _id: id };
  for (const [name, value] of Object.entries(result)) if (name !== '_id') setField(kept, name, value);
  return kept;
};

const replacement = (fields: Doc): Update => {
  const bad = Object.keys(fields).find(name => name.startsWith('$'));
  if (bad !== undefined)
    throw new CommandError(52, `The dollar ($) prefixed field '${bad}' is not allowed in a replacement`);
  return { isReplacement: true, apply: document => keepId(document._id, { ...fields }) };
};

const operators = (steps: readonly Step[]): Update => ({
  isReplacement: false,
  apply: (document, situation) => {
    const id = document._id;
    for (const step of steps) applyStep(document, step, situation);
    if (id !== undefined && !Object.hasOwn(document, '_id')) throw idAltered();
    return keepId(id, document);
  },
});

export const parseUpdate = (update: unknown): Update => {
  if (Array.isArray(update)) return refuse('An update by an aggregation pipeline');
  if (!isDocument(update)) throw new CommandError(9, 'Update argument must be either an object or an array');
  if (Object.keys(update)[0]?.startsWith('$') !== true) return replacement(update);
  const steps = Object.entries(update)
    .flatMap(([operator, fields]) => parseOperator(operator, fields))
    .sort((left, right) => comparePaths(left.path, right.path));
  rejectConflicts(
    steps.map(({ path }) => path),
    40,
  );
  return operators(steps);
};
