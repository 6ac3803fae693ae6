// A process to be killed: a server, and clients that write what was acknowledged to standard output.
// Arguments: directory, number of clients, name of the round.
import { MongoClient, type Collection } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { durabilityDatabase, writtenCollections } from './written.ts';

type Written = { readonly _id: string; readonly unique: string; readonly counter: number };

const [directory = '', clients = '16', round = '0'] = process.argv.slice(2);

const acknowledge = (id: string, counter: number): void => void process.stdout.write(`${id} ${counter}\n`);

const write = async (uri: string, writer: number): Promise<void> => {
  const client = await MongoClient.connect(uri, { maxPoolSize: 1 });
  const name = writtenCollections[writer % writtenCollections.length] ?? '';
  const collection = client.db(durabilityDatabase).collection<Written>(name);
  for (let position = 0; ; position++) await writeOnce(collection, writer, position);
};

/** An insert, and now and then an update of it or an upsert that counts. */
const writeOnce = async (
  collection: Collection<Written>,
  writer: number,
  position: number,
): Promise<void> => {
  const _id = `${round}-${writer}-${position}`;
  await collection.insertOne({ _id, unique: `u${_id}`, counter: 0 });
  acknowledge(_id, 0);
  if (position % 3 === 0) {
    await collection.updateOne({ _id }, { $inc: { counter: 1 } });
    acknowledge(_id, 1);
  }
  if (position % 3 !== 1) return;
  const total = `${round}-${writer}-total`;
  const update = { $inc: { counter: 1 }, $setOnInsert: { unique: `u${total}` } };
  await collection.updateOne({ _id: total }, update, { upsert: true });
  acknowledge(total, (position + 2) / 3);
};

const run = async (): Promise<void> => {
  const { uri } = await startEmbedded(directory);
  const client = await MongoClient.connect(uri);
  const db = client.db(durabilityDatabase);
  const clusteredIndex = { key: { _id: 1 }, unique: true };
  await db.createCollection('clustered', { clusteredIndex });
  for (const name of writtenCollections)
    await db.collection(name).createIndex({ unique: 1 }, { unique: true });
  await Promise.all(Array.from({ length: Number(clients) }, (_, writer) => write(uri, writer)));
};

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(2);
});
