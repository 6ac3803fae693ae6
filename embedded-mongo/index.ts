// The public face: starts the database server of a directory in a worker thread, or finds the one that already runs.
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { describeFailure } from './errors.ts';
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
  rmSync(path, { force: true });
  if (Buffer.byteLength(path) < maxSocketPath) return path;
  return join(mkdtempSync(join(tmpdir(), 'mongo-')), 'mongo.sock');
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
  error.message.includes(directory) ? error.message : describeFailure(directory, error);

/** The socket, and the directory made for it where the path of the data was too long. */
const removeSocket = (path: string, directory: string): void => {
  rmSync(path, { force: true });
  if (dirname(path) !== directory) rmSync(dirname(path), { recursive: true, force: true });
};

/** Once the worker listens: where. Whatever ends it before is an error. */
const listening = async (worker: Worker, directory: string): Promise<number> => {
  const [first] = (await once(worker, 'message').catch((error: Error) => {
    throw new Error(reasonOf(error, directory), { cause: error });
  })) as [FromWorker]; // what worker.ts posts
  if (first.kind === 'listening') return first.port ?? 0;
  await worker.terminate();
  throw new Error(first.kind === 'fatal' ? first.reason : `The database in ${directory} ended at once.`);
};

/** Ends the worker after its last write is on disk; what went wrong is returned. */
const stopWorker = async (worker: Worker): Promise<string | undefined> => {
  worker.ref();
  const stopped = once(worker, 'message');
  worker.postMessage('stop');
  const [last] = (await stopped) as [FromWorker]; // what worker.ts posts
  await worker.terminate();
  return last.kind === 'fatal' ? last.reason : undefined;
};

const watch = (worker: Worker, directory: string, fail: (reason: string) => void): void => {
  worker.on('error', error => fail(reasonOf(error, directory)));
  worker.on('exit', () => fail(`The database in ${directory} stopped unexpectedly.`));
  worker.on('message', (received: FromWorker) => received.kind === 'fatal' && fail(received.reason));
};

const uriOf = (endpoint: string | number): string => {
  const host = typeof endpoint === 'number' ? `127.0.0.1:${endpoint}` : encodeURIComponent(endpoint);
  return `mongodb://${host}/?directConnection=true`;
};

const startServer = async (
  directory: string,
  lock: Lock,
  onFatal: (reason: string) => void,
): Promise<EmbeddedServer> => {
  const socketPath = socketPathFor(directory);
  const worker = startWorker({ directory, listenOn: socketPath });
  const port = await listening(worker, directory);
  const endpoint = socketPath ?? port;
  const uri = uriOf(endpoint);
  let hasEnded = false;
  const fail = (reason: string): void => {
    if (hasEnded) return;
    hasEnded = true;
    void worker.terminate().then(() => lock.release());
    onFatal(reason);
  };
  watch(worker, directory, fail);
  lock.announce(uri, endpoint);
  worker.unref();
  const stop = async (): Promise<void> => {
    if (hasEnded) return;
    hasEnded = true;
    const reason = await stopWorker(worker);
    if (socketPath) removeSocket(socketPath, directory);
    lock.release();
    if (reason !== undefined) onFatal(reason);
  };
  return { uri, isOwner: true, stop };
};

/** A directory that cannot be used, in words that say what to do. */
const explain = (error: unknown, directory: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOSPC')
    return new Error(`The disk of ${directory} is full. Make room on it and start again.`, { cause: error });
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST', 'ENOENT'].includes(code)) return error;
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
