// Finds pages, questions and list items by id and code, and puts changed ones back.
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';

export type QuestionPlace = {
  readonly page: Page;
  readonly question: Question;
  /** The question before it on its page. */
  readonly after: string | null;
};

export const questionsIn = ({ pages }: Questionnaire): readonly Question[] =>
  pages.flatMap(page => page.questions);

export const findPage = ({ pages }: Questionnaire, id: string): Page | undefined =>
  pages.find(page => page.id === id);

export const findQuestion = ({ pages }: Questionnaire, id: string): QuestionPlace | undefined => {
  for (const page of pages) {
    const at = page.questions.findIndex(question => question.id === id);
    const question = page.questions[at];
    if (question) return { page, question, after: page.questions[at - 1]?.id ?? null };
  }
  return undefined;
};

/** The page before it. */
export const pageBefore = ({ pages }: Questionnaire, id: string): string | null =>
  pages[pages.findIndex(page => page.id === id) - 1]?.id ?? null;

export const withPages = (document: Questionnaire, pages: readonly Page[]): Questionnaire => ({
  ...document,
  pages: [...pages],
});

export const withPage = (document: Questionnaire, id: string, change: (page: Page) => Page): Questionnaire =>
  withPages(
    document,
    document.pages.map(page => (page.id === id ? change(page) : page)),
  );

export const withQuestion = (
  document: Questionnaire,
  id: string,
  change: (question: Question) => Question,
): Questionnaire => {
  const inside = (page: Page): Page =>
    page.questions.some(question => question.id === id)
      ? { ...page, questions: page.questions.map(each => (each.id === id ? change(each) : each)) }
      : page;
  return withPages(document, document.pages.map(inside));
};

/** The list with the item behind the one that `isBefore` finds, or first where `after` is null; undefined where there is none such. */
export const insertedAfter = <Thing>(
  list: readonly Thing[],
  thing: Thing,
  after: string | null,
  nameOf: (thing: Thing) => string,
): readonly Thing[] | undefined => {
  if (after === null) return [thing, ...list];
  const at = list.findIndex(each => nameOf(each) === after);
  return at === -1 ? undefined : [...list.slice(0, at + 1), thing, ...list.slice(at + 1)];
};

export const byId = ({ id }: { readonly id: string }): string => id;
export const byCode = ({ code }: { readonly code: string }): string => code;
