// A filter document made into one test of a document, and into comparisons a plan can be read from.
import { CommandError, refuse } from '../errors.ts';
import { isDocument, type Doc } from '../values/codec.ts';
import { compareValues, isEqual } from '../values/encode-key.ts';
import { isNaNValue, kindOf, kinds } from '../values/kind.ts';
import { visitPath, visitValues, type Path } from './paths.ts';

export type Test = (value: unknown) => boolean;
export type Comparison = { readonly path: string; readonly operator: string; readonly operand: unknown };

export type Condition = {
  readonly test: Test;
  /** Comparisons of fields that must all hold, of which upserts and plans make use. */
  readonly comparisons: readonly Comparison[];
  /** Nothing must hold but these comparisons. */
  readonly isWhole: boolean;
};

/** The field a condition is about; without a path it is an element of an array. */
type Subject = { readonly name: string; readonly path: Path };

const testing = (test: Test): Condition => ({ test, comparisons: [], isWhole: false });
const negate = ({ test }: Condition): Condition => testing(document => !test(document));

const allOf = (conditions: readonly Condition[]): Condition => {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return {
    test: document => conditions.every(({ test }) => test(document)),
    comparisons: conditions.flatMap(({ comparisons }) => comparisons),
    isWhole: conditions.every(({ isWhole }) => isWhole),
  };
};

/** null also means a missing field. */
export const equals = (operand: unknown): Test => {
  if (operand === undefined) throw new CommandError(2, 'cannot compare to undefined');
  if (kindOf(operand) === kinds.BSONRegExp) refuse('A regular expression in a filter');
  return operand === null ? value => value === null || value === undefined : value => isEqual(value, operand);
};

const isAmong = (operands: unknown): Test => {
  if (!Array.isArray(operands)) throw new CommandError(2, '$in needs an array');
  const tests = operands.map(operand => {
    if (isOperators(operand)) throw new CommandError(2, 'cannot nest $ under $in');
    return equals(operand);
  });
  return value => tests.some(test => test(value));
};

/** As MongoDB reads a flag: any number but zero, and any value that is neither false nor null. */
export const isTrue = (value: unknown): boolean => {
  if (kindOf(value) === kinds.number) return !isEqual(value, 0);
  return value !== false && value !== null && value !== undefined;
};

/** The test $elemMatch makes of each element; an array in the array counts as a document of its positions. */
const elementTest = (operand: unknown): Test => {
  if (!isDocument(operand)) throw new CommandError(2, '$elemMatch needs an Object');
  if (isOperators(operand) && !isPathless(operand))
    return parseOperators({ name: '', path: [] }, operand).test;
  const { test } = parseFilter(operand);
  return value => (isDocument(value) && test(value)) || (Array.isArray(value) && test({ ...value }));
};

type ParseOperator = (subject: Subject, operand: unknown) => Condition;

const comparing =
  (operator: string, makeTest: (operand: unknown) => Test): ParseOperator =>
  ({ name, path }, operand) => {
    const test = makeTest(operand);
    if (path.length === 0) return testing(test);
    const comparisons = [{ path: name, operator, operand }];
    return { test: document => visitValues(document, path, test), comparisons, isWhole: true };
  };

/** Only inside the type of the operand; NaN is comparable with nothing but itself. */
const ordering = (operator: string, accepts: (order: number) => boolean): ParseOperator =>
  comparing(operator, operand => {
    const equal = equals(operand);
    const kind = kindOf(operand);
    if (kind === kinds.MinKey || kind === kinds.MaxKey) refuse('A range that ends in MinKey or MaxKey');
    if (operand === null || isNaNValue(operand)) return accepts(0) ? equal : () => false;
    return value => kindOf(value) === kind && !isNaNValue(value) && accepts(compareValues(value, operand));
  });

const $eq = comparing('$eq', equals);
const $among = comparing('$in', isAmong);

/** One value to choose from is an equality, also for an upsert. */
const $in: ParseOperator = (subject, operand) => {
  const condition = $among(subject, operand);
  return Array.isArray(operand) && operand.length === 1 ? $eq(subject, operand[0]) : condition;
};

export const filterOperators: Readonly<Record<string, ParseOperator>> = {
  $eq,
  $in,
  $ne: (subject, operand) => negate($eq(subject, operand)),
  $nin: (subject, operand) => negate($in(subject, operand)),
  $gt: ordering('$gt', order => order > 0),
  $gte: ordering('$gte', order => order >= 0),
  $lt: ordering('$lt', order => order < 0),
  $lte: ordering('$lte', order => order <= 0),
  $exists: ({ path }, operand) =>
    testing(document => visitPath(document, path, value => value !== undefined) === isTrue(operand)),
  $elemMatch: ({ path }, operand) => {
    const test = elementTest(operand);
    return testing(document => visitPath(document, path, value => Array.isArray(value) && value.some(test)));
  },
  $not: (subject, operand) => {
    if (kindOf(operand) === kinds.BSONRegExp) refuse('A regular expression in a filter');
    if (isOperators(operand)) return negate(parseOperators(subject, operand));
    throw new CommandError(2, '$not needs a document of operators');
  },
};

const parseOperators = (subject: Subject, operators: Doc): Condition =>
  allOf(
    Object.entries(operators).map(([operator, operand]) => {
      const parse = Object.hasOwn(filterOperators, operator) ? filterOperators[operator] : undefined;
      return parse ? parse(subject, operand) : refuse(`The filter operator ${operator}`);
    }),
  );

/** Whether an operand is { $gt: ... } rather than a value to be equal to. */
export const isOperators = (operand: unknown): operand is Doc =>
  isDocument(operand) && Object.keys(operand)[0]?.startsWith('$') === true;

/** { $and: ... } and { $or: ... } are filters of their own. */
export const isPathless = (operators: Doc): boolean =>
  ['$and', '$or'].includes(Object.keys(operators)[0] ?? '');

const parseList = (operator: string, list: unknown): readonly Condition[] => {
  if (Array.isArray(list) && list.length > 0 && list.every(isDocument)) return list.map(parseFilter);
  throw new CommandError(2, `${operator} must be a nonempty array of objects`);
};

const parseEntry = (name: string, operand: unknown): Condition => {
  if (name === '$and' || name === '$or') {
    const conditions = parseList(name, operand);
    if (name === '$and' || conditions.length === 1) return allOf(conditions);
    return testing(document => conditions.some(({ test }) => test(document)));
  }
  if (name.startsWith('$')) return refuse(`The filter operator ${name}`);
  const subject = { name, path: name.split('.') };
  return isOperators(operand) ? parseOperators(subject, operand) : $eq(subject, operand);
};

export const parseFilter = (filter: Doc): Condition =>
  allOf(Object.entries(filter).map(([name, operand]) => parseEntry(name, operand)));

export const everything = parseFilter({});

export const isEverything = ({ comparisons, isWhole }: Condition): boolean =>
  isWhole && comparisons.length === 0;
