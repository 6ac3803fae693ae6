// The box: what this device keeps of one interview, sealed in IndexedDB under the key of a cookie. The two lie in different places and
// the key is the smaller one: when it is deleted, nothing that a browser leaves on its disk can be read any more.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Kept } from './kept.ts';
import { shelfOf } from './forget.ts';

type Sealed = {
  readonly nonce: Uint8Array<ArrayBuffer>;
  readonly body: ArrayBuffer;
  readonly expires: number;
};
type Shelves = DBSchema & { interviews: { key: string; value: Sealed } };

const open = (survey: string): Promise<IDBPDatabase<Shelves>> =>
  openDB<Shelves>(shelfOf(survey), 1, {
    upgrade: database => void database.createObjectStore('interviews'),
    // somebody leaves: whoever deletes must not wait for us
    blocking: (_, __, event) => (event.target as IDBDatabase).close(), // the event of an open database comes from it
  });

const blockBytes = 4096;
const twoWeeks = 14 * 86_400_000;

const keyFrom = (written: string): Promise<CryptoKey> => {
  const bytes = atob(written.replace(/-/g, '+').replace(/_/g, '/'));
  const raw = Uint8Array.from(bytes, letter => letter.charCodeAt(0));
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
};

/** Whole blocks: the length of what is kept tells nothing of what it holds. */
const padded = (kept: Kept): Uint8Array<ArrayBuffer> => {
  const bytes = new TextEncoder().encode(JSON.stringify(kept));
  const whole = new Uint8Array(Math.ceil(bytes.length / blockBytes) * blockBytes).fill(32);
  whole.set(bytes);
  return whole;
};

const seal = async (key: CryptoKey, kept: Kept): Promise<Sealed> => {
  const nonce = crypto.getRandomValues(new Uint8Array(12));
  const body = await crypto.subtle.encrypt({ name: 'AES-GCM', iv: nonce }, key, padded(kept));
  return { nonce, body, expires: Date.now() + twoWeeks };
};

/** Null where it is too old, or sealed by another key: another interview, left or begun anew since. */
const unseal = async (key: CryptoKey, sealed: Sealed | undefined): Promise<Kept | null> => {
  if (!sealed || sealed.expires < Date.now()) return null;
  try {
    const plain = await crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.nonce }, key, sealed.body);
    return JSON.parse(new TextDecoder().decode(plain)) as Kept; // written by seal, and authenticated
  } catch {
    return null;
  }
};

/** One tab, or the worker, at a time: of two that change the box the second reads what the first wrote. */
export const alone = <Result>(name: string, work: () => Promise<Result>): Promise<Result> =>
  navigator.locks ? navigator.locks.request(name, work) : work();

export type Box = {
  readonly read: () => Promise<Kept | null>;
  /** The newest state after the change; where there was none, none is made. */
  readonly change: (change: (kept: Kept) => Kept) => Promise<Kept | null>;
  readonly put: (kept: Kept) => Promise<void>;
  readonly remove: () => Promise<void>;
};

export const openBox = async (survey: string, written: string): Promise<Box> => {
  const key = await keyFrom(written);
  const within = async <Result>(work: (database: IDBPDatabase<Shelves>) => Promise<Result>) => {
    const database = await open(survey);
    try {
      return await work(database);
    } finally {
      database.close();
    }
  };
  const read = () => within(async database => unseal(key, await database.get('interviews', survey)));
  const put = async (kept: Kept): Promise<void> => {
    const sealed = await seal(key, kept);
    await within(database => database.put('interviews', sealed, survey));
  };
  return {
    read,
    put,
    change: change =>
      alone(`box ${survey}`, async () => {
        const kept = await read();
        if (!kept) return null;
        const changed = change(kept);
        if (changed !== kept) await put(changed);
        return changed;
      }),
    remove: () => within(database => database.delete('interviews', survey)),
  };
};
