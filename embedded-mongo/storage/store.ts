// The files: one LMDB environment with three keyspaces, opened for one process only.
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
import { reasonOf, restoreRemedy } from '../errors.ts';
import { prepareFile } from './file.ts';
import { decodeForMatching, encode } from '../values/codec.ts';

export type Keyspace = Database<Buffer, Buffer>;

export type Store = {
  readonly root: RootDatabase<Buffer, Buffer>;
  /** Names to descriptions of collections. */
  readonly catalogue: Keyspace;
  /** (collection, record) to a document's bytes. */
  readonly documents: Keyspace;
  /** (index, encoded fields) to a record. */
  readonly entries: Keyspace;
};

export const storeFile = 'barometer.mdb';
const formatVersion = 1;
const formatKey = Buffer.from('format');
const binary = { encoding: 'binary', keyEncoding: 'binary', cache: false } as const;

/** Documents up to half of this lie inside the tree; larger ones get pages of their own, whose order tells their age. */
const pageSize = 16_384;

/** With overlappingSync a commit would return before the disk has it; noMemInit would write stray memory to the file. */
const options = { ...binary, pageSize, maxDbs: 3, overlappingSync: false, noMemInit: false };

const openFile = (path: string): Store => {
  prepareFile(path, pageSize);
  const root = open<Buffer, Buffer>({ ...options, path });
  const keyspace = (name: string): Keyspace => root.openDB<Buffer, Buffer>(name, binary);
  return {
    root,
    catalogue: keyspace('catalogue'),
    documents: keyspace('documents'),
    entries: keyspace('entries'),
  };
};

const formatOf = ({ catalogue }: Store): unknown => {
  const stored = catalogue.get(formatKey);
  if (!stored) catalogue.putSync(formatKey, encode({ version: formatVersion }));
  return stored ? decodeForMatching(stored).version : formatVersion;
};

export const openStore = (directory: string, file = storeFile): Store => {
  let store: Store;
  let format: unknown;
  try {
    store = openFile(join(directory, file));
    format = formatOf(store);
  } catch (error) {
    throw new Error(
      `The database in ${directory} cannot be opened: ${reasonOf(error)}. Nothing was changed. ` +
        `If the disk is not full and the file can be written, it is damaged. ${restoreRemedy}`,
      { cause: error },
    );
  }
  if (format === formatVersion) return store;
  throw new Error(
    `The database in ${directory} has format ${String(format)}, this program knows format ${formatVersion}. ` +
      'Start the version of the program that wrote it, or put a backup into an empty directory.',
  );
};
