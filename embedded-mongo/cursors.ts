// Cursors between one batch and the next. An idle one is forgotten after ten minutes, as MongoDB does.
import { randomBytes } from 'node:crypto';
import { CommandError } from './errors.ts';

export type Cursor = { readonly namespace: string; readonly documents: Peekable<Uint8Array> };

/** An iterator that knows whether anything is left, so that the last batch can say so. */
export type Peekable<Item> = { readonly peek: () => Item | undefined; readonly take: () => Item | undefined };

export const peekable = <Item>(items: Iterable<Item>): Peekable<Item> => {
  const iterator = items[Symbol.iterator]();
  let ahead: IteratorResult<Item, unknown> | undefined;
  const look = (): IteratorResult<Item, unknown> => (ahead ??= iterator.next());
  const peek = (): Item | undefined => {
    const result = look();
    return result.done ? undefined : result.value;
  };
  const take = (): Item | undefined => {
    const item = peek();
    if (item !== undefined) ahead = undefined;
    return item;
  };
  return { peek, take };
};

const idleLimit = 600_000;
const batchBytes = 16_000_000;

type Open = { readonly cursor: Cursor; lastUse: number };

export type Cursors = ReturnType<typeof createCursors>;

export const createCursors = () => {
  const open = new Map<bigint, Open>();
  const forgetIdle = (now: number): void => {
    for (const [id, { lastUse }] of open) if (now - lastUse > idleLimit) open.delete(id);
  };
  return {
    /** Keeps the cursor if anything is left; 0 means that it is finished. */
    keep: (cursor: Cursor, id = randomBytes(8).readBigUInt64BE() >> 2n): bigint => {
      const now = Date.now();
      forgetIdle(now);
      if (cursor.documents.peek() === undefined) {
        open.delete(id);
        return 0n;
      }
      open.set(id, { cursor, lastUse: now });
      return id;
    },
    get: (id: bigint, namespace: string): Cursor => {
      const found = open.get(id);
      if (found?.cursor.namespace !== namespace) throw new CommandError(43, `cursor id ${id} not found`);
      return found.cursor;
    },
    kill: (id: bigint): boolean => open.delete(id),
  };
};

/** Up to count documents, and no more than fit in one message. */
export const takeBatch = ({ documents }: Cursor, count: number): Uint8Array[] => {
  const batch: Uint8Array[] = [];
  let bytes = 0;
  while (batch.length < count) {
    const next = documents.peek();
    if (next === undefined || (batch.length > 0 && bytes + next.length > batchBytes)) break;
    bytes += next.length;
    batch.push(next);
    documents.take();
  }
  return batch;
};
