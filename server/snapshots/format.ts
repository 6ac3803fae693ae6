// A table of columns as bytes: a line that says what this is, a header, the columns one after another as they lie in memory, and a
// SHA-256 over all of it at the end. What does not agree with its hash to the last bit is not read.
import { createHash } from 'node:crypto';
import { endianness } from 'node:os';
import { dataset, type Column, type Dataset } from '../../analysis/dataset.ts';

/** A wave's answers as columns. Row n is the response whose key is the n-th of `keys`, which lie in the order of random ids. */
export type Sheet = { readonly keys: Buffer; readonly data: Dataset };

type ColumnHeader =
  | { readonly kind: 'category'; readonly name: string; readonly categories: readonly string[] }
  | { readonly kind: 'number'; readonly name: string };
type Header = {
  /** What made it: read only by who would make the same of the same responses. */
  readonly maker: string;
  readonly byteOrder: string;
  readonly rows: number;
  readonly keyBytes: number;
  readonly columns: readonly ColumnHeader[];
};

const title = Buffer.from('Barometer columns 1\n');
const hashLength = 32;
const prefixLength = title.length + 4;
/** Typed arrays begin at multiples of eight bytes. */
const aligned = (length: number): number => Math.ceil(length / 8) * 8;

const bytesOf = (column: Column): Buffer => {
  const { buffer, byteOffset, byteLength } = column.kind === 'category' ? column.codes : column.values;
  return Buffer.from(buffer, byteOffset, byteLength);
};

const headerOf = (maker: string, { keys, data }: Sheet): Header => ({
  maker,
  byteOrder: endianness(),
  rows: data.rows,
  keyBytes: keys.length,
  columns: [...data.columns.values()].map(column =>
    column.kind === 'category'
      ? { kind: column.kind, name: column.name, categories: column.categories }
      : { kind: column.kind, name: column.name },
  ),
});

/** The parts of the file in order; nothing is copied but the header. */
export const encodeSheet = (maker: string, sheet: Sheet): readonly Buffer[] => {
  const header = Buffer.from(JSON.stringify(headerOf(maker, sheet)));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  const parts = [Buffer.concat([title, length, header]), sheet.keys];
  for (const column of sheet.data.columns.values()) parts.push(bytesOf(column));
  const padded = parts.flatMap(part => [part, Buffer.alloc(aligned(part.length) - part.length)]);
  const hash = createHash('sha256');
  for (const part of padded) hash.update(part);
  return [...padded, hash.digest()];
};

const isWhole = (file: Buffer): boolean => {
  const end = file.length - hashLength;
  if (end < prefixLength || !file.subarray(0, title.length).equals(title)) return false;
  return createHash('sha256').update(file.subarray(0, end)).digest().equals(file.subarray(end));
};

const readColumn = (header: ColumnHeader, file: Buffer, at: number, rows: number): Column => {
  const start = file.byteOffset + at;
  if (header.kind === 'number') return { ...header, values: new Float64Array(file.buffer, start, rows) };
  return { ...header, codes: new Int16Array(file.buffer, start, rows) };
};

/**
 * The columns of a file that lies at a multiple of eight bytes in memory: they look into it, nothing is copied. undefined where another
 * maker made it, RangeError where it is damaged or cut short.
 */
export const decodeSheet = (maker: string, file: Buffer): Sheet | undefined => {
  if (!isWhole(file)) throw new RangeError('does not agree with its hash, and is made anew');
  const start = prefixLength + file.readUInt32LE(title.length);
  // its hash agrees, so it is what `encodeSheet` wrote
  const header = JSON.parse(file.toString('utf8', prefixLength, start)) as Header;
  if (header.maker !== maker || header.byteOrder !== endianness()) return undefined;
  let at = aligned(start);
  const keys = file.subarray(at, at + header.keyBytes);
  at += aligned(header.keyBytes);
  const columns = header.columns.map(column => {
    const from = at;
    at += aligned(header.rows * (column.kind === 'category' ? 2 : 8));
    return readColumn(column, file, from, header.rows);
  });
  return { keys, data: dataset(columns) };
};
