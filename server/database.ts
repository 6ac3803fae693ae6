// The one seam of the database: the address that was set, or the embedded server. Nothing else in the program may know which.
import type { Connection } from 'mongoose';
import { startEmbedded } from '../embedded-mongo/index.ts';
import type { Config } from './config.ts';
import { connect, createModels, prepareDatabase } from './models/index.ts';
import { createStores, type Stores } from './stores/index.ts';

export type Database = {
  readonly connection: Connection;
  readonly stores: Stores;
  readonly close: () => Promise<void>;
};

export const openDatabase = async (config: Pick<Config, 'mongodbUri' | 'dataDir'>): Promise<Database> => {
  const embedded = config.mongodbUri === undefined ? await startEmbedded(config.dataDir) : null;
  const connection = await connect(config.mongodbUri ?? embedded?.uri ?? '');
  const models = createModels(connection);
  await prepareDatabase(models);
  return {
    connection,
    stores: createStores(models),
    close: async () => {
      await connection.close();
      await embedded?.stop();
    },
  };
};
