// Takes from this device what it keeps of an interview. The key goes first and at once: what is deleted after it is noise already.
import { setCookie } from './cookies.ts';

export const databaseName = 'barometer';
export const cacheName = 'barometer';

export const forgetDevice = (survey: string): void => {
  setCookie(`box_${survey}`, '', 0);
  indexedDB.deleteDatabase(databaseName);
  void globalThis.caches?.delete(cacheName);
};
