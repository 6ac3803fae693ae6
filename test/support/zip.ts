// Opens a ZIP by its own list of contents, as programs do that unpack it.
import { inflateRawSync } from 'node:zlib';

const endMark = 0x06054b50;
const endLength = 22;
const entryLength = 46;
const headerLength = 30;

const contentOf = (zip: Buffer, entry: number): Buffer => {
  const [method, packed, start] = [
    zip.readUInt16LE(entry + 10),
    zip.readUInt32LE(entry + 20),
    zip.readUInt32LE(entry + 42),
  ];
  const from = start + headerLength + zip.readUInt16LE(start + 26) + zip.readUInt16LE(start + 28);
  const bytes = zip.subarray(from, from + packed);
  return method === 0 ? bytes : inflateRawSync(bytes);
};

/** Contents by path, in the order of the list. */
export const unzipped = (zip: Buffer): ReadonlyMap<string, Buffer> => {
  const end = zip.length - endLength;
  if (zip.readUInt32LE(end) !== endMark) throw new RangeError('This is no whole ZIP');
  const files = new Map<string, Buffer>();
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [name, extra, comment] = [28, 30, 32].map(at => zip.readUInt16LE(entry + at));
    files.set(zip.toString('utf8', entry + entryLength, entry + entryLength + name!), contentOf(zip, entry));
    entry += entryLength + name! + extra! + comment!;
  }
  return files;
};
