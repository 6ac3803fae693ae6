// Pages by number. Addresses stay in a browser's history, so they name a page by its place in the questionnaire, never by its topic.
import type { Page, Questionnaire } from './schema.ts';

/** 1 for the first page of the questionnaire, whether it lies on a respondent's path or not. */
export const pageNumber = ({ pages }: Questionnaire, id: string): number => {
  const at = pages.findIndex(page => page.id === id);
  if (at === -1) throw new RangeError(`The questionnaire has no page "${id}"`);
  return at + 1;
};

/** The page an address names; undefined where it names none. */
export const pageNumbered = ({ pages }: Questionnaire, number: string): Page | undefined =>
  /^[1-9]\d{0,3}$/.test(number) ? pages[Number(number) - 1] : undefined;
