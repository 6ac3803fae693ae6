// The files: one LMDB environment with three keyspaces, opened for one process only.
import { Buffer } from 'node:buffer';
import { join } from 'node:path';
import { open, type Database, type RootDatabase } from 'lmdb';
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

const checkFormat = (store: Store, directory: string): void => {
  const stored = store.catalogue.get(formatKey);
  if (!stored) {
    store.catalogue.putSync(formatKey, Buffer.from(encode({ version: formatVersion })));
    return;
  }
  const { version } = decodeForMatching(stored);
  if (version === formatVersion) return;
  throw new Error(
    `The database in ${directory} has format ${String(version)}, this program knows format ${formatVersion}. ` +
      'Start the version of the program that wrote it, or restore a backup into an empty directory.',
  );
};

/** A commit returns only once the disk has it: with overlappingSync it would return before. */
export const openStore = (directory: string): Store => {
  const path = join(directory, storeFile);
  const root = open<Buffer, Buffer>({
    ...binary,
    path,
    pageSize: 8192,
    maxDbs: 3,
    overlappingSync: false,
    noMemInit: false,
  });
  const keyspace = (name: string): Keyspace => root.openDB<Buffer, Buffer>(name, binary);
  const store: Store = {
    root,
    catalogue: keyspace('catalogue'),
    documents: keyspace('documents'),
    entries: keyspace('entries'),
  };
  checkFormat(store, directory);
  return store;
};
