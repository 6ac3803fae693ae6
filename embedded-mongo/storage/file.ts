// The state of the database file before the engine opens it: the engine trusts what it maps into memory, and a file that
// is not its own, ends too early or is damaged would end the process without a word.
import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from 'node:fs';
import { bytewise, claim, contents, damaged, numberAt, numeric, walkTree, type Pages } from './pages.ts';

/** Where the engine's own fields lie: those that never change, those of a transaction, and in what is said of a tree. */
const fixed = { flags: 18, magic: 24, version: 28, pageSize: 48 } as const;
const header = { lastPage: 144, transaction: 152, length: 160 } as const;
const trees = { freePages: 48, main: 96, length: 48, flags: 4 } as const;
/** Of a header page, and of the tree of free pages: numbers as keys, and nothing else but that the file has its own name. */
const flags = { header: 8, freePages: 8, other: 0x3fff } as const;
const magic = 0xbeefc0de;
const engineVersion = 2;
const numberBytes = 8;

const readHeader = (file: number, page: number, pageSize: number): Buffer => {
  const bytes = Buffer.alloc(header.length);
  readSync(file, bytes, 0, bytes.length, page * pageSize);
  return bytes;
};

const isOurs = (bytes: Buffer, pageSize: number): boolean =>
  bytes.readUInt16LE(fixed.flags) === flags.header &&
  (bytes.readUInt16LE(trees.freePages + trees.flags) & flags.other) === flags.freePages &&
  bytes.readUInt32LE(fixed.magic) === magic &&
  bytes.readUInt32LE(fixed.version) === engineVersion &&
  bytes.readUInt32LE(fixed.pageSize) === pageSize;

/** The engine keeps two, written in turn: with one of them lost it would go back to older data without a word. */
const headerPages = [0, 1] as const;

const treeIn = (bytes: Buffer, at: number): Buffer => bytes.subarray(at, at + trees.length);

/** Blocks of pages, each by its first; before a block of several stands how many, less than zero. */
const claimFree = (pages: Pages, list: Buffer): void => {
  let count = 1;
  const end = (Number(list.readBigInt64LE()) + 1) * numberBytes;
  for (let at = numberBytes; at < end; at += numberBytes) {
    const entry = Number(list.readBigInt64LE(at));
    if (entry > 0) claim(pages, entry, count);
    count = entry < 0 ? -entry : 1;
  }
};

/** All trees that the latest header names, and the list of free pages, which the engine will write over. */
const checkPages = (file: number, pageSize: number, headers: readonly Buffer[]): void => {
  const numbers = headers.map(bytes => numberAt(bytes, header.transaction));
  const [latest = 0, other = 0] = numbers.toSorted((left, right) => right - left);
  const at = numbers.indexOf(latest);
  const bytes = headers[at];
  // They are written in turn, the first for even numbers; in a copy one of them was never written.
  const isInTurn = latest - other <= 1 || other === 0;
  if (!bytes || !isInTurn || (latest > 0 && latest % 2 !== at)) return damaged(at);
  const pages = { file, pageSize, isUsed: new Uint8Array(numberAt(bytes, header.lastPage) + 1) };
  walkTree(pages, treeIn(bytes, trees.main), bytewise, (tree, content) => {
    const isOurTree = content === contents.tree && tree.length === trees.length;
    if (!isOurTree || tree.readUInt16LE(trees.flags) !== 0) return damaged(at);
    walkTree(pages, tree, bytewise);
  });
  walkTree(pages, treeIn(bytes, trees.freePages), numeric, list => claimFree(pages, list));
};

/** Throws where the file is not a whole database; fills up one that is too short, so that reading it fails by an error. */
export const prepareFile = (path: string, pageSize: number): void => {
  if (!existsSync(path)) return;
  const file = openSync(path, 'r+');
  try {
    const headers = headerPages.map(page => readHeader(file, page, pageSize));
    const { size } = fstatSync(file);
    if (size === 0) return;
    if (!headers.every(bytes => isOurs(bytes, pageSize)))
      throw new Error('it is not a database file of this program, or its beginning is damaged');
    checkPages(file, pageSize, headers);
    const wanted = (Math.max(...headers.map(bytes => numberAt(bytes, header.lastPage))) + 1) * pageSize;
    if (size < wanted) ftruncateSync(file, wanted);
  } finally {
    closeSync(file);
  }
};
