// Compaction of a directory: its file becomes as small as it can be, and holds nothing deleted or expired any more.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { loadCatalogue } from '../../embedded-mongo/storage/catalogue.ts';
import { removeExpired } from '../../embedded-mongo/storage/expiry.ts';
import { rewriteStore, type OnProgress } from '../../embedded-mongo/storage/rewrite.ts';
import { openStore } from '../../embedded-mongo/storage/store.ts';
import { whileAlone } from './alone.ts';
import { existingStore } from './copy.ts';

/** Only while no server runs on the directory. Returns the bytes before and after. */
export const compact = async (dataDir: string, onProgress?: OnProgress) => {
  const directory = resolve(dataDir);
  const path = existingStore(directory);
  const before = statSync(path).size;
  await whileAlone(directory, async () => {
    const store = openStore(directory);
    const catalogue = loadCatalogue(store);
    store.root.transactionSync(() => removeExpired(catalogue, Date.now()));
    await store.root.close();
    await rewriteStore(directory, onProgress);
  });
  return { before, after: statSync(path).size };
};
