// Chance with a fixed seed, so that the demonstration is the same everywhere.

/** Mulberry32: a small generator of numbers in [0, 1). Good enough to make people up, never for keys. */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** A standard normal number (Box and Muller). */
export const normal = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

/** One of the entries, as often as its weight says. */
export const weighted = <Value>(
  entries: readonly (readonly [Value, number])[],
  random: () => number,
): Value => {
  let left = random() * entries.reduce((sum, [, weight]) => sum + weight, 0);
  const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries.at(-1);
  if (!found) throw new RangeError('There is nothing to choose from');
  return found[0];
};
