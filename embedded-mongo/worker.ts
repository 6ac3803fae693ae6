// The worker thread: opens the files, answers on the socket, sweeps expired documents. Everything slow to load is here.
import { parentPort, workerData } from 'node:worker_threads';
import { createCursors } from './cursors.ts';
import { describeFailure } from './errors.ts';
import { loadCatalogue, reloadCatalogue } from './storage/catalogue.ts';
import { createCommit } from './storage/commits.ts';
import { expiryRules, removeExpired } from './storage/expiry.ts';
import { mustRewrite, recoverLayout, settleLayout } from './storage/rewrite.ts';
import { openStore } from './storage/store.ts';
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
const fatal = (error: unknown): void => post({ kind: 'fatal', reason: describeFailure(directory, error) });

await recoverLayout(directory);
const store = openStore(directory);
const catalogue = loadCatalogue(store);
const commit = createCommit(store, { fatal, reload: () => reloadCatalogue(catalogue) });
const { server, close } = serve({ catalogue, cursors: createCursors(), fatal }, commit);

/** Not in the types of lmdb. */
const lastTransaction = (): unknown => Reflect.get(store.root.getStats(), 'lastTxnId');
const firstTransaction = lastTransaction();

const sweep = (): void => {
  if (expiryRules(catalogue).length > 0) commit(() => removeExpired(catalogue, Date.now())).catch(fatal);
};
const sweeping = setInterval(sweep, sweepInterval);

const stop = async (): Promise<void> => {
  clearInterval(sweeping);
  await commit(() => undefined);
  await close();
  const isRewritten = lastTransaction() !== firstTransaction && mustRewrite(directory, catalogue);
  await store.root.close();
  await settleLayout(directory, isRewritten);
  post({ kind: 'stopped' });
  port.close();
};
port.once('message', () => void stop().catch(fatal));

server.on('error', fatal);
const place = listenOn === undefined ? { host: '127.0.0.1', port: 0 } : { path: listenOn };
server.listen({ ...place, backlog: 4096 }, () => {
  const address = server.address();
  post({ kind: 'listening', port: typeof address === 'object' ? address?.port : undefined });
});
