// $group with $sum: documents counted and added up by the values of fields.
import { Int32 } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { addNumbers } from '../updates/arithmetic.ts';
import { decode, getField, isDocument, type Doc } from '../values/codec.ts';
import { encodeValue } from '../values/encode-key.ts';
import { kindOf, kinds } from '../values/kind.ts';

type Expression = (document: Doc) => unknown;

/** A constant, or the field that "$path" names. */
const parseExpression = (expression: unknown): Expression => {
  if (isDocument(expression) || Array.isArray(expression) || String(expression).startsWith('$$'))
    return refuse('An expression in $group but "$field" and constants');
  if (typeof expression !== 'string' || !expression.startsWith('$')) return () => expression;
  const path = expression.slice(1).split('.');
  return document =>
    path.reduce<unknown>((value, component) => {
      if (Array.isArray(value)) return refuse('An array in the path of an expression');
      return isDocument(value) ? getField(value, component) : undefined;
    }, document);
};

const parseSum = (accumulator: unknown): Expression => {
  const [operator = 'none', operand] = (isDocument(accumulator) && Object.entries(accumulator)[0]) || [];
  return operator === '$sum' ? parseExpression(operand) : refuse(`The accumulator ${operator}`);
};

export type Group = (documents: Iterable<Uint8Array>) => Iterable<Doc>;

export const parseGroup = (specification: Doc): Group => {
  if (!Object.hasOwn(specification, '_id'))
    throw new CommandError(15955, 'a group specification must include an _id');
  const { _id, ...fields } = specification;
  const keyOf = parseExpression(_id);
  const sums = Object.entries(fields).map(([name, accumulator]) => [name, parseSum(accumulator)] as const);
  return documents => {
    const groups = new Map<string, Doc>();
    for (const bytes of documents) {
      const document = decode(bytes);
      const key = keyOf(document) ?? null;
      const id = encodeValue(key).toString('latin1');
      const group = groups.get(id) ?? { _id: key };
      for (const [name, valueOf] of sums) {
        const value = valueOf(document);
        // What is not a number adds nothing.
        const step = kindOf(value) === kinds.number ? value : new Int32(0);
        group[name] = addNumbers(group[name] ?? new Int32(0), step, name);
      }
      groups.set(id, group);
    }
    return groups.values();
  };
};
