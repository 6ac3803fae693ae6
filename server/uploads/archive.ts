// Looks into a workbook before it is read: an .xlsx is a ZIP archive of XML, and a hostile one unpacks to gigabytes or names a
// cell a million columns away. The archive is unpacked here within limits and only looked through; the library reads it then.
import { inflateRawSync } from 'node:zlib';

export const limits = {
  file: 10_000_000,
  unpacked: 100_000_000,
  parts: 500,
  rows: 20_000,
  columns: 400,
} as const;

export type ArchiveProblem =
  | 'not_zip'
  | 'old_excel'
  | 'too_large_file'
  | 'too_large'
  | 'damaged'
  | 'encrypted'
  | 'too_many_rows'
  | 'strange_cell';

/** What is wrong with the archive; undefined where it may be read. */
export const archiveProblem = (file: Buffer): ArchiveProblem | undefined => {
  if (file.length > limits.file) return 'too_large_file';
  if (file.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1') return oldOrEncrypted(file);
  if (file.subarray(0, 2).toString('latin1') !== 'PK') return 'not_zip';
  try {
    return partsProblem(file);
  } catch (error) {
    const isTooLarge =
      error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return isTooLarge ? 'too_large' : 'damaged';
  }
};

/** Both old .xls files and .xlsx with a password are of Microsoft's compound format; only the latter name their package. */
const oldOrEncrypted = (file: Buffer): ArchiveProblem =>
  file.includes(Buffer.from('EncryptedPackage', 'utf16le')) ? 'encrypted' : 'old_excel';

type Part = {
  readonly name: string;
  readonly size: number;
  readonly packed: Buffer;
  readonly method: number;
};

const partsProblem = (file: Buffer): ArchiveProblem | undefined => {
  let total = 0;
  for (const part of directory(file)) {
    if (part === 'encrypted') return 'encrypted';
    if (!/\.(xml|rels)$/.test(part.name)) continue;
    total += part.size;
    if (total > limits.unpacked) return 'too_large';
    const xml =
      part.method === 0 ? part.packed : inflateRawSync(part.packed, { maxOutputLength: part.size + 1 });
    if (xml.length !== part.size) return 'damaged';
    const problem = /^xl\/worksheets\//.test(part.name) ? sheetProblem(xml.toString('utf8')) : undefined;
    if (problem) return problem;
  }
  return undefined;
};

/** The entries of the directory at the end of a ZIP archive, which is what the library reads by (APPNOTE.TXT 4.3.12). */
function* directory(file: Buffer): Generator<Part | 'encrypted'> {
  const end = file.lastIndexOf(Buffer.from('504b0506', 'hex'));
  if (end === -1) throw new Error('no directory');
  const count = file.readUInt16LE(end + 10);
  let at = file.readUInt32LE(end + 16);
  if (count > limits.parts) throw new Error('too many parts');
  for (let index = 0; index < count; index += 1) {
    if (file.readUInt32LE(at) !== 0x02014b50) throw new Error('no entry');
    if ((file.readUInt16LE(at + 8) & 1) === 1) yield 'encrypted';
    const [nameLength, extra, remark] = [28, 30, 32].map(offset => file.readUInt16LE(at + offset));
    const name = file.toString('utf8', at + 46, at + 46 + (nameLength ?? 0));
    yield {
      name,
      size: file.readUInt32LE(at + 24),
      method: file.readUInt16LE(at + 10),
      packed: packedAt(file, at),
    };
    at += 46 + (nameLength ?? 0) + (extra ?? 0) + (remark ?? 0);
  }
}

const packedAt = (file: Buffer, entry: number): Buffer => {
  const local = file.readUInt32LE(entry + 42);
  const start = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  return file.subarray(start, start + file.readUInt32LE(entry + 20));
};

const cell = /<(?:\w+:)?c\b([^>]*[^/>])?>/g;
const address = /\br\s*=\s*(?:"([^"]*)"|'([^']*)')/;

/** Cells with something in them lie within the limits; empty ones, which whole formatted columns have, do not count. */
const sheetProblem = (xml: string): ArchiveProblem | undefined => {
  for (const [, attributes = ''] of xml.matchAll(cell)) {
    const match = address.exec(attributes);
    if (!match) continue;
    const [, letters, digits] = /^([A-Z]{1,3})(\d{1,7})$/.exec(match[1] ?? match[2] ?? '') ?? [];
    if (letters === undefined || columnOf(letters) > limits.columns) return 'strange_cell';
    if (Number(digits) > limits.rows) return 'too_many_rows';
  }
  return undefined;
};

const columnOf = (letters: string): number =>
  [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0);
