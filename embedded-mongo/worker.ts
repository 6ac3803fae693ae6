// The worker thread: opens the files, answers on the socket, sweeps expired documents. Everything slow to load is here.
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { createCursors } from './cursors.ts';
import { clusteredIndexOf, loadCatalogue, reloadCatalogue } from './storage/catalogue.ts';
import { createCommits } from './storage/commits.ts';
import { hasExpiry, removeExpired } from './storage/expiry.ts';
import { rewriteStore } from './storage/rewrite.ts';
import { openStore, storeFile } from './storage/store.ts';
import { serve } from './wire/server.ts';

export type WorkerData = { readonly directory: string; readonly listenOn: string | undefined };
export type FromWorker =
  | { readonly kind: 'listening'; readonly port: number | undefined }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'fatal'; readonly reason: string };

const sweepInterval = 60_000;
const port = parentPort;
if (!port) throw new Error('embedded-mongo/worker runs only as a worker thread');
const { directory, listenOn } = workerData as WorkerData; // given by startEmbedded

const post = (message: FromWorker): void => port.postMessage(message);
const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
const fatal = (error: unknown): void =>
  post({
    kind: 'fatal',
    reason:
      `The database in ${directory} could not be written: ${reasonOf(error)}. Everything acknowledged is kept; ` +
      'make room on the disk, or move the directory to another, and start again.',
  });

const store = openStore(directory);
const catalogue = loadCatalogue(store);
const commits = createCommits(store, { fatal, reload: () => reloadCatalogue(catalogue) });
const { server, close } = serve({ catalogue, cursors: createCursors(), commit: commits.run });

/** Collections in _id order must not tell who came first; the layout of a file in use does, until it is written anew. */
const hidesOrder = (): boolean =>
  [...catalogue.collections.values()].some(collection => clusteredIndexOf(collection));
const rewriteLimit = 200 * 1024 * 1024;
const sizeOf = (): number => statSync(join(directory, storeFile)).size;
const lastTransaction = (): unknown => {
  const statistics = store.root.getStats() as { lastTxnId?: unknown }; // lmdb types it as an empty object
  return statistics.lastTxnId;
};
const firstTransaction = lastTransaction();

const sweep = (): void => {
  if (hasExpiry(catalogue)) commits.run(() => removeExpired(catalogue, Date.now())).catch(fatal);
};
const sweeping = setInterval(sweep, sweepInterval);

const stop = async (): Promise<void> => {
  clearInterval(sweeping);
  await commits.settle();
  await close();
  const mustRewrite = hidesOrder() && lastTransaction() !== firstTransaction && sizeOf() <= rewriteLimit;
  await store.root.close();
  if (mustRewrite) await rewriteStore(directory);
  post({ kind: 'stopped' });
  port.close();
};
port.once('message', () => void stop().catch(fatal));

server.on('error', fatal);
server.listen(listenOn ?? { host: '127.0.0.1', port: 0 }, () => {
  const address = server.address();
  post({ kind: 'listening', port: typeof address === 'object' ? address?.port : undefined });
});
