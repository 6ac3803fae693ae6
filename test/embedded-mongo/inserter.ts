// A process that uses the database of a directory as a command-line tool does.
// Arguments: directory, name, number of documents.
import { MongoClient } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';

const [directory = '', name = '', count = '1'] = process.argv.slice(2);

/** The driver passes on what the socket says, in many words: how often, tells a server that left from one that is broken. */
const failures: unknown[] = [];

/** Writes on from `position`; gives the position where the server went away, or the count. */
const insertFrom = async (uri: string, position: number): Promise<number> => {
  const client = new MongoClient(uri, { serverSelectionTimeoutMS: 500 });
  let next = position;
  try {
    for (; next < Number(count); next++) {
      await client
        .db('lock')
        .collection<{ _id: string }>('documents')
        .updateOne({ _id: `${name}-${next}` }, { $set: { name } }, { upsert: true });
    }
  } catch (error) {
    failures.push(error);
    if (failures.length > 20) throw error;
  }
  await client.close();
  return next;
};

/** Whoever owns the server may stop it while this process still connects or writes; then it has to start one itself. */
const insertAll = async (done: number): Promise<void> => {
  const server = await startEmbedded(directory);
  const next = await insertFrom(server.uri, done);
  if (next < Number(count)) return insertAll(next);
  await server.stop();
};

insertAll(0).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exit(1);
});
