// A process that may end without a word: changes one bit after another in a database file, and opens, reads and writes it each time.
// Arguments: directory with a sound file, a directory to work in, number of bits, seed. Prints how each ended.
import { copyFileSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { loadCatalogue } from '../../embedded-mongo/storage/catalogue.ts';
import { insertRecord } from '../../embedded-mongo/storage/records.ts';
import { openStore, storeFile } from '../../embedded-mongo/storage/store.ts';
import { encode } from '../../embedded-mongo/values/codec.ts';
import { checkFile } from '../../scripts/database/check.ts';
import { flipBit, pageBytes, seeded } from './damage.ts';

const [source = '', directory = '', count = '1', seed = '1'] = process.argv.slice(2);
const random = seeded(Number(seed));
const below = (limit: number): number => Math.floor(random() * limit);
const size = statSync(join(source, storeFile)).size;

/** In turn: a header of the file, the head of a page, its list of nodes, anything. */
const places = [
  () => below(2) * pageBytes + below(168),
  () => below(size / pageBytes) * pageBytes + below(24),
  () => below(size / pageBytes) * pageBytes + 24 + below(300),
  () => below(size),
];

const write = async (): Promise<void> => {
  const store = openStore(directory);
  const catalogue = loadCatalogue(store);
  for (let round = 0; round < 5; round++)
    store.root.transactionSync(() => {
      for (const collection of catalogue.collections.values()) {
        const _id = `new ${round}`;
        insertRecord(collection, encode({ _id, text: 'x'.repeat(round * 5000) }), _id);
      }
    });
  await store.root.close();
};

const outcome = async (): Promise<string> => {
  try {
    const { mistakes } = await checkFile(directory);
    await write();
    return mistakes.length > 0 ? 'found by the check' : 'sound';
  } catch (error) {
    return String(error).includes('Nothing was changed') ? 'refused' : `failed: ${String(error)}`;
  }
};

for (let number = 0; number < Number(count); number++) {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory);
  copyFileSync(join(source, storeFile), join(directory, storeFile));
  const at = places[number % places.length]?.() ?? 0;
  flipBit(join(directory, storeFile), at, below(8));
  process.stdout.write(`${at} ${await outcome()}\n`);
}
