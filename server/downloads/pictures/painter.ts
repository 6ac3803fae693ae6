// Pictures on request: painted in a thread of their own, which begins with the first and goes after the others, and kept while they are
// asked for.
import { createHash } from 'node:crypto';
import { Piscina } from 'piscina';
import type { PictureTask } from './render.ts';
import { turnsOf } from './turn.ts';
import { endingOf } from '../../threads.ts';

export type Painter = {
  /** `signal`: of a reader who may leave; a picture that all have left before it was begun is not painted. */
  readonly paint: (task: PictureTask, signal?: AbortSignal) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

/** So much further back in the queue for a processor: pages and answers go first. */
const niceness = 5;
const longestQueue = 64;
const mostKept = 96;

/** From sources a thread needs the TypeScript loader too; from dist it is plain JavaScript. */
const isSource = import.meta.url.endsWith('.ts');
const script = new URL(isSource ? './worker.ts' : './worker.js', import.meta.url);

const startThread = () =>
  new Piscina<PictureTask, Uint8Array>({
    filename: script.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Infinity, // to begin anew takes longer than to paint
    niceIncrement: niceness,
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });

type Kept = { readonly painted: Promise<Uint8Array>; readonly stop: AbortController; waiting: number };

/** Rejects as soon as this reader leaves; the last one to leave takes the order back. */
const awaited = async (entry: Kept, forget: () => void, signal?: AbortSignal): Promise<Uint8Array> => {
  if (!signal) {
    entry.waiting += 1;
    return entry.painted;
  }
  signal.throwIfAborted();
  entry.waiting += 1;
  return new Promise((resolve, reject) => {
    const left = (): void => {
      entry.waiting -= 1;
      if (entry.waiting === 0) {
        forget();
        entry.stop.abort();
      }
      reject(signal.reason instanceof Error ? signal.reason : new Error('The reader has left'));
    };
    signal.addEventListener('abort', left, { once: true });
    entry.painted.then(resolve, reject).finally(() => signal.removeEventListener('abort', left));
  });
};

type Paint = (task: PictureTask) => Promise<Uint8Array>;

/** The same picture is painted once, whoever asks: what is kept goes by all that stands in it. */
export const sharedPainting = (paint: Paint): Painter['paint'] => {
  const inTurn = turnsOf(longestQueue);
  const kept = new Map<string, Kept>();
  const forget = (key: string, entry: Kept): void => {
    if (kept.get(key) === entry) kept.delete(key);
  };
  const begin = (task: PictureTask, key: string): Kept => {
    const stop = new AbortController();
    const entry: Kept = { painted: inTurn(() => paint(task), stop.signal), stop, waiting: 0 };
    entry.painted.catch(() => forget(key, entry));
    return entry;
  };
  return (task, signal) => {
    const key = createHash('sha256').update(JSON.stringify(task)).digest('base64');
    const entry = kept.get(key) ?? begin(task, key);
    kept.delete(key);
    kept.set(key, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return awaited(entry, () => forget(key, entry), signal);
  };
};

export const createPainter = (): Painter => {
  const thread = startThread();
  return { paint: sharedPainting(task => thread.run(task)), close: endingOf(thread) };
};
