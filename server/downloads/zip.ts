// A ZIP made while it is being read: each file when its turn comes, and none after the reader has gone. The same contents give the
// same bytes.
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export type ZipEntry = {
  readonly path: string;
  readonly day: string;
  /** Pictures and documents are packed already. */
  readonly isPacked: boolean;
  readonly make: () => Promise<Buffer | string>;
};

/** ZIP keeps the time of a wall clock without a zone: the same is written wherever this runs. */
const noonOf = (day: string): Date => {
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(year, month - 1, date, 12);
};

export const zipStream = (entries: readonly ZipEntry[]): Readable => {
  const zip = new ZipFile();
  const out = new Readable().wrap(zip.outputStream);
  zip.on('error', (error: Error) => out.destroy(error));
  for (const { path, day, isPacked, make } of entries)
    zip.addReadStreamLazy(
      path,
      { mtime: noonOf(day), mode: 0o100644, compress: !isPacked, forceDosTimestamp: true },
      callback => {
        if (out.destroyed) return;
        make().then(
          file => callback(null, Readable.from([Buffer.from(file)])),
          (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
        );
      },
    );
  zip.end();
  return out;
};
