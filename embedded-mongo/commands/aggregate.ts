// The one pipeline served: $match, $skip, $limit, then $group with $sum, each at most once and in this order.
import { Int32 } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import { limited } from '../query/find.ts';
import { parseGroup } from '../query/group.ts';
import { encode, type Doc } from '../values/codec.ts';
import { isEqual } from '../values/compare.ts';
import * as field from './fields.ts';
import { countWithin, firstBatch, matchingBytes } from './reads.ts';
import { command, namespaceFrom } from './request.ts';

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
  { pipeline: asPipeline, cursor: asBatch, allowDiskUse: field.asIgnored },
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
