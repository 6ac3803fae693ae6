// Takes from this device what it keeps of an interview. The key goes first and at once: what is deleted after it is noise already.
import { setCookie } from './cookies.ts';

/** What is kept of one survey, in the browser's database and in its store of files. */
export const shelfPrefix = 'barometer ';
export const shelfOf = (survey: string): string => shelfPrefix + survey;

export const forgetDevice = (survey: string): void => {
  setCookie(`box_${survey}`, '', 0);
  indexedDB.deleteDatabase(shelfOf(survey));
  void globalThis.caches?.delete(shelfOf(survey));
};
