// Damage to real database files: which page is what, and bits changed at chosen places.
import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs';

export const pageBytes = 16_384;

const pageKinds = { branch: 1, leaf: 2, overflow: 4 } as const;
const kindAt = 18;

/** The pages of a kind, free ones too. */
export const pagesOf = (path: string, kind: keyof typeof pageKinds): number[] => {
  const bytes = readFileSync(path);
  const count = Math.floor(bytes.length / pageBytes);
  return Array.from({ length: count }, (_, page) => page).filter(
    page =>
      page > 1 &&
      Number(bytes.readBigUInt64LE(page * pageBytes)) === page &&
      bytes.readUInt16LE(page * pageBytes + kindAt) === pageKinds[kind],
  );
};

/** Puts another byte in the place of one. */
const changeByte = (path: string, at: number, change: (byte: number) => number): void => {
  const file = openSync(path, 'r+');
  const bytes = Buffer.alloc(1);
  readSync(file, bytes, 0, 1, at);
  writeSync(file, Buffer.from([change(bytes[0] ?? 0)]), 0, 1, at);
  closeSync(file);
};

export const flipBit = (path: string, at: number, bit: number): void =>
  changeByte(path, at, byte => byte ^ (1 << bit));

/** Makes a page of no kind at all. */
export const spoilKind = (path: string, page: number): void =>
  changeByte(path, page * pageBytes + kindAt, () => 0);

/** Mulberry32. */
export const seeded = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};
