// The state of the database file before the engine opens it: the engine trusts what it maps into memory, and a file that
// is not its own, or ends too early, would end the process without a word.
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';

/** Where the engine's own fields lie in the first page. */
const header = { length: 160, magic: 24, version: 28, pageSize: 48, lastPage: 144 } as const;
const magic = 0xbeefc0de;
const engineVersion = 2;

const readHeader = (file: number, page: number, pageSize: number): Buffer => {
  const bytes = Buffer.alloc(header.length);
  readSync(file, bytes, 0, bytes.length, page * pageSize);
  return bytes;
};

const isOurs = (bytes: Buffer, pageSize: number): boolean =>
  bytes.readUInt32LE(header.magic) === magic &&
  bytes.readUInt32LE(header.version) === engineVersion &&
  bytes.readUInt32LE(header.pageSize) === pageSize;

/** The engine keeps two, written in turn: with one of them lost it would go back to older data without a word. */
const headerPages = [0, 1] as const;

/** Throws where the file is not a database; fills up one that is too short, so that reading it fails by an error. */
export const prepareFile = (path: string, pageSize: number): void => {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  try {
    const headers = headerPages.map(page => readHeader(file, page, pageSize));
    const { size } = fstatSync(file);
    if (size === 0) return;
    if (!headers.every(bytes => isOurs(bytes, pageSize)))
      throw new Error('it is not a database file of this program, or its beginning is damaged');
    const lastPages = headers.map(bytes => Number(bytes.readBigUInt64LE(header.lastPage)));
    const wanted = (Math.max(...lastPages) + 1) * pageSize;
    if (size < wanted) ftruncateSync(file, wanted);
  } finally {
    closeSync(file);
  }
};
