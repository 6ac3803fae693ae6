// insert, update, delete and findAndModify.
import { ObjectId } from 'bson';
import { CommandError, refuse } from '../errors.ts';
import type { Condition } from '../query/filter.ts';
import { findRecords, limited } from '../query/find.ts';
import type { Collection } from '../storage/catalogue.ts';
import { insertRecord, removeRecord, replaceRecord, type Stored } from '../storage/records.ts';
import { parseUpdate, upsertedDocument, type Update } from '../updates/update.ts';
import { decode, decodeForMatching, encode, isDocument, withId, type Doc } from '../values/codec.ts';
import { kindOf, kinds } from '../values/kind.ts';
import * as field from './fields.ts';
import { maxDocumentBytes } from '../wire/message.ts';
import { command, ensuredCollection, existingCollection, rejectDeep } from './request.ts';
import type { Outcome, Request } from './request.ts';
import type { KeyPattern } from '../values/encode-key.ts';

const ordered = { ordered: field.asOrdered, ...field.ignored('bypassDocumentValidation') };

type Counts = { n: number; nModified?: number; upserted?: Doc[]; writeErrors?: Doc[] };

/** Statement by statement; in order, the first error ends the command. Errors stand in the reply beside the counts. */
const runStatements = <Statement>(
  statements: readonly Statement[],
  isOrdered: boolean,
  run: (statement: Statement, counts: Counts, index: number) => void,
): Doc => {
  const counts: Counts = { n: 0 };
  for (const [index, statement] of statements.entries()) {
    try {
      run(statement, counts, index);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      const { code, message, details } = error;
      (counts.writeErrors ??= []).push({ index, code, errmsg: message, ...details });
      if (isOrdered) break;
    }
  }
  return { ...counts, ok: 1 };
};

const hasDollars = (value: unknown): boolean =>
  isDocument(value) &&
  Object.entries(value).some(([name, inner]) => name.startsWith('$') || hasDollars(inner));

const rejectUnstorable = (document: Doc, size: number): void => {
  const kind = kindOf(document._id);
  if (kind === kinds.array) throw new CommandError(53, "The '_id' value cannot be of type array");
  if (kind === kinds.BSONRegExp) throw new CommandError(53, "The '_id' value cannot be of type regex");
  if (hasDollars(document._id)) throw new CommandError(52, "_id fields may not contain '$'-prefixed fields");
  if (size > maxDocumentBytes)
    throw new CommandError(10334, `BSONObj size: ${size} is invalid. The limit is ${maxDocumentBytes}`);
  rejectDeep(document);
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
    () =>
      runStatements(documents, isOrdered, ({ bytes, id }, counts) => {
        insertRecord(ensuredCollection(request), bytes, id);
        counts.n++;
      }),
);

/** A document before and after; without before it was inserted, without after removed. */
type Change = { readonly before?: Buffer; readonly after?: Buffer };

/** As an update statement says it; without an update the documents are removed. */
type Modification = {
  readonly q: Condition;
  readonly u?: Update | undefined;
  readonly multi: boolean;
  readonly upsert?: boolean;
  readonly sort?: KeyPattern;
};

const encodeStorable = (document: Doc): Buffer => {
  const bytes = encode(document);
  rejectUnstorable(document, bytes.length);
  return bytes;
};

const changeRecord = (collection: Collection, stored: Stored, update: Update | undefined): Change => {
  const before = stored.bytes;
  if (!update) {
    removeRecord(collection, stored);
    return { before };
  }
  const after = encodeStorable(update.apply(decode(before), { isInsert: false, now: new Date() }));
  if (!before.equals(after)) replaceRecord(collection, stored, after);
  return { before, after };
};

/** What update, delete and findAndModify do for one statement; must run inside a transaction. */
const modify = (request: Request, { q, u, multi, upsert = false, sort = [] }: Modification): Change[] => {
  const collection = upsert ? ensuredCollection(request) : existingCollection(request);
  // All are found before the first is changed: a change may move a document to where the search would meet it again.
  const found = [...limited(findRecords(collection, { condition: q, sort }), 0, multi ? 0 : 1)];
  if (!collection) return [];
  if (found.length > 0 || !upsert || !u) return found.map(stored => changeRecord(collection, stored, u));
  const document = upsertedDocument(q, u, new Date());
  const after = encodeStorable(document);
  insertRecord(collection, after, document._id);
  return [{ after }];
};

const updateShape = {
  q: field.required(field.asFilter),
  u: parseUpdate,
  multi: field.asFlag,
  upsert: field.asFlag,
};

const asUpdate = (value: unknown, name: string): Modification => {
  const statement = field.readFields(field.asDocument(value, name), updateShape, name);
  if (statement.multi && statement.u.isReplacement) refuse('A replacement of several documents');
  return statement;
};

export const update = command(
  { updates: field.listOf(asUpdate), ...ordered },
  (request, { updates, ordered: isOrdered }) =>
    () =>
      runStatements(updates, isOrdered, (statement, counts, index) => {
        counts.nModified ??= 0;
        for (const { before, after } of modify(request, statement)) {
          counts.n++;
          if (before && after && !before.equals(after)) counts.nModified++;
          if (!before && after) (counts.upserted ??= []).push({ index, _id: decode(after)._id });
        }
      }),
);

const asRemoval = (value: unknown, name: string): Modification => {
  const shape = { q: field.required(field.asFilter), limit: field.required(field.asCount(0)) };
  const { q, limit } = field.readFields(field.asDocument(value, name), shape, name);
  if (limit <= 1) return { q, multi: limit === 0 };
  throw new CommandError(9, `The limit field in delete objects must be 0 or 1. Got ${limit}`);
};

export const remove = command(
  { deletes: field.listOf(asRemoval), ordered: field.asOrdered },
  (request, { deletes, ordered: isOrdered }) =>
    () =>
      runStatements(deletes, isOrdered, (removal, counts) => {
        counts.n += modify(request, removal).length;
      }),
);

export const findAndModify = command(
  {
    query: field.asFilter,
    update: field.optional(parseUpdate),
    remove: field.asFlag,
    new: field.asFlag,
    upsert: field.asFlag,
    sort: field.asPattern,
    fields: field.asProjection,
    ...field.ignored('bypassDocumentValidation'),
  },
  (request, { query: q, update: u, remove: isRemoval, upsert, sort, ...options }): Outcome => {
    if (isRemoval && (u || upsert || options.new))
      throw new CommandError(9, 'Cannot specify remove=true together with update, upsert or new=true');
    if (!isRemoval && !u) throw new CommandError(9, 'Either an update or remove=true must be specified');
    return () => {
      const [change] = modify(request, { q, u, sort, upsert, multi: false });
      const { before, after } = change ?? {};
      const bytes = options.new ? after : before;
      const document = bytes ? decode(bytes) : null;
      const lastErrorObject = {
        n: change ? 1 : 0,
        ...(u && { updatedExisting: before !== undefined }),
        ...(after && !before && { upserted: decode(after)._id }),
      };
      return { lastErrorObject, value: document && (options.fields?.(document) ?? document), ok: 1 };
    };
  },
);
