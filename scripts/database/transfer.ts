// Moves everything from one database to another: collections, documents type by type, indexes. What arrived is read
// again and compared; where anything goes wrong, the target is left as empty as it was found.
import { BSON, type Collection, type CollectionInfo, type Db, type IndexDescriptionInfo } from 'mongodb';
import { createFingerprint, fingerprintOf, isSame, rawDocuments, type Fingerprint } from './fingerprint.ts';

export type Transfer = {
  readonly from: Db;
  readonly to: Db;
  readonly isReplacing: boolean;
  readonly onProgress: (done: number, of: number) => void;
  /** Once aborted, the move ends after the batch in hand. */
  readonly signal: AbortSignal;
};

export type Moved = { readonly collections: number; readonly documents: number };

type Part = {
  readonly name: string;
  readonly options: CollectionInfo['options'];
  readonly indexes: readonly IndexDescriptionInfo[];
};

const batchSize = 1000;
const batchBytes = 8 * 2 ** 20;

/** Every value keeps its BSON type. */
const exactly = {
  promoteValues: false,
  promoteBuffers: false,
  promoteLongs: false,
  bsonRegExp: true,
} as const;

const collectionsOf = async (db: Db): Promise<CollectionInfo[]> => {
  const all = (await db.listCollections().toArray()) as CollectionInfo[]; // without nameOnly the driver gives all of it
  return all.filter(({ name }) => !name.startsWith('system.'));
};

const readParts = async (db: Db): Promise<Part[]> => {
  const infos = await collectionsOf(db);
  const other = infos.find(({ type }) => type !== undefined && type !== 'collection');
  if (other) throw new Error(`${other.name} is a ${other.type}, which cannot be moved. Drop it first.`);
  const parts: Part[] = [];
  for (const { name, options } of infos.sort((a, b) => (a.name < b.name ? -1 : 1)))
    parts.push({ name, options, indexes: await db.collection(name).indexes() });
  return parts;
};

/** The one that every collection has by itself. */
const isOwn = ({ name, clustered }: IndexDescriptionInfo): boolean => name === '_id_' || clustered === true;

const createIndexes = async (
  collection: Collection,
  indexes: readonly IndexDescriptionInfo[],
): Promise<void> => {
  const wanted = indexes.map(({ v: _version, ns: _namespace, background: _background, ...index }) => index);
  if (wanted.length > 0) await collection.createIndexes(wanted);
};

const prepareTarget = async ({ to, isReplacing }: Transfer): Promise<void> => {
  const existing = await collectionsOf(to);
  for (const { name } of existing) {
    if (isReplacing || (await to.collection(name).findOne({}, { projection: { _id: 1 } })) === null) continue;
    throw new Error(
      `The target holds documents already (in ${name}). With --replace they are deleted first.`,
    );
  }
  for (const { name } of existing) await to.collection(name).drop();
};

const insertAll = async (
  from: Collection,
  to: Collection,
  onBatch: (count: number) => void,
): Promise<Fingerprint> => {
  const read = createFingerprint();
  let waiting: BSON.Document[] = [];
  let bytesWaiting = 0;
  const write = async (): Promise<void> => {
    if (waiting.length > 0) await to.insertMany(waiting, { ordered: true });
    onBatch(waiting.length);
    waiting = [];
    bytesWaiting = 0;
  };
  for await (const bytes of rawDocuments(from)) {
    read.add(bytes);
    waiting.push(BSON.deserialize(bytes, exactly));
    bytesWaiting += bytes.length;
    if (waiting.length >= batchSize || bytesWaiting > batchBytes) await write();
  }
  await write();
  return read;
};

const verify = async ({ from, to }: Transfer, name: string, read: Fingerprint): Promise<void> => {
  if (!isSame(read, await fingerprintOf(to.collection(name))))
    throw new Error(`What arrived in ${name} is not what was sent (counts or hashes differ).`);
  if (!isSame(read, await fingerprintOf(from.collection(name))))
    throw new Error(
      `${name} was written to while it was read. Stop the program that uses it, and try again.`,
    );
};

const describe = (indexes: readonly IndexDescriptionInfo[]): string =>
  JSON.stringify(
    indexes
      .filter(index => !isOwn(index))
      .map(({ name, key, unique, sparse, expireAfterSeconds }) => [
        name,
        key,
        unique,
        sparse,
        expireAfterSeconds,
      ])
      .sort(),
  );

/** Documents expire once their index is there, so such indexes are made when everything has been compared. */
const finishIndexes = async ({ to }: Transfer, parts: readonly Part[]): Promise<void> => {
  for (const { name, indexes } of parts) {
    const collection = to.collection(name);
    await createIndexes(
      collection,
      indexes.filter(index => !isOwn(index) && index.expireAfterSeconds !== undefined),
    );
    if (describe(await collection.indexes()) !== describe(indexes))
      throw new Error(`The indexes of ${name} are not those of the source.`);
  }
};

const movePart = async (transfer: Transfer, part: Part, onBatch: (count: number) => void): Promise<void> => {
  const collection = await transfer.to.createCollection(part.name, part.options ?? {});
  const read = await insertAll(transfer.from.collection(part.name), collection, onBatch);
  await createIndexes(
    collection,
    part.indexes.filter(index => !isOwn(index) && index.expireAfterSeconds === undefined),
  );
  await verify(transfer, part.name, read);
};

const moveAll = async (transfer: Transfer, parts: readonly Part[]): Promise<Moved> => {
  const { from, onProgress, signal } = transfer;
  let total = 0;
  for (const { name } of parts) total += await from.collection(name).estimatedDocumentCount();
  let done = 0;
  for (const part of parts)
    await movePart(transfer, part, count => {
      signal.throwIfAborted();
      done += count;
      onProgress(done, Math.max(total, done, 1));
    });
  await finishIndexes(transfer, parts);
  return { collections: parts.length, documents: done };
};

/** Throws with what is left in the target. */
export const transfer = async (move: Transfer): Promise<Moved> => {
  const parts = await readParts(move.from);
  await prepareTarget(move);
  try {
    return await moveAll(move, parts);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const left = await removeAll(move.to).then(
      () => 'The target is empty; the source is as it was.',
      () => 'The target holds an incomplete copy: repeat with --replace. The source is as it was.',
    );
    throw new Error(`${reason}\n${left}`, { cause: error });
  }
};

const removeAll = async (db: Db): Promise<void> => {
  for (const { name } of await collectionsOf(db)) await db.collection(name).drop();
};
