// Cursors between one batch and the next. An idle one is forgotten after ten minutes, as MongoDB does.
import { randomBytes } from 'node:crypto';
import { CommandError } from './errors.ts';

export type Cursor = {
  readonly namespace: string;
  /** Up to count documents, and no more than fit in one message. */
  readonly take: (count: number) => Uint8Array[];
  readonly isFinished: () => boolean;
};

const idleLimit = 600_000;
const batchBytes = 16_000_000;

/** Looks one document ahead, so that the last batch can say that it is the last. */
export const openCursor = (namespace: string, documents: Iterable<Uint8Array>): Cursor => {
  const iterator = documents[Symbol.iterator]();
  let ahead = iterator.next();
  const take = (count: number): Uint8Array[] => {
    const batch: Uint8Array[] = [];
    let bytes = 0;
    while (!ahead.done && batch.length < count) {
      bytes += ahead.value.length;
      if (batch.length > 0 && bytes > batchBytes) break;
      batch.push(ahead.value);
      ahead = iterator.next();
    }
    return batch;
  };
  return { namespace, take, isFinished: () => ahead.done === true };
};

type Open = { readonly cursor: Cursor; readonly lastUse: number };

export type Cursors = ReturnType<typeof createCursors>;

export const createCursors = (clock: () => number = Date.now) => {
  const open = new Map<bigint, Open>();
  const forgetIdle = (): void => {
    for (const [id, { lastUse }] of open) if (clock() - lastUse > idleLimit) open.delete(id);
  };
  return {
    /** Keeps the cursor if anything is left; 0 means that it is finished. */
    keep: (cursor: Cursor, id = randomBytes(8).readBigUInt64BE() >> 2n): bigint => {
      forgetIdle();
      if (cursor.isFinished()) open.delete(id);
      else open.set(id, { cursor, lastUse: clock() });
      return cursor.isFinished() ? 0n : id;
    },
    get: (id: bigint, namespace: string): Cursor => {
      forgetIdle();
      const found = open.get(id);
      if (found?.cursor.namespace !== namespace) throw new CommandError(43, `cursor id ${id} not found`);
      return found.cursor;
    },
    kill: (id: bigint): boolean => open.delete(id),
    count: (): number => open.size,
  };
};
