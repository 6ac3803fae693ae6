// One database server for the whole test run (the embedded one, or MONGODB_URI where it is set), a database of its own for each use.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded, type EmbeddedServer } from '../../embedded-mongo/index.ts';
import { connect, createModels, prepareDatabase } from '../../server/models/index.ts';
import { createStores } from '../../server/stores/index.ts';

const folder = mkdtempSync(join(tmpdir(), 'barometer-test-'));
let server: Promise<EmbeddedServer> | undefined;

const addressOfServer = async (): Promise<string> => {
  if (process.env['MONGODB_URI']) return process.env['MONGODB_URI'];
  server ??= startEmbedded(folder);
  return (await server).uri;
};

/** An empty database; `close` drops it. */
export const openTestDatabase = async () => {
  const uri = await addressOfServer();
  const connection = await connect(uri, `test_${randomBytes(6).toString('hex')}`);
  const models = createModels(connection);
  await prepareDatabase(models);
  return {
    uri,
    connection,
    models,
    stores: createStores(models),
    close: async () => {
      await connection.dropDatabase();
      await connection.close();
    },
  };
};

/** Where the embedded server keeps its files, for tests that read them. */
export const testDataFolder = folder;

after(async () => {
  await (await server)?.stop();
  rmSync(folder, { recursive: true, force: true });
});
