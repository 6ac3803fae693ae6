// Reading ranges of keys a chunk at a time. Between chunks nothing of the engine is held open, so a cursor may stay
// half read for minutes while others write.
import type { Range } from './key-bytes.ts';
import type { Keyspace } from './store.ts';

export type Pair = { readonly key: Buffer; readonly value: Buffer };

const firstChunk = 16;
const largestChunk = 256;

export function* scan(keyspace: Keyspace, range: Range, isReverse = false): Generator<Pair, void, undefined> {
  if (Buffer.compare(range.start, range.end) >= 0) return;
  const [from, to] = isReverse ? [range.end, range.start] : [range.start, range.end];
  let last: Buffer | undefined;
  for (let limit = firstChunk; ; limit = Math.min(limit * 4, largestChunk)) {
    const bounds = { start: last ?? from, end: to, limit, reverse: isReverse, inclusiveEnd: isReverse };
    const chunk = [...keyspace.getRange({ ...bounds, exclusiveStart: isReverse || last !== undefined })];
    yield* chunk;
    if (chunk.length < limit) return;
    last = chunk.at(-1)?.key;
  }
}
