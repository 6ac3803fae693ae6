// A process to be killed: a server, and clients that write what was acknowledged to standard output.
// Arguments: directory, number of clients, name of the round.
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';

const [directory = '', clients = '16', round = '0'] = process.argv.slice(2);

const write = async (uri: string, writer: number): Promise<void> => {
  const client = await MongoClient.connect(uri, { maxPoolSize: 1 });
  const collection = client
    .db('durability')
    .collection<{ _id: string; unique: string; counter: number }>('writes');
  for (let position = 0; ; position++) {
    const _id = `${round}-${writer}-${position}`;
    await collection.insertOne({ _id, unique: `u${_id}`, counter: 0 });
    if (position % 3 === 0) await collection.updateOne({ _id }, { $inc: { counter: 1 } });
    process.stdout.write(`${_id} ${position % 3 === 0 ? 1 : 0}\n`);
  }
};

const run = async (): Promise<void> => {
  const { uri } = await startEmbedded(directory);
  const client = await MongoClient.connect(uri);
  await client.db('durability').collection('writes').createIndex({ unique: 1 }, { unique: true });
  await Promise.all(Array.from({ length: Number(clients) }, (_, writer) => write(uri, writer)));
};

run().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(2);
});
