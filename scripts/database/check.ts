// Documents against indexes: every document is read and decoded, and has exactly the entries its indexes should hold.
import { mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { reasonOf } from '../../embedded-mongo/errors.ts';
import { everything } from '../../embedded-mongo/query/filter.ts';
import { findRecords } from '../../embedded-mongo/query/find.ts';
import {
  loadCatalogue,
  namespaceOf,
  type Catalogue,
  type Collection,
} from '../../embedded-mongo/storage/catalogue.ts';
import { wholeOwner } from '../../embedded-mongo/storage/key-bytes.ts';
import { entriesOf } from '../../embedded-mongo/storage/records.ts';
import type { OnProgress } from '../../embedded-mongo/storage/rewrite.ts';
import { openStore, storeFile } from '../../embedded-mongo/storage/store.ts';
import { decodeForMatching } from '../../embedded-mongo/values/codec.ts';
import { copyStore } from './copy.ts';

export type CheckResult = {
  readonly collections: number;
  readonly documents: number;
  readonly mistakes: readonly string[];
};

const progressStep = 1000;

const checkCollection = (catalogue: Catalogue, collection: Collection, onDocument: () => void): string[] => {
  const { store } = catalogue;
  const mistakes: string[] = [];
  const expected = new Map<number, number>();
  const shapes = JSON.stringify(collection.indexes);
  const note = (what: string): number => mistakes.push(`${namespaceOf(collection)}, ${what}`);
  for (const { record, bytes } of findRecords(collection, { condition: everything })) {
    const document = decodeForMatching(bytes);
    for (const index of collection.indexes) {
      const entries = entriesOf(collection, index, document, record);
      expected.set(index.id, (expected.get(index.id) ?? 0) + entries.size);
      for (const { key } of entries.values())
        if (!store.entries.get(key)?.equals(record))
          note(`index ${index.name}: no entry for record ${record.toString('hex')}`);
    }
    onDocument();
  }
  for (const index of collection.indexes) {
    const stored = index.isClustered ? 0 : store.entries.getKeysCount(wholeOwner(index));
    const wanted = expected.get(index.id) ?? 0;
    if (stored !== wanted) note(`index ${index.name}: ${stored} entries where ${wanted} are expected`);
  }
  if (JSON.stringify(collection.indexes) !== shapes)
    note('what is known of its indexes is not what they hold');
  return mistakes;
};

/** What cannot even be read is a mistake too, and the others are looked at all the same. */
const checkSafely = (catalogue: Catalogue, collection: Collection, onDocument: () => void): string[] => {
  try {
    return checkCollection(catalogue, collection, onDocument);
  } catch (error) {
    return [`${namespaceOf(collection)} cannot be read: ${reasonOf(error)}`];
  }
};

/** Looks at the file itself: no server may run on it. */
export const checkFile = async (
  directory: string,
  file = storeFile,
  onProgress: OnProgress = () => {},
): Promise<CheckResult> => {
  const store = openStore(directory, file);
  const catalogue = loadCatalogue(store);
  const documents = store.documents.getKeysCount();
  let done = 0;
  const onDocument = (): void => {
    if (++done % progressStep === 0) onProgress(done, documents);
  };
  const collections = [...catalogue.collections.values()];
  const mistakes = collections.flatMap(collection => checkSafely(catalogue, collection, onDocument));
  if (mistakes.length === 0 && done !== documents)
    mistakes.push(`${documents - done} documents belong to no collection`);
  await store.root.close();
  rmSync(join(directory, `${file}-lock`), { force: true });
  return { collections: collections.length, documents, mistakes };
};

/** Looks at a copy, so that a running server need not wait and cannot disturb. The copy lies beside the data, where answers may lie. */
export const check = async (directory: string, onProgress?: OnProgress): Promise<CheckResult> => {
  const copy = mkdtempSync(join(resolve(directory), 'check-'));
  try {
    await copyStore(directory, copy);
    return await checkFile(copy, storeFile, onProgress);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
};
