// Documents against indexes: every document is read and decoded, and has exactly the entries its indexes should hold.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findRecords, wholeIndex } from '../query/find.ts';
import {
  loadCatalogue,
  namespaceOf,
  type Catalogue,
  type Collection,
  type Index,
} from '../storage/catalogue.ts';
import { entriesOf } from '../storage/records.ts';
import { openStore } from '../storage/store.ts';
import { decodeForMatching } from '../values/codec.ts';
import { backup } from './backup.ts';

export type CheckResult = {
  readonly collections: number;
  readonly documents: number;
  readonly mistakes: readonly string[];
};

const everything = { condition: { test: () => true, all: [] }, sort: [] };

const checkIndex = (catalogue: Catalogue, collection: Collection, index: Index): string[] => {
  const { store } = catalogue;
  const mistakes: string[] = [];
  const place = `${namespaceOf(collection)}, index ${index.name}`;
  let expected = 0;
  for (const { record, bytes } of findRecords(store, collection, everything)) {
    for (const { key } of entriesOf(
      { catalogue, collection },
      index,
      decodeForMatching(bytes),
      record,
    ).byKey.values()) {
      expected++;
      if (!store.entries.get(key)?.equals(record))
        mistakes.push(`${place}: no entry for record ${record.toString('hex')}`);
    }
  }
  const stored = index.isClustered ? 0 : store.entries.getKeysCount(wholeIndex(index));
  if (stored !== expected) mistakes.push(`${place}: ${stored} entries where ${expected} are expected`);
  return mistakes;
};

/** Looks at a copy, so that a running server need not wait and cannot disturb. */
export const check = async (directory: string): Promise<CheckResult> => {
  const copy = mkdtempSync(join(tmpdir(), 'check-'));
  try {
    await backup(directory, copy);
    const store = openStore(copy);
    const catalogue = loadCatalogue(store);
    const collections = [...catalogue.collections.values()];
    const mistakes = collections.flatMap(collection =>
      collection.indexes.flatMap(index => checkIndex(catalogue, collection, index)),
    );
    const documents = store.documents.getKeysCount();
    await store.root.close();
    return { collections: collections.length, documents, mistakes };
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
