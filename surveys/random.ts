// Chance that can be repeated: the same seed and name always give the same order and the same choice, on the server and on the
// phone. Never for secrets. The seed belongs to one interview and never stands in its response: only what it decided does.

/** 16 hex digits, made when the interview starts. */
export type Seed = string;

export const isSeed = (value: unknown): value is Seed =>
  typeof value === 'string' && /^[0-9a-f]{16}$/.test(value);

/** One of 0, 1, ... count - 1, each as likely; another `name` decides anew. */
export const pick = (seed: Seed, name: string, count: number): number =>
  Math.floor(numbersOf(seed, name)() * count);

/** The items in an order by chance, every order as likely. */
export const shuffle = <Item>(seed: Seed, name: string, items: readonly Item[]): readonly Item[] => {
  const random = numbersOf(seed, name);
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other] as Item, mixed[last] as Item]; // both lie inside the list
  }
  return mixed;
};

/** The items from a place by chance on, the ones before it at the end. */
export const rotate = <Item>(seed: Seed, name: string, items: readonly Item[]): readonly Item[] => {
  const start = pick(seed, name, items.length);
  return [...items.slice(start), ...items.slice(0, start)];
};

/** Numbers from 0 to below 1: Doty-Humphrey's sfc32, started from a hash (FNV-1a, finished by MurmurHash3's mixer) of seed and name. */
const numbersOf = (seed: Seed, name: string): (() => number) => {
  let [a, b, c] = [hash(`a ${seed} ${name}`), hash(`b ${seed} ${name}`), hash(`c ${seed} ${name}`)];
  let counter = 1;
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let warm = 0; warm < 12; warm += 1) next();
  return next;
};

const hash = (text: string): number => {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return value ^ (value >>> 16);
};
