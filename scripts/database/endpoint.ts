// Either side of a move: a MongoDB by its address, or the embedded database of a directory. Both through the official driver.
import { MongoClient, type Db } from 'mongodb';
import { startEmbedded } from '../../embedded-mongo/index.ts';
import { existingStore } from './copy.ts';
import { settings } from '../terminal.ts';
import { typedPath } from './command.ts';

export type Endpoint = {
  readonly db: Db;
  /** For messages: an address without its password, or a directory; and the name of the database. */
  readonly name: string;
  readonly close: () => Promise<void>;
};

const embeddedName = 'barometer';
const patience = 10_000;

const withoutPassword = (uri: string): string => uri.replace(/\/\/([^:@/]*):[^@/]*@/, '//$1:***@');

const openServer = async (uri: string): Promise<Endpoint> => {
  const name = withoutPassword(uri);
  try {
    const client = new MongoClient(uri, {
      serverSelectionTimeoutMS: patience,
      writeConcern: { w: 'majority', journal: true },
    });
    await client.connect();
    const db = client.db();
    return { db, name: `${name} (database ${db.databaseName})`, close: () => client.close() };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`${name} does not answer: ${reason}. Check the address, the account and the network.`, {
      cause: error,
    });
  }
};

const openDirectory = async (directory: string): Promise<Endpoint> => {
  const server = await startEmbedded(directory);
  const client = await MongoClient.connect(server.uri);
  const close = async (): Promise<void> => {
    await client.close();
    await server.stop();
  };
  return { db: client.db(embeddedName), name: `${directory} (embedded)`, close };
};

const isAddress = (typed: string): boolean => /^mongodb(\+srv)?:\/\//.test(typed);

/** What a person typed: mongodb://..., or a directory, made where it is not there. */
export const openTarget = (typed: string): Promise<Endpoint> =>
  isAddress(typed) ? openServer(typed) : openDirectory(typedPath(typed));

/** The same, but a directory must hold a database. */
export const openSource = async (typed: string): Promise<Endpoint> => {
  if (!isAddress(typed)) existingStore(typedPath(typed));
  return openTarget(typed);
};

/** The database this program works with. */
export const openOwn = (): Promise<Endpoint> => {
  const { mongodbUri, dataDir } = settings();
  return mongodbUri === undefined ? openDirectory(dataDir) : openServer(mongodbUri);
};
