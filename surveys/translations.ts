// The texts of a questionnaire by language: what is there, what is missing, what may be wrong, and the sheet a translator works in.
export { missingIn, progressOf, sourceOf, textEntries } from './translations/entries.ts';
export type { Progress, TextEntry, TextPlace } from './translations/entries.ts';
export { editFor } from './translations/edits.ts';
export type { Setting } from './translations/edits.ts';
export {
  doubtsAbout,
  palochka,
  palochkaDoubts,
  placeholdersIn,
  withPalochka,
} from './translations/doubts.ts';
export type { Doubt } from './translations/doubts.ts';
export { readReturned, sheetName, translationSheet } from './translations/sheet.ts';
export type { Proposal, Returned, ReturnedSheet } from './translations/sheet.ts';
