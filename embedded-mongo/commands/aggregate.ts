// count, distinct, and the one pipeline served: $match, $skip, $limit, then $group with $sum.
import { Int32 } from 'bson';
import { peekable } from '../cursors.ts';
import { CommandError, refuse } from '../errors.ts';
import { parseFilter, type Condition } from '../query/filter.ts';
import { countByIndex, findRecords } from '../query/find.ts';
import { visitValues } from '../query/paths.ts';
import { groupDocuments, parseGroup } from '../query/group.ts';
import { decode, encode, isDocument, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import { encodeKey } from '../values/encode-key.ts';
import { firstBatch, limited } from './find.ts';
import {
  asInteger,
  existingCollection,
  namespaceFrom,
  readCount,
  readDocument,
  readText,
  type Answer,
  type Request,
} from './request.ts';

const matchingBytes = function* (
  request: Request,
  condition: Condition,
): Generator<Uint8Array, void, undefined> {
  const collection = existingCollection(request);
  if (!collection) return;
  for (const { bytes } of findRecords(request.catalogue.store, collection, { condition, sort: [] }))
    yield bytes;
};

const countMatching = (request: Request, condition: Condition): number => {
  const collection = existingCollection(request);
  if (!collection) return 0;
  const counted = countByIndex(request.catalogue.store, collection, condition);
  if (counted !== undefined) return counted;
  return Array.from(matchingBytes(request, condition), () => 1).length;
};

const countWithin = (count: number, skip: number, limit: number): number =>
  Math.min(Math.max(count - skip, 0), limit > 0 ? limit : Infinity);

export const count: Answer = request => {
  const { body } = request;
  const total = countMatching(request, parseFilter(readDocument(body, 'query')));
  return {
    n: new Int32(
      countWithin(
        total,
        readCount(body, 'skip', 0),
        Math.abs(asInteger(body.limit ?? new Int32(0), 'limit')),
      ),
    ),
    ok: 1,
  };
};

export const distinct: Answer = request => {
  const path = readText(request.body.key, 'key').split('.');
  const values = new Map<string, unknown>();
  for (const bytes of matchingBytes(request, parseFilter(readDocument(request.body, 'query')))) {
    visitValues(decode(bytes), path, value => {
      // An array is visited after its elements, which are what is wanted of it.
      if (value !== undefined && !Array.isArray(value))
        values.set(encodeKey([value], [1]).toString('latin1'), value);
      return false;
    });
  }
  return { values: [...values.values()], ok: 1 };
};

type Stages = { condition: Condition; skip: number; limit: number; group: unknown };

const parseStage = (stages: Stages, stage: unknown): Stages => {
  const [name = '', operand] = (isDocument(stage) && Object.entries(stage)[0]) || [];
  if (stages.group !== undefined) return refuse(`${name} after $group`);
  switch (name) {
    case '$match':
      if (stages.skip > 0 || stages.limit > 0) return refuse('$match after $skip or $limit');
      return { ...stages, condition: parseFilter(readDocument({ operand }, 'operand')) };
    case '$skip':
      if (stages.limit > 0) return refuse('$skip after $limit');
      return { ...stages, skip: asInteger(operand, name) };
    case '$limit':
      return { ...stages, limit: asInteger(operand, name) };
    case '$group':
      return { ...stages, group: operand };
    default:
      return refuse(`The aggregation stage ${name}`);
  }
};

const parsePipeline = (pipeline: unknown): Stages => {
  if (!Array.isArray(pipeline)) throw new CommandError(14, "'pipeline' option must be specified as an array");
  const matches = pipeline.filter((stage: unknown) => isDocument(stage) && '$match' in stage).length;
  if (matches > 1) return refuse('More than one $match');
  const start: Stages = { condition: parseFilter({}), skip: 0, limit: 0, group: undefined };
  return pipeline.reduce<Stages>(parseStage, start);
};

/** countDocuments: { _id: 1, n: { $sum: 1 } } is answered by an index where one can. */
const isCount = (group: unknown): boolean => {
  if (!isDocument(group) || !isEqual(group._id, 1) || !isDocument(group.n)) return false;
  return (
    Object.keys(group).join() === '_id,n' &&
    Object.keys(group.n).join() === '$sum' &&
    isEqual(group.n.$sum, 1)
  );
};

export const aggregate: Answer = request => {
  const { condition, skip, limit, group } = parsePipeline(request.body.pipeline);
  let results: Iterable<Doc>;
  if (isCount(group)) {
    const n = countWithin(countMatching(request, condition), skip, limit);
    results = n === 0 ? [] : [{ _id: new Int32(1), n: new Int32(n) }];
  } else {
    const found = limited(matchingBytes(request, condition), skip, limit);
    results = group === undefined ? Array.from(found, decode) : groupDocuments(parseGroup(group), found);
  }
  const size = readCount(readDocument(request.body, 'cursor'), 'batchSize', 101);
  const documents = peekable(Array.from(results, encode));
  return firstBatch(request, { namespace: namespaceFrom(request), documents }, size);
};
