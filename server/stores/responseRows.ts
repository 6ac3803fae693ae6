// The responses of a wave for analysis: in the order of their random ids, batch by batch, as bytes. Works on the driver's collection
// alone, so that a thread beside the server reads over a connection of its own and the event loop carries none of it.
import type { Collection, FindCursor } from 'mongodb';
import type { ResponseRecord } from '../models/response.ts';
import { keyLength, responseReader, writeKey, type ResponseVisitor, type RowKeys } from './responseBytes.ts';

const keysAtOnce = 5000;
const documentsAtOnce = 500;

/** Lets what was asked for go out. */
const turn = (): Promise<void> => new Promise(resolve => void setImmediate(resolve));

/** Asked for before it is needed: the database prepares it meanwhile. An error waits for whoever needs it. */
const ahead = <Value>(work: Promise<Value>): Promise<Value> => {
  work.catch(() => {});
  return work;
};

/** With `raw` the driver gives bytes where its types say documents. */
async function* batchesOf(cursor: FindCursor<unknown>): AsyncGenerator<readonly Buffer[]> {
  try {
    let more = ahead(cursor.hasNext());
    while (await more) {
      const batch = cursor.readBufferedDocuments() as Buffer[]; // see above
      more = ahead(cursor.hasNext());
      await turn(); // the question for the next batch leaves before this one is worked on
      yield batch;
    }
  } finally {
    await cursor.close();
  }
}

const keysOf = async (collection: Collection<ResponseRecord>, wave: string): Promise<RowKeys> => {
  const options = { raw: true, batchSize: keysAtOnce, projection: { _id: 1, hash: 1 } };
  let keys = Buffer.alloc(keysAtOnce * keyLength);
  let rows = 0;
  for await (const batch of batchesOf(collection.find({ wave }, options).sort({ _id: 1 }))) {
    while (keys.length < (rows + batch.length) * keyLength)
      keys = Buffer.concat([keys, Buffer.alloc(keys.length)]);
    for (const document of batch) writeKey(document, keys, rows++ * keyLength);
  }
  return keys.subarray(0, rows * keyLength);
};

/** Whole documents, because leaving a little out costs the database more than sending it; in the order of ids. */
const documentsOf = async (
  collection: Collection<ResponseRecord>,
  ids: readonly Buffer[],
): Promise<readonly Buffer[]> => {
  if (ids.length === 0) return [];
  const found: { readonly key: Buffer; readonly document: Buffer }[] = [];
  const cursor = collection.find({ _id: { $in: ids } }, { raw: true, batchSize: ids.length });
  for await (const batch of batchesOf(cursor))
    for (const document of batch) found.push({ key: keysFrom([document]), document });
  return found.sort((one, other) => Buffer.compare(one.key, other.key)).map(({ document }) => document);
};

const keysFrom = (documents: readonly Buffer[]): RowKeys => {
  const keys = Buffer.allocUnsafe(documents.length * keyLength);
  documents.forEach((document, row) => writeKey(document, keys, row * keyLength));
  return keys;
};

type Read = ReturnType<typeof responseReader>;

const show = (read: Read, documents: readonly Buffer[], visitor: ResponseVisitor): RowKeys => {
  for (const document of documents) read(document, visitor);
  return keysFrom(documents);
};

/**
 * Both visits show responses in the order of ids and give the keys of those they have shown, batch by batch: each key was read together
 * with the answers, from the same bytes, so the two belong together whatever happens meanwhile.
 */
export const responseRows = (collection: Collection<ResponseRecord>) => ({
  keysOf: (wave: string): Promise<RowKeys> => keysOf(collection, wave),
  async *visitWave(wave: string, visitor: ResponseVisitor): AsyncGenerator<RowKeys> {
    const read = responseReader();
    const cursor = collection.find({ wave }, { raw: true, batchSize: documentsAtOnce }).sort({ _id: 1 });
    for await (const batch of batchesOf(cursor)) yield show(read, batch, visitor);
  },
  /** Only those with one of these ids, which are in order. */
  async *visitSome(ids: readonly Buffer[], visitor: ResponseVisitor): AsyncGenerator<RowKeys> {
    const read = responseReader();
    const ask = (from: number) => ahead(documentsOf(collection, ids.slice(from, from + documentsAtOnce)));
    let next = ask(0);
    for (let from = documentsAtOnce; from < ids.length + documentsAtOnce; from += documentsAtOnce) {
      const found = await next;
      next = ask(from);
      await turn();
      yield show(read, found, visitor);
    }
  },
});

export type ResponseRows = ReturnType<typeof responseRows>;
