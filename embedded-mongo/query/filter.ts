// A filter document made into one test of a document, and into conditions a plan can be read from.
import { CommandError, refuse } from '../errors.ts';
import { isDocument, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { kindOf, kinds } from '../values/kind.ts';
import { equals, isAmong, isRangeOperator, ranges, type Test } from './comparison.ts';
import { visitPath, visitValues, type Path } from './paths.ts';

export type Comparison = { readonly path: string; readonly operator: string; readonly operand: unknown };

export type Condition = {
  readonly test: Test;
  /** Set for one comparison of one field. */
  readonly comparison?: Comparison;
  /** Set where all of these must hold. */
  readonly all?: readonly Condition[];
};

/** The field a condition is about; without a path it is an element of an array. */
type Subject = { readonly name: string; readonly path: Path };

const allOf = (conditions: readonly Condition[]): Condition => {
  const [only] = conditions;
  if (only && conditions.length === 1) return only;
  return { test: document => conditions.every(({ test }) => test(document)), all: conditions };
};

const negate = ({ test }: Condition): Condition => ({ test: document => !test(document) });

const comparing = ({ name, path }: Subject, operator: string, operand: unknown, test: Test): Condition => {
  if (path.length === 0) return { test };
  return {
    comparison: { path: name, operator, operand },
    test: document => visitValues(document, path, test),
  };
};

/** As MongoDB reads a flag: any number but zero, and any value that is neither false nor null. */
export const isTrue = (value: unknown): boolean => {
  if (kindOf(value) === kinds.number) return !isEqual(value, 0);
  return value !== false && value !== null && value !== undefined;
};

const exists = ({ name, path }: Subject, operand: unknown): Condition => {
  const isWanted = isTrue(operand);
  return {
    comparison: { path: name, operator: '$exists', operand: isWanted },
    test: document => visitPath(document, path, value => value !== undefined) === isWanted,
  };
};

/** The test $elemMatch and $pull make of each element. */
export const elementTest = (operand: unknown): Test => {
  if (!isDocument(operand)) throw new CommandError(2, '$elemMatch needs an Object');
  const first = Object.keys(operand)[0] ?? '';
  if (first.startsWith('$') && first !== '$and' && first !== '$or') {
    return parseOperators({ name: '', path: [] }, operand).test;
  }
  const { test } = parseFilter(operand);
  return value => (isDocument(value) || Array.isArray(value)) && test(value);
};

const elementMatches = ({ path }: Subject, operand: unknown): Condition => {
  const test = elementTest(operand);
  return { test: document => visitPath(document, path, value => Array.isArray(value) && value.some(test)) };
};

const parseNot = (subject: Subject, operand: unknown): Condition => {
  if (kindOf(operand) === kinds.regex) refuse('A regular expression in a filter');
  if (!isDocument(operand) || Object.keys(operand).length === 0) {
    throw new CommandError(2, '$not needs a document');
  }
  return negate(parseOperators(subject, operand));
};

const parseOperator = (subject: Subject, operator: string, operand: unknown): Condition => {
  if (isRangeOperator(operator)) return comparing(subject, operator, operand, ranges(operator, operand));
  switch (operator) {
    case '$eq':
      return comparing(subject, operator, operand, equals(operand));
    case '$ne':
      return negate(comparing(subject, operator, operand, equals(operand)));
    case '$in':
      return comparing(subject, operator, operand, isAmong(operand));
    case '$nin':
      return negate(comparing(subject, operator, operand, isAmong(operand)));
    case '$exists':
      return exists(subject, operand);
    case '$elemMatch':
      return elementMatches(subject, operand);
    case '$not':
      return parseNot(subject, operand);
    default:
      return refuse(`The filter operator ${operator}`);
  }
};

const parseOperators = (subject: Subject, operators: Doc): Condition =>
  allOf(Object.entries(operators).map(([operator, operand]) => parseOperator(subject, operator, operand)));

/** Whether an operand is { $gt: ... } rather than a value to be equal to. */
export const isOperators = (operand: unknown): operand is Doc =>
  isDocument(operand) && Object.keys(operand)[0]?.startsWith('$') === true;

const parseList = (operator: string, list: unknown): readonly Condition[] => {
  if (!Array.isArray(list) || list.length === 0) {
    throw new CommandError(2, `${operator} must be a nonempty array`);
  }
  return list.map((entry: unknown) => {
    if (!isDocument(entry)) throw new CommandError(2, `${operator} entries need to be full objects`);
    return parseFilter(entry);
  });
};

const parseEntry = (name: string, operand: unknown): Condition => {
  if (name === '$and') return allOf(parseList(name, operand));
  if (name === '$or') {
    const alternatives = parseList(name, operand);
    return { test: document => alternatives.some(({ test }) => test(document)) };
  }
  if (name.startsWith('$')) return refuse(`The filter operator ${name}`);
  const subject = { name, path: name.split('.') };
  if (isOperators(operand)) return parseOperators(subject, operand);
  return comparing(subject, '$eq', operand, equals(operand));
};

export const parseFilter = (filter: Doc): Condition =>
  allOf(Object.entries(filter).map(([name, operand]) => parseEntry(name, operand)));

/** Every comparison of a field that must hold; isWhole says that together they are the whole condition. */
export const requiredComparisons = (
  condition: Condition,
): { comparisons: Comparison[]; isWhole: boolean } => {
  if (condition.comparison) return { comparisons: [condition.comparison], isWhole: true };
  const parts = condition.all?.map(requiredComparisons);
  if (!parts) return { comparisons: [], isWhole: false };
  return {
    comparisons: parts.flatMap(({ comparisons }) => comparisons),
    isWhole: parts.every(({ isWhole }) => isWhole),
  };
};
