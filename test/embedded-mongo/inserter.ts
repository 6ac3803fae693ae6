// A process that uses the database of a directory as a command-line tool does.
// Arguments: directory, name, number of documents.
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';

const [directory = '', name = '', count = '1'] = process.argv.slice(2);

/** Whoever owns the server may stop it while this process still writes; then it has to start one itself. */
const insertAll = async (done: number): Promise<void> => {
  const server = await startEmbedded(directory);
  const client = await MongoClient.connect(server.uri, { serverSelectionTimeoutMS: 500 });
  let position = done;
  try {
    for (; position < Number(count); position++) {
      await client
        .db('lock')
        .collection<{ _id: string }>('documents')
        .updateOne({ _id: `${name}-${position}` }, { $set: { name } }, { upsert: true });
    }
  } catch {
    await client.close();
    return insertAll(position);
  }
  await client.close();
  await server.stop();
};

insertAll(0).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
