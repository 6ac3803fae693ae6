// The public face: starts the database server of a directory in a worker thread, or finds the one that already runs.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { acquireLock, type Lock } from './lock.ts';
import type { FromWorker, WorkerData } from './worker.ts';

export type EmbeddedServer = {
  readonly uri: string;
  /** False where another process serves this directory and this one has joined it. */
  readonly isOwner: boolean;
  stop(): Promise<void>;
};
export type EmbeddedOptions = { readonly onFatal?: (reason: string) => void };

/** The longest path the address of a Unix socket has room for, on every system. */
const maxSocketPath = 100;

/** Undefined on Windows, where the server listens on the loopback interface instead. */
const socketPathFor = (directory: string): string | undefined => {
  if (process.platform === 'win32') return undefined;
  const path = join(directory, 'mongo.sock');
  return Buffer.byteLength(path) < maxSocketPath
    ? path
    : join(mkdtempSync(join(tmpdir(), 'mongo-')), 'mongo.sock');
};

/** From sources the worker needs the TypeScript loader too; from dist it is plain JavaScript. */
const startWorker = (workerData: WorkerData): Worker => {
  const isSource = import.meta.url.endsWith('.ts');
  const script = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);
  if (!isSource) return new Worker(script, { workerData });
  // The CommonJS build of this entry does not find its own parts; its neighbour does.
  const loader = createRequire(import.meta.url)
    .resolve('tsx/esm/api')
    .replace(/\.cjs$/, '.mjs');
  const urls = [pathToFileURL(loader).href, script.href].map(url => JSON.stringify(url));
  const start = `import(${urls[0]}).then((loader) => { loader.register(); return import(${urls[1]}); });`;
  return new Worker(start, { eval: true, workerData });
};

const stopProcess = (reason: string): void => {
  process.stderr.write(`${reason}\n`);
  process.exit(1);
};

const reasonOf = (error: Error, directory: string): string =>
  error.message.includes(directory) ? error.message : `The database in ${directory} failed: ${error.message}`;

const message = (worker: Worker, kind: FromWorker['kind']): Promise<FromWorker> =>
  new Promise(settle => {
    const listen = (received: FromWorker): void => {
      if (received.kind !== kind) return;
      worker.off('message', listen);
      settle(received);
    };
    worker.on('message', listen);
  });

type Running = { readonly worker: Worker; readonly uri: string; readonly endpoint: string | number };

const launch = async (directory: string, onEnd: (reason: string) => void): Promise<Running> => {
  const socketPath = socketPathFor(directory);
  if (socketPath) rmSync(socketPath, { force: true });
  const worker = startWorker({ directory, listenOn: socketPath });
  worker.on('error', error => onEnd(reasonOf(error, directory)));
  worker.on('exit', () => onEnd(`The database in ${directory} stopped unexpectedly.`));
  worker.on('message', (received: FromWorker) => {
    if (received.kind === 'fatal') onEnd(received.reason);
  });
  const listening = await message(worker, 'listening');
  const port = listening.kind === 'listening' ? listening.port : undefined;
  const host = socketPath === undefined ? `127.0.0.1:${port}` : encodeURIComponent(socketPath);
  return { worker, uri: `mongodb://${host}/?directConnection=true`, endpoint: socketPath ?? port ?? 0 };
};

const removeSocket = (endpoint: string | number, directory: string): void => {
  if (typeof endpoint === 'number') return;
  rmSync(endpoint, { force: true });
  if (dirname(endpoint) !== directory) rmSync(dirname(endpoint), { recursive: true, force: true });
};

/** Ends the worker after its last write is on disk, then leaves the directory to others. */
const stopServer = async ({ worker, endpoint }: Running, directory: string, lock: Lock): Promise<void> => {
  worker.ref();
  const stopped = message(worker, 'stopped');
  worker.postMessage('stop');
  await stopped;
  await worker.terminate();
  removeSocket(endpoint, directory);
  lock.release();
};

const startServer = async (
  directory: string,
  lock: Lock,
  onFatal: (reason: string) => void,
): Promise<EmbeddedServer> => {
  let hasEnded = false;
  let end: (reason: string) => void = () => {};
  const failedToStart = new Promise<never>((_resolve, reject) => {
    end = reason => reject(new Error(reason));
  });
  const running = await Promise.race([launch(directory, reason => end(reason)), failedToStart]);
  end = reason => {
    if (hasEnded) return;
    hasEnded = true;
    void running.worker.terminate().then(() => lock.release());
    onFatal(reason);
  };
  lock.announce(running.uri, running.endpoint);
  running.worker.unref();
  const stop = async (): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    await stopServer(running, directory, lock);
  };
  return { uri: running.uri, isOwner: true, stop };
};

/** A directory that cannot be used, in words that say what to do. */
const explain = (error: unknown, directory: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC')
    return new Error(`The disk of ${directory} is full. Make room on it and start again.`, { cause: error });
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code)) return error;
  const remedy = 'Let the user of this program write there, or name another directory.';
  return new Error(`The directory ${directory} cannot be written (${code}). ${remedy}`, { cause: error });
};

export const startEmbedded = async (
  dataDir: string,
  options: EmbeddedOptions = {},
): Promise<EmbeddedServer> => {
  const directory = resolve(dataDir);
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 });
    const lock = await acquireLock(directory);
    if (typeof lock === 'string') return { uri: lock, isOwner: false, stop: () => Promise.resolve() };
    return await startServer(directory, lock, options.onFatal ?? stopProcess).catch((error: unknown) => {
      lock.release();
      throw error;
    });
  } catch (error) {
    throw explain(error, directory);
  }
};
