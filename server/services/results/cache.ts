// Remembers what was computed, up to a limit: the least recently used goes first. Two readers at once wait for one computation.

type Kept<Value> = { readonly value: Promise<Value>; size: number };

export const boundedCache = <Value>(limit: number, sizeOf: (value: Value) => number = () => 1) => {
  const kept = new Map<string, Kept<Value>>();
  let total = 0;

  const drop = (key: string): void => {
    total -= kept.get(key)?.size ?? 0;
    kept.delete(key);
  };

  const shrink = (): void => {
    for (const key of kept.keys()) {
      if (total <= limit) return;
      drop(key);
    }
  };

  const start = (key: string, compute: () => Promise<Value>): Promise<Value> => {
    const entry: Kept<Value> = { value: compute(), size: 0 };
    kept.set(key, entry);
    entry.value.then(
      value => {
        if (kept.get(key) !== entry) return;
        entry.size = sizeOf(value);
        total += entry.size;
        shrink();
      },
      () => drop(key),
    );
    return entry.value;
  };

  /** The value of `key`, computed where it is not remembered. A failure is not remembered. */
  return (key: string, compute: () => Promise<Value>): Promise<Value> => {
    const known = kept.get(key);
    if (!known) return start(key, compute);
    kept.delete(key);
    kept.set(key, known);
    return known.value;
  };
};
