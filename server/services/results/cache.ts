// Remembers what was computed, up to a limit: the least recently used goes first. Readers at once wait for one computation, and when
// all of them have gone away it is told to stop.

type Kept<Value> = {
  readonly value: Promise<Value>;
  readonly stop: AbortController;
  size: number;
  waiting: number;
};

type Shelf<Value> = {
  readonly kept: Map<string, Kept<Value>>;
  readonly limit: number;
  readonly sizeOf: (value: Value) => number;
};

type Compute<Value> = (signal: AbortSignal) => Promise<Value>;

const total = <Value>({ kept }: Shelf<Value>): number =>
  [...kept.values()].reduce((sum, { size }) => sum + size, 0);

/** The oldest go first; what is still being computed has no size yet and stays. */
const shrink = <Value>(shelf: Shelf<Value>): void => {
  let excess = total(shelf) - shelf.limit;
  for (const [key, { size }] of shelf.kept) {
    if (excess <= 0) return;
    if (size === 0) continue;
    shelf.kept.delete(key);
    excess -= size;
  }
};

const start = <Value>(shelf: Shelf<Value>, key: string, compute: Compute<Value>): Kept<Value> => {
  const stop = new AbortController();
  const entry: Kept<Value> = { value: compute(stop.signal), stop, size: 0, waiting: 0 };
  shelf.kept.set(key, entry);
  entry.value.then(
    value => {
      entry.size = shelf.sizeOf(value);
      shrink(shelf);
    },
    () => {
      if (shelf.kept.get(key) === entry) shelf.kept.delete(key);
    },
  );
  return entry;
};

/** Waits with the others; who waits without a signal never goes away. */
const wait = <Value>(entry: Kept<Value>, abandon: () => void, signal?: AbortSignal): Promise<Value> => {
  entry.waiting += 1;
  if (!signal) return entry.value;
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      entry.waiting -= 1;
      if (entry.waiting === 0 && entry.size === 0) abandon();
      reject(signal.reason as Error); // what an AbortController gives
    };
    signal.addEventListener('abort', leave, { once: true });
    void entry.value.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave));
  });
};

/** Gives the value of a key, computed where it is not remembered. A failure is not remembered, nor what was stopped. */
export const boundedCache = <Value>(limit: number, sizeOf: (value: Value) => number = () => 1) => {
  const shelf: Shelf<Value> = { kept: new Map<string, Kept<Value>>(), limit, sizeOf };
  return async (key: string, compute: Compute<Value>, signal?: AbortSignal): Promise<Value> => {
    signal?.throwIfAborted();
    const entry = shelf.kept.get(key) ?? start(shelf, key, compute);
    if (shelf.kept.delete(key)) shelf.kept.set(key, entry);
    const abandon = (): void => {
      shelf.kept.delete(key);
      entry.stop.abort();
    };
    return wait(entry, abandon, signal);
  };
};
