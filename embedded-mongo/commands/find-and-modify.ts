// findAndModify: one document found, changed or removed, and returned as it was before or after.
import { CommandError } from '../errors.ts';
import { isTrue, parseFilter } from '../query/filter.ts';
import { findRecords } from '../query/find.ts';
import { parseProjection, type Projection } from '../query/projection.ts';
import { parseSort } from '../query/sort.ts';
import { removeRecord, type Stored } from '../storage/records.ts';
import { parseUpdate, type Update } from '../updates/update.ts';
import { decode, encode, type Doc } from '../values/codec.ts';
import {
  ensuredCollection,
  existingCollection,
  readDocument,
  type Prepare,
  type Request,
} from './request.ts';
import { firstOf, updateRecord, upsertRecord, type Target } from './update.ts';

const reply = (lastErrorObject: Doc, document: Doc | null, projection: Projection | undefined): Doc => ({
  lastErrorObject,
  value: document && projection ? projection(document) : document,
  ok: 1,
});

type Plan = {
  readonly update: Update | undefined;
  readonly isNew: boolean;
  readonly isUpsert: boolean;
  readonly projection: Projection | undefined;
};

const parsePlan = ({ body }: Request): Plan => {
  const isRemoval = isTrue(body.remove);
  if (isRemoval && (body.update !== undefined || isTrue(body.upsert) || isTrue(body.new))) {
    throw new CommandError(9, 'Cannot specify remove=true together with update, upsert or new=true');
  }
  if (!isRemoval && body.update === undefined)
    throw new CommandError(9, 'Either an update or remove=true must be specified');
  return {
    update: isRemoval ? undefined : parseUpdate(body.update),
    isNew: isTrue(body.new),
    isUpsert: isTrue(body.upsert),
    projection: parseProjection(body.fields),
  };
};

const changeFound = (target: Target, stored: Stored, { update, isNew, projection }: Plan): Doc => {
  const before = decode(stored.bytes);
  if (!update) {
    removeRecord(target, stored);
    return reply({ n: 1 }, before, projection);
  }
  const { bytes } = updateRecord(target, stored, update);
  return reply({ n: 1, updatedExisting: true }, isNew ? decode(bytes) : before, projection);
};

export const findAndModify: Prepare = request => {
  const plan = parsePlan(request);
  const condition = parseFilter(readDocument(request.body, 'query'));
  const sort = parseSort(request.body.sort);
  return () => {
    const { catalogue } = request;
    const existing = existingCollection(request);
    const [stored] = existing ? firstOf(findRecords(catalogue.store, existing, { condition, sort })) : [];
    if (existing && stored) return changeFound({ catalogue, collection: existing }, stored, plan);
    if (!plan.update) return reply({ n: 0 }, null, undefined);
    if (!plan.isUpsert) return reply({ n: 0, updatedExisting: false }, null, undefined);
    const inserted = upsertRecord(
      { catalogue, collection: ensuredCollection(request) },
      condition,
      plan.update,
    );
    const outcome = { n: 1, updatedExisting: false, upserted: inserted._id };
    return reply(outcome, plan.isNew ? decode(encode(inserted)) : null, plan.projection);
  };
};
