// $group with $sum: documents counted and added up by the values of fields.
import { Int32 } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { add, requireNumber } from '../updates/arithmetic.ts';
import { decode, getField, isDocument, type Doc } from '../values/codec.ts';
import { encodeKey } from '../values/encode-key.ts';
import { kindOf, kinds } from '../values/kind.ts';

type Expression = (document: Doc) => unknown;

const fieldAt = (document: Doc, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, component) => {
    if (Array.isArray(value)) return refuse('An array in the path of an expression');
    return isDocument(value) ? getField(value, component) : undefined;
  }, document);

/** A constant, or the field that "$path" names. */
const parseExpression = (expression: unknown): Expression => {
  if (typeof expression === 'string' && expression.startsWith('$')) {
    if (expression.startsWith('$$')) return refuse(`The variable ${expression}`);
    const path = expression.slice(1).split('.');
    return document => fieldAt(document, path);
  }
  if (isDocument(expression) || Array.isArray(expression))
    return refuse('An expression in $group but "$field" and constants');
  return () => expression;
};

const parseKey = (key: unknown): Expression => {
  if (!isDocument(key)) {
    const expression = parseExpression(key);
    return document => expression(document) ?? null;
  }
  const parts = Object.entries(key).map(([name, part]) => {
    if (name.startsWith('$')) return refuse(`The expression ${name}`);
    return [name, parseExpression(part)] as const;
  });
  return document => {
    const values = parts.map(([name, expression]) => [name, expression(document)] as const);
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
};

type Group = { readonly key: Expression; readonly sums: readonly (readonly [string, Expression])[] };

const parseSum = (name: string, accumulator: unknown): readonly [string, Expression] => {
  const [operator = '', operand] = (isDocument(accumulator) && Object.entries(accumulator)[0]) || [];
  if (operator !== '$sum') return refuse(`The accumulator ${operator || name}`);
  return [name, parseExpression(operand)];
};

export const parseGroup = (group: unknown): Group => {
  if (!isDocument(group) || !Object.hasOwn(group, '_id'))
    throw new CommandError(15955, 'a group specification must include an _id');
  const { _id, ...fields } = group;
  return {
    key: parseKey(_id),
    sums: Object.entries(fields).map(([name, accumulator]) => parseSum(name, accumulator)),
  };
};

/** What is not a number adds nothing. */
const addTo = (sum: unknown, value: unknown, name: string): unknown =>
  kindOf(value) === kinds.number ? add(requireNumber(sum, name), requireNumber(value, name)) : sum;

export const groupDocuments = ({ key, sums }: Group, documents: Iterable<Uint8Array>): Iterable<Doc> => {
  const groups = new Map<string, Doc>();
  for (const bytes of documents) {
    const document = decode(bytes);
    const _id = key(document);
    const name = encodeKey([_id], [1]).toString('latin1');
    const group = groups.get(name) ?? {
      _id,
      ...Object.fromEntries(sums.map(([sum]) => [sum, new Int32(0)])),
    };
    for (const [sum, expression] of sums) group[sum] = addTo(group[sum], expression(document), sum);
    groups.set(name, group);
  }
  return groups.values();
};
