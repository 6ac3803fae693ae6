// Remembers what was computed, up to a limit: the least recently used goes first. Two readers at once wait for one computation.

type Kept<Value> = { readonly value: Promise<Value>; size: number };

type Shelf<Value> = {
  readonly kept: Map<string, Kept<Value>>;
  readonly limit: number;
  readonly sizeOf: (value: Value) => number;
};

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

const start = <Value>(shelf: Shelf<Value>, key: string, compute: () => Promise<Value>): Promise<Value> => {
  const entry: Kept<Value> = { value: compute(), size: 0 };
  shelf.kept.set(key, entry);
  entry.value.then(
    value => {
      entry.size = shelf.sizeOf(value);
      shrink(shelf);
    },
    () => shelf.kept.delete(key),
  );
  return entry.value;
};

/** Gives the value of a key, computed where it is not remembered. A failure is not remembered. */
export const boundedCache = <Value>(limit: number, sizeOf: (value: Value) => number = () => 1) => {
  const shelf: Shelf<Value> = { kept: new Map<string, Kept<Value>>(), limit, sizeOf };
  return (key: string, compute: () => Promise<Value>): Promise<Value> => {
    const known = shelf.kept.get(key);
    if (!known) return start(shelf, key, compute);
    shelf.kept.delete(key);
    shelf.kept.set(key, known);
    return known.value;
  };
};
