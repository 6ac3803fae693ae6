// The one seam of the database: the address that was set, or the embedded server. Nothing else in the program may know which.
import { join } from 'node:path';
import mongoose, { type Connection } from 'mongoose';
import { startEmbedded } from '../embedded-mongo/index.ts';
import type { Place } from './calculation/task.ts';
import type { Config } from './config.ts';
import { connect, createModels, prepareDatabase } from './models/index.ts';
import { snapshotsIn, type Snapshots } from './snapshots/files.ts';
import { createStores, type Stores } from './stores/index.ts';

export type Database = {
  readonly connection: Connection;
  readonly stores: Stores;
  /** False where another server of ours works on the same data directory: commands may join it, a second server may not. */
  readonly isOwner: boolean;
  /** Columns of closed waves on disk. */
  readonly snapshots: Snapshots;
  /** For threads that read over a connection of their own. */
  readonly place: Place;
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
};

const embeddedName = 'barometer';

export const openDatabase = async ({
  mongodbUri,
  dataDir,
}: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<Database> => {
  const snapshots = join(dataDir, 'snapshots');
  if (mongodbUri !== undefined)
    return prepared(
      await connect(mongodbUri),
      { uri: mongodbUri, isOwner: true, isAlone: false, stop: async () => {} },
      snapshots,
    );
  const embedded = await startEmbedded(dataDir);
  const isAlone = embedded.isOwner; // one server works on a directory at a time, and commands beside it touch no drafts
  return prepared(await connect(embedded.uri, embeddedName), { ...embedded, isAlone }, snapshots);
};

type Server = {
  readonly uri: string;
  readonly isOwner: boolean;
  /** No other process stores drafts there. */
  readonly isAlone: boolean;
  stop(): Promise<void>;
};

const prepared = async (connection: Connection, server: Server, folder: string): Promise<Database> => {
  const models = createModels(connection);
  await prepareDatabase(models);
  const snapshots = snapshotsIn(folder);
  const stores = createStores(models, snapshots, server.isAlone);
  return {
    connection,
    ...{ stores, snapshots },
    isOwner: server.isOwner,
    place: { uri: server.uri, database: connection.name, snapshots: folder },
    isConnected: () => connection.readyState === mongoose.ConnectionStates.connected,
    close: async () => {
      await connection.close();
      await server.stop();
    },
  };
};
