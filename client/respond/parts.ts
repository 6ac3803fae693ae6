// How much a phone sends at a time: the first of the pages that wait, as many as the server takes in one go.
import type { Kept } from './kept.ts';

/** The server takes half a megabyte at a time. */
const mostBytes = 300_000;

/** As many pages as go at once; one at least. */
export const partOf = (kept: Kept): Kept => {
  const sizes = kept.pages.map(page => new TextEncoder().encode(JSON.stringify(page)).length);
  let sum = 0;
  const end = sizes.findIndex((size, at) => (sum += size) > mostBytes && at > 0);
  return end === -1 ? kept : { ...kept, pages: kept.pages.slice(0, end), submit: null };
};
