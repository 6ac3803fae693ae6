// The one pipeline served: $match, $skip, $limit, then $group with $sum, each at most once and in this order.
import { Int32 } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { limited } from '../query/find.ts';
import { addNumbers } from '../updates/operators.ts';
import { decode, encode, getField, isDocument, type Doc } from '../values/codec.ts';
import { encodeValue, isEqual } from '../values/encode-key.ts';
import { kindOf, kinds } from '../values/kind.ts';
import * as field from './fields.ts';
import { countWithin, firstBatch, matchingBytes } from './reads.ts';
import { command, namespaceFrom } from './request.ts';

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

const parseGroup = (specification: Doc) => {
  if (!Object.hasOwn(specification, '_id'))
    throw new CommandError(15955, 'a group specification must include an _id');
  const { _id, ...fields } = specification;
  const keyOf = parseExpression(_id);
  const sums = Object.entries(fields).map(([name, accumulator]) => [name, parseSum(accumulator)] as const);
  return (documents: Iterable<Uint8Array>): Iterable<Doc> => {
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

const asLimit = (value: unknown, name: string): number => {
  if (value === undefined) return 0;
  const limit = field.asInteger(value, name);
  if (limit <= 0) throw new CommandError(15958, 'the limit must be positive');
  return limit;
};

const stages = {
  $match: field.asFilter,
  $skip: field.asCount(0),
  $limit: asLimit,
  $group: field.optional(field.asDocument),
};
const order = Object.keys(stages);

const asPipeline = (value: unknown) => {
  if (!Array.isArray(value)) throw new CommandError(14, "'pipeline' option must be specified as an array");
  let last = -1;
  const found: Doc = {};
  for (const stage of value.map(each => field.asDocument(each, 'pipeline'))) {
    const [name = '{}'] = Object.keys(stage);
    const place = order.indexOf(name);
    if (place <= last) refuse(place < 0 ? `The aggregation stage ${name}` : `${name} after ${order[last]}`);
    last = place;
    Object.assign(found, stage);
  }
  return field.readFields(found, stages, 'aggregate.pipeline');
};

const asBatch = (value: unknown, name: string) =>
  field.readFields(field.asDocument(value, name), { batchSize: field.optional(field.asCount(0)) }, name);

export const aggregate = command(
  { pipeline: asPipeline, cursor: asBatch, ...field.ignored('allowDiskUse') },
  (request, { pipeline: { $match, $skip, $limit, $group }, cursor: { batchSize } }) => {
    const reply = (documents: Iterable<Uint8Array>): Uint8Array =>
      firstBatch(request, namespaceFrom(request), documents, batchSize === undefined ? {} : { batchSize });
    // countDocuments: answered by an index where one can.
    if (isEqual($group, { _id: 1, n: { $sum: 1 } })) {
      const n = countWithin(request, $match, $skip, $limit);
      return reply(n.value === 0 ? [] : [encode({ _id: new Int32(1), n })]);
    }
    const found = limited(matchingBytes(request, $match), $skip, $limit);
    return reply($group ? Array.from(parseGroup($group)(found), encode) : found);
  },
);
