// A server in a temporary folder for one group of tests, with a client of the official driver.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { startEmbedded, type EmbeddedServer } from '../../embedded-mongo/index.ts';

export const temporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'embedded-mongo-'));

export type Harness = {
  readonly directory: string;
  readonly server: EmbeddedServer;
  readonly client: MongoClient;
  readonly end: () => Promise<void>;
};

export const startHarness = async (directory = temporaryDirectory()): Promise<Harness> => {
  const server = await startEmbedded(directory, {
    onFatal: reason => {
      throw new Error(reason);
    },
  });
  const client = await MongoClient.connect(server.uri);
  const end = async (): Promise<void> => {
    await client.close();
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
  return { directory, server, client, end };
};
