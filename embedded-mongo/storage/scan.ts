// Reading ranges of keys a chunk at a time. Between chunks nothing of the engine is held open, so a cursor may stay
// half read for minutes while others write.
import type { Range } from './key-bytes.ts';
import type { Keyspace } from './store.ts';

export type Pair = { readonly key: Buffer; readonly value: Buffer };

const firstChunk = 16;
const largestChunk = 256;

const readChunk = (keyspace: Keyspace, range: Range, limit: number, after: Buffer | undefined): Pair[] => [
  ...keyspace.getRange({
    start: after ?? range.start,
    end: range.end,
    limit,
    exclusiveStart: after !== undefined,
  }),
];

/** Downwards the engine takes its bounds the other way round, the end included and the start not. */
const readChunkBackwards = (
  keyspace: Keyspace,
  range: Range,
  limit: number,
  before: Buffer | undefined,
): Pair[] => {
  const pairs = [
    ...keyspace.getRange({
      start: before ?? range.end,
      end: range.start,
      inclusiveEnd: true,
      limit: limit + 1,
      reverse: true,
    }),
  ];
  const edge = before ?? range.end;
  return pairs.filter(({ key }) => Buffer.compare(key, edge) < 0).slice(0, limit);
};

export function* scan(keyspace: Keyspace, range: Range, isReverse = false): Generator<Pair, void, undefined> {
  let size = firstChunk;
  let last: Buffer | undefined;
  if (Buffer.compare(range.start, range.end) >= 0) return;
  for (;;) {
    const chunk = (isReverse ? readChunkBackwards : readChunk)(keyspace, range, size, last);
    yield* chunk;
    if (chunk.length < size) return;
    last = chunk.at(-1)?.key;
    size = Math.min(size * 4, largestChunk);
  }
}
