// Pictures on request: painted in a thread of their own, started with the first, and kept while they are asked for.
import { createHash } from 'node:crypto';
import { Piscina } from 'piscina';
import { Problem } from '../../problem.ts';
import type { PictureTask } from './render.ts';

export type Painter = {
  readonly paint: (task: PictureTask) => Promise<Uint8Array>;
  readonly close: () => Promise<void>;
};

const idleMilliseconds = 5 * 60_000;
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
    maxQueue: longestQueue,
    idleTimeout: idleMilliseconds,
    execArgv: isSource ? ['--import', 'tsx'] : [],
  });

/** The same picture is painted once, whoever asks: what is kept goes by all that stands in it. */
export const createPainter = (): Painter => {
  const thread = startThread();
  const kept = new Map<string, Promise<Uint8Array>>();
  const run = (task: PictureTask): Promise<Uint8Array> =>
    thread.run(task).catch((error: unknown): never => {
      const isFull = error instanceof Error && /queue is at limit/.test(error.message);
      throw isFull ? new Problem('overloaded') : error;
    });
  return {
    paint: task => {
      const key = createHash('sha256').update(JSON.stringify(task)).digest('base64');
      const painted = kept.get(key) ?? run(task);
      kept.delete(key);
      kept.set(key, painted);
      painted.catch(() => kept.delete(key));
      const [oldest] = kept.keys();
      if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
      return painted;
    },
    close: () => thread.destroy(),
  };
};
