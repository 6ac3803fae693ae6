// The operations of the unified test format, said to the driver.
import {
  ClientSession,
  Collection,
  Db,
  MongoClient,
  type AnyBulkWriteOperation,
  type AnyClientBulkWriteModel,
  type Document,
  type FindCursor,
  type IndexDirection,
} from 'mongodb';
import type { Doc, EntityDescription, Operation } from './format.ts';

/** What this runner does not know: a test that needs it is left out, by this name. */
export class NotRun extends Error {}

/** Arguments of an operation; what is not taken out by name goes to the driver as an option. */
type Arguments = {
  readonly filter?: Document;
  readonly update?: Document;
  readonly replacement?: Document;
  readonly document?: Document;
  readonly documents?: readonly Document[];
  readonly requests?: readonly AnyBulkWriteOperation[];
  readonly models?: readonly Readonly<Record<string, Doc>>[];
  readonly pipeline?: Document[];
  readonly keys?: Readonly<Record<string, IndexDirection>>;
  readonly command?: Document;
  readonly commandName?: string;
  readonly fieldName?: string;
  readonly collection?: string;
  readonly name?: string;
  readonly to?: string;
  readonly returnDocument?: string;
  readonly comment?: unknown;
  readonly maxTimeMS?: number;
  readonly timeoutMS?: number;
};

type Perform<Target> = (target: Target, given: Arguments) => Promise<unknown>;

const returned = ({ returnDocument, ...options }: Arguments) => ({
  ...options,
  ...(returnDocument === undefined
    ? {}
    : { returnDocument: returnDocument.toLowerCase() as 'before' | 'after' }),
});

const onCollection: Readonly<Record<string, Perform<Collection>>> = {
  aggregate: (collection, { pipeline = [], ...options }) => collection.aggregate(pipeline, options).toArray(),
  bulkWrite: async (collection, { requests = [], ...options }) => {
    const result = await collection.bulkWrite(requests, options);
    return bulkResult(result);
  },
  count: (collection, { filter = {}, ...options }) => collection.count(filter, options),
  countDocuments: (collection, { filter = {}, ...options }) => collection.countDocuments(filter, options),
  createFindCursor: async (collection, { filter = {}, ...options }) => collection.find(filter, options),
  createIndex: (collection, { keys = {}, ...options }) =>
    collection.createIndex(Object.entries(keys), options),
  deleteMany: (collection, { filter = {}, ...options }) => collection.deleteMany(filter, options),
  deleteOne: (collection, { filter = {}, ...options }) => collection.deleteOne(filter, options),
  distinct: (collection, { fieldName = '', filter = {}, ...options }) =>
    collection.distinct(fieldName, filter, options),
  dropIndex: (collection, { name = '', ...options }) => collection.dropIndex(name, options),
  dropIndexes: (collection, options) => collection.dropIndexes(options),
  estimatedDocumentCount: (collection, options) => collection.estimatedDocumentCount(options),
  find: (collection, { filter = {}, ...options }) => collection.find(filter, options).toArray(),
  findOne: (collection, { filter = {}, ...options }) => collection.findOne(filter, options),
  findOneAndDelete: (collection, { filter = {}, ...options }) => collection.findOneAndDelete(filter, options),
  findOneAndReplace: (collection, { filter = {}, replacement = {}, ...options }) =>
    collection.findOneAndReplace(filter, replacement, returned(options)),
  findOneAndUpdate: (collection, { filter = {}, update = {}, ...options }) =>
    collection.findOneAndUpdate(filter, update, returned(options)),
  insertMany: (collection, { documents = [], ...options }) => collection.insertMany(documents, options),
  insertOne: (collection, { document = {}, ...options }) => collection.insertOne(document, options),
  listIndexes: (collection, options) => collection.listIndexes(options).toArray(),
  listIndexNames: async (collection, options) =>
    (await collection.listIndexes(options).toArray()).map(({ name }: Document) => name as unknown),
  rename: (collection, { to = '', ...options }) => collection.rename(to, options),
  replaceOne: (collection, { filter = {}, replacement = {}, ...options }) =>
    collection.replaceOne(filter, replacement, options),
  updateMany: (collection, { filter = {}, update = {}, ...options }) =>
    collection.updateMany(filter, update, options),
  updateOne: (collection, { filter = {}, update = {}, ...options }) =>
    collection.updateOne(filter, update, options),
};

const onDatabase: Readonly<Record<string, Perform<Db>>> = {
  aggregate: (db, { pipeline = [], ...options }) => db.aggregate(pipeline, options).toArray(),
  createCollection: async (db, { collection = '', ...options }) =>
    void (await db.createCollection(collection, options)),
  dropCollection: (db, { collection = '', ...options }) => db.dropCollection(collection, options),
  listCollections: (db, { filter = {}, ...options }) => db.listCollections(filter, options).toArray(),
  listCollectionNames: async (db, { filter = {}, ...options }) =>
    (await db.listCollections(filter, { ...options, nameOnly: true }).toArray()).map(({ name }) => name),
  modifyCollection: (db, { collection = '', ...options }) => db.command({ collMod: collection, ...options }),
  runCommand: (db, { command = {}, commandName: _name, ...options }) => db.command(command, options),
};

const onClient: Readonly<Record<string, Perform<MongoClient>>> = {
  clientBulkWrite: (client, { models = [], ...options }) =>
    client.bulkWrite(
      models.map(model => {
        const [[name, rest] = ['', {}]] = Object.entries(model);
        return { name, ...rest } as AnyClientBulkWriteModel<Document>;
      }),
      options,
    ),
  listDatabases: (client, options) => client.db().admin().listDatabases(options),
  listDatabaseNames: async (client, options) =>
    (
      await client
        .db()
        .admin()
        .listDatabases({ ...options, nameOnly: true })
    ).databases.map(({ name }) => name),
};

const onSession: Readonly<Record<string, Perform<ClientSession>>> = {
  startTransaction: async session => session.startTransaction(),
  commitTransaction: session => session.commitTransaction(),
  abortTransaction: session => session.abortTransaction(),
  endSession: session => session.endSession(),
};

const onCursor: Readonly<Record<string, Perform<FindCursor>>> = {
  iterateUntilDocumentOrError: cursor => cursor.next(),
  iterateOnce: cursor => cursor.tryNext(),
  close: cursor => cursor.close(),
};

/** The counts and ids of a bulk write, also of one that failed half-way. */
export const bulkResult = (result: unknown): unknown => {
  if (typeof result !== 'object' || result === null) return result;
  const names = ['inserted', 'matched', 'modified', 'deleted', 'upserted'].map(name => `${name}Count`);
  const source = result as Doc;
  return Object.fromEntries([...names, 'insertedIds', 'upsertedIds'].map(name => [name, source[name]]));
};

const performerOf = (target: unknown, name: string): Perform<never> | undefined => {
  if (target instanceof Collection) return onCollection[name];
  if (target instanceof Db) return onDatabase[name];
  if (target instanceof MongoClient) return onClient[name];
  if (target instanceof ClientSession) return onSession[name];
  return onCursor[name];
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** What the driver answers, without the fields it sets to null where MongoDB says nothing. */
export const perform = async (
  entities: ReadonlyMap<string, unknown>,
  operation: Operation,
): Promise<unknown> => {
  const target = entities.get(operation.object);
  const performer = performerOf(target, operation.name);
  if (!performer) throw new NotRun(`the operation ${operation.name} of ${operation.object}`);
  const { session, ...given } = operation.arguments ?? {};
  const withSession = session === undefined ? given : { ...given, session: entities.get(String(session)) };
  const result = await performer(target as never, withSession);
  if (typeof result === 'object' && result !== null && 'upsertedId' in result && isAbsent(result.upsertedId))
    return { ...result, upsertedId: undefined };
  return result;
};

const known = ['client', 'database', 'collection', 'session'];

export const rejectUnknownEntity = (description: EntityDescription): void => {
  const other = Object.keys(description).find(kind => !known.includes(kind));
  if (other !== undefined) throw new NotRun(`entities of the kind ${other}`);
  if (description.client?.serverApi !== undefined) throw new NotRun('the versioned API');
};
