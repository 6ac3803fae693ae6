// The one seam of the database: the address that was set, or the embedded server. Nothing else in the program may know which.
import mongoose, { type Connection } from 'mongoose';
import { startEmbedded } from '../embedded-mongo/index.ts';
import type { Config } from './config.ts';
import { connect, createModels, prepareDatabase } from './models/index.ts';
import { createStores, type Stores } from './stores/index.ts';

export type Database = {
  readonly connection: Connection;
  readonly stores: Stores;
  /** False where another server of ours works on the same data directory: commands may join it, a second server may not. */
  readonly isOwner: boolean;
  readonly isConnected: () => boolean;
  readonly close: () => Promise<void>;
};

const embeddedName = 'barometer';

export const openDatabase = async ({
  mongodbUri,
  dataDir,
}: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<Database> => {
  if (mongodbUri !== undefined)
    return prepared(await connect(mongodbUri), { isOwner: true, stop: async () => {} });
  const embedded = await startEmbedded(dataDir);
  return prepared(await connect(embedded.uri, embeddedName), embedded);
};

const prepared = async (
  connection: Connection,
  server: { readonly isOwner: boolean; stop(): Promise<void> },
): Promise<Database> => {
  const models = createModels(connection);
  await prepareDatabase(models);
  return {
    connection,
    stores: createStores(models),
    isOwner: server.isOwner,
    isConnected: () => connection.readyState === mongoose.ConnectionStates.connected,
    close: async () => {
      await connection.close();
      await server.stop();
    },
  };
};
