// insert, update, delete and findAndModify.
import { ObjectId } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import type { Condition } from '../query/filter.ts';
import { findRecords, limited } from '../query/find.ts';
import type { KeyPattern } from '../query/sort.ts';
import { insertRecord, removeRecord, replaceRecord } from '../storage/records.ts';
import type { Stored, Target } from '../storage/records.ts';
import { parseUpdate, upsertedDocument, type Update } from '../updates/update.ts';
import { decode, decodeForMatching, encode, isDocument, withId, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import * as field from './fields.ts';
import { maxDocumentBytes } from '../wire/message.ts';
import { command, ensuredCollection, existingCollection, type Outcome, type Request } from './request.ts';

const ordered = { ordered: field.asOrdered, bypassDocumentValidation: field.asIgnored };

/** Runs statement by statement; in order, the first error ends the command. The errors stand in the reply beside the counts. */
const runStatements = <Statement>(
  statements: readonly Statement[],
  isOrdered: boolean,
  counts: Doc,
  run: (statement: Statement, position: number) => void,
): Doc => {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      writeErrors.push({ index, code: error.code, errmsg: error.message, ...error.details });
      if (isOrdered) break;
    }
  }
  return { ...counts, ...(writeErrors.length > 0 && { writeErrors }), ok: 1 };
};

const maxDepth = 180;

const isDeeper = (value: unknown, depth: number): boolean =>
  (isDocument(value) || Array.isArray(value)) &&
  (depth === 0 || Object.values(value).some(part => isDeeper(part, depth - 1)));

const rejectUnstorable = (document: Doc, size: number): void => {
  const kind = kindOf(document._id);
  if (kind === kinds.array || kind === kinds.regex)
    throw new CommandError(
      53,
      `The '_id' value cannot be of type ${kind === kinds.array ? 'array' : 'regex'}`,
    );
  if (size > maxDocumentBytes)
    throw new CommandError(
      10334,
      `BSONObj size: ${size} is invalid. Size must be between 0 and ${maxDocumentBytes}`,
    );
  if (isDeeper(document, maxDepth))
    throw new CommandError(15, `Document exceeds the maximum nesting depth of ${maxDepth}`);
};

type Insertion = { readonly bytes: Uint8Array; readonly id: unknown };

/** Documents are stored as they came, but for the _id, which comes first. */
const asInsertion = (value: unknown, name: string): Insertion => {
  const bytes = field.asBytes(value, name);
  const document = decodeForMatching(bytes);
  rejectUnstorable(document, bytes.length);
  const { _id: id } = document;
  if (Object.keys(document)[0] === '_id') return { bytes, id };
  const _id = Object.hasOwn(document, '_id') ? decode(bytes)._id : new ObjectId();
  return { bytes: encode(withId(_id, decode(bytes))), id: _id };
};

export const insert = command(
  { documents: field.listOf(asInsertion), ...ordered },
  (request, { documents, ordered: isOrdered }) =>
    () => {
      const target = { catalogue: request.catalogue, collection: ensuredCollection(request) };
      const counts = { n: 0 };
      return runStatements(documents, isOrdered, counts, ({ bytes, id }) => {
        insertRecord(target, bytes, id);
        counts.n++;
      });
    },
);

/** A document before and after; without before it was inserted, without after removed. */
type Change = { readonly before?: Buffer; readonly after?: Buffer };

type Modification = {
  readonly condition: Condition;
  readonly sort?: KeyPattern;
  readonly isMulti: boolean;
  readonly isUpsert: boolean;
  /** Without one the documents are removed. */
  readonly update: Update | undefined;
};

const encodeStorable = (document: Doc): Buffer => {
  const bytes = encode(document);
  rejectUnstorable(document, bytes.length);
  return bytes;
};

const changeRecord = (target: Target, stored: Stored, update: Update | undefined): Change => {
  const before = stored.bytes;
  if (!update) {
    removeRecord(target, stored);
    return { before };
  }
  const after = encodeStorable(update.apply(decode(before), { isInsert: false, now: new Date() }));
  if (!before.equals(after)) replaceRecord(target, stored, after);
  return { before, after };
};

/** What update, delete and findAndModify do for one statement; must run inside a transaction. */
const modify = (request: Request, modification: Modification): Change[] => {
  const { condition, sort = [], isMulti, isUpsert, update } = modification;
  const { catalogue } = request;
  const collection = existingCollection(request);
  const found = collection ? findRecords(catalogue.store, collection, { condition, sort }) : [];
  // All are found before the first is changed: a change may move a document to where the search would meet it again.
  const stored = [...limited(found, 0, isMulti ? 0 : 1)];
  const changes = stored.flatMap(each =>
    collection ? changeRecord({ catalogue, collection }, each, update) : [],
  );
  if (changes.length > 0 || !isUpsert || !update) return changes;
  const document = upsertedDocument(condition, update, new Date());
  const after = encodeStorable(document);
  insertRecord({ catalogue, collection: ensuredCollection(request) }, after, document._id);
  return [{ after }];
};

const updateStatement = {
  q: field.asFilter,
  u: parseUpdate,
  multi: field.asFlag,
  upsert: field.asFlag,
  sort: field.asSort,
};

const asUpdate = (value: unknown, name: string): Modification => {
  const statement = field.readFields(field.asDocument(value, name), updateStatement, name);
  const { q: condition, u: update, multi: isMulti, upsert: isUpsert, sort } = statement;
  if (isMulti && update.isReplacement) refuse('A replacement of several documents');
  return { condition, update, isMulti, isUpsert, sort };
};

export const update = command(
  { updates: field.listOf(asUpdate), ...ordered },
  (request, { updates, ordered: isOrdered }) =>
    () => {
      const counts: { n: number; nModified: number; upserted?: Doc[] } = { n: 0, nModified: 0 };
      return runStatements(updates, isOrdered, counts, (statement, index) => {
        for (const { before, after } of modify(request, statement)) {
          counts.n++;
          if (!before) (counts.upserted ??= []).push({ index, _id: after && decode(after)._id });
          else if (after && !before.equals(after)) counts.nModified++;
        }
      });
    },
);

const asRemoval = (value: unknown, name: string): Modification => {
  const shape = { q: field.asFilter, limit: field.asCount(0) };
  const { q: condition, limit } = field.readFields(field.asDocument(value, name), shape, name);
  return { condition, isMulti: limit === 0, isUpsert: false, update: undefined };
};

export const remove = command(
  { deletes: field.listOf(asRemoval), ordered: field.asOrdered },
  (request, { deletes, ordered: isOrdered }) =>
    () => {
      const counts = { n: 0 };
      return runStatements(deletes, isOrdered, counts, removal => {
        counts.n += modify(request, removal).length;
      });
    },
);

export const findAndModify = command(
  {
    query: field.asFilter,
    update: field.optional(parseUpdate),
    remove: field.asFlag,
    new: field.asFlag,
    upsert: field.asFlag,
    sort: field.asSort,
    fields: field.asProjection,
    bypassDocumentValidation: field.asIgnored,
  },
  (request, { query: condition, update, remove: isRemoval, upsert: isUpsert, sort, ...options }): Outcome => {
    if (isRemoval && (update || isUpsert || options.new))
      throw new CommandError(9, 'Cannot specify remove=true together with update, upsert or new=true');
    if (!isRemoval && !update) throw new CommandError(9, 'Either an update or remove=true must be specified');
    return () => {
      const [change] = modify(request, { condition, sort, update, isUpsert, isMulti: false });
      const { before, after } = change ?? {};
      const bytes = options.new ? after : before;
      const document = bytes ? decode(bytes) : null;
      const lastErrorObject = {
        n: change ? 1 : 0,
        ...(update && { updatedExisting: before !== undefined }),
        ...(after && !before && { upserted: decode(after)._id }),
      };
      return { lastErrorObject, value: document && (options.fields?.(document) ?? document), ok: 1 };
    };
  },
);
