// A wave's answers as columns: from its snapshot where there is one, with what is new read and what is gone left out.
//
// Why this is never stale. Every time, the keys of all responses (random id and content hash) are listed from the collection, and a
// row of the snapshot is taken only where its key is in that list. No clock, counter or flag is trusted, so late answers, deleted
// answers, replaced imports and restored backups are one and the same case: keys that are gone, and keys that are not there yet.
// The key of a row that is read is read with its answers, from the same document, so the two cannot come apart either.
import { joinRows, tabulator } from '../../../surveys/tabulate.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { contentHash } from '../../crypto.ts';
import type { Snapshots } from '../../snapshots/files.ts';
import type { Sheet } from '../../snapshots/format.ts';
import type { ResponseVisitor, RowKeys } from '../../stores/responseBytes.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import { countOf, differenceOf, mergeKeys } from './keys.ts';

/** How far the reading of a wave is. */
export type Progress = { readonly wave: string; readonly rows: number; readonly of: number };
export type Watching = {
  /** Aborted where nobody waits any more: the reading ends after the batch it is at. */
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: Progress) => void) | undefined;
};

export type SheetParts = {
  readonly rows: ResponseRows;
  readonly snapshots: Snapshots;
  /** The mark of the code that makes columns. */
  readonly maker: string;
  /** A snapshot could not be read or written: the numbers are right all the same, but somebody should know. */
  readonly complain: (wave: string, error: unknown) => void;
};

export type Asked = {
  readonly wave: string;
  readonly variables: readonly Variable[];
  /** About how many responses there are. */
  readonly expected: number;
};

/** A trouble with the file costs time and never the result. */
const tolerating = async <Value>(
  { complain }: SheetParts,
  wave: string,
  work: Promise<Value>,
): Promise<Value | undefined> =>
  work.catch((error: unknown) => {
    complain(wave, error);
    return undefined;
  });

type Reading = Asked & Watching;
type Counted = Reading & { readonly of: number };

/** Fills columns with what `visit` shows. */
const fill = async (
  { wave, variables, of, signal, onProgress }: Counted,
  visit: (visitor: ResponseVisitor) => AsyncIterable<RowKeys>,
): Promise<Sheet> => {
  const table = tabulator(variables, of);
  const keys: RowKeys[] = [];
  let rows = 0;
  for await (const batch of visit(table)) {
    signal?.throwIfAborted();
    keys.push(batch);
    rows += countOf(batch);
    onProgress?.({ wave, rows, of });
  }
  return { keys: Buffer.concat(keys), data: table.finish() };
};

const readWhole = ({ rows }: SheetParts, reading: Counted): Promise<Sheet> =>
  fill(reading, visitor => rows.visitWave(reading.wave, visitor));

/** What the old columns have of the wave as it is now stays; the rest is read. Where that is most of it, all is read in one go. */
const extend = async (parts: SheetParts, old: Sheet, now: RowKeys, reading: Reading): Promise<Sheet> => {
  const { kept, unknown } = differenceOf(old.keys, now);
  if (unknown.length > kept.length) return readWhole(parts, { ...reading, of: countOf(now) });
  const added = await fill({ ...reading, of: unknown.length }, visitor =>
    parts.rows.visitSome(unknown, visitor),
  );
  const { keys, origins } = mergeKeys(old.keys, kept, added.keys);
  return { keys, data: joinRows(old.data, added.data, origins) };
};

/** Whoever takes answers out removes the file too. Answers taken out before it was written show here, after it is. */
const keep = async (
  { rows, snapshots }: SheetParts,
  wave: string,
  mark: string,
  sheet: Sheet,
): Promise<void> => {
  await snapshots.write(wave, mark, sheet);
  if (!(await rows.keysOf(wave)).equals(sheet.keys)) await snapshots.remove(wave);
};

/** What the wave holds now, and whether that differs from the old columns. */
const current = async (
  parts: SheetParts,
  old: Sheet | undefined,
  reading: Reading,
): Promise<{ readonly sheet: Sheet; readonly isNew: boolean }> => {
  const { wave, signal, expected } = reading;
  if (!old) return { sheet: await readWhole(parts, { ...reading, of: expected }), isNew: true };
  const now = await parts.rows.keysOf(wave);
  signal?.throwIfAborted();
  if (now.equals(old.keys)) return { sheet: old, isNew: false };
  return { sheet: await extend(parts, old, now, reading), isNew: true };
};

export const sheetService = (parts: SheetParts) => {
  const { rows, snapshots, maker } = parts;
  let writing = Promise.resolve<unknown>(undefined);
  return {
    keysOf: (wave: string): Promise<RowKeys> => rows.keysOf(wave),
    /**
     * What the wave holds now; its snapshot is written afterwards, one after another. Call it for closed waves only: two snapshots of
     * an open one would tell who came between them.
     */
    read: async (asked: Asked, watching: Watching = {}): Promise<Sheet> => {
      const { wave, variables } = asked;
      const mark = contentHash([maker, variables]);
      const old = await tolerating(parts, wave, snapshots.read(wave, mark));
      watching.signal?.throwIfAborted();
      const { sheet, isNew } = await current(parts, old, { ...asked, ...watching });
      if (isNew) writing = writing.then(() => tolerating(parts, wave, keep(parts, wave, mark, sheet)));
      return sheet;
    },
    /** Once all snapshots that were begun are on disk. */
    settled: async (): Promise<void> => void (await writing),
  };
};

export type SheetService = ReturnType<typeof sheetService>;
