// Adds, removes, moves and replaces questions. A page without questions cannot be: it goes with its last one.
import type { Page, Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { Edit, EditOf, Step } from './edit.ts';
import { removePage } from './pages.ts';
import {
  byId,
  findPage,
  findQuestion,
  insertedAfter,
  pageBefore,
  withPage,
  withPages,
  withQuestion,
} from './place.ts';

/** Calculations are named as questions are. */
export const isTaken = (document: Questionnaire, id: string): boolean =>
  findQuestion(document, id) !== undefined || (document.calculations ?? []).some(each => each.id === id);

export const addQuestion = (document: Questionnaire, edit: EditOf<'add_question'>): Step => {
  const { question, after } = edit;
  if (isTaken(document, question.id)) return mistaken('id_taken', question.id);
  const page = findPage(document, edit.page);
  if (!page) return mistaken('no_such_page', edit.page);
  const questions = insertedAfter(page.questions, question, after, byId);
  if (!questions) return mistaken('no_such_question', after ?? '');
  return {
    document: withPage(document, page.id, each => ({ ...each, questions: [...questions] })),
    inverse: { kind: 'remove_question', question: question.id },
  };
};

const without = (page: Page, id: string): Page => ({
  ...page,
  questions: page.questions.filter(question => question.id !== id),
});

export const removeQuestion = (
  document: Questionnaire,
  { question: id }: EditOf<'remove_question'>,
): Step => {
  const found = findQuestion(document, id);
  if (!found) return mistaken('no_such_question', id);
  const { page, question, after } = found;
  if (page.questions.length === 1) return removePage(document, { kind: 'remove_page', page: page.id });
  return {
    document: withPage(document, page.id, each => without(each, id)),
    inverse: { kind: 'add_question', question, page: page.id, after },
  };
};

/** Back to where it was: onto its page, or with the whole page where that has gone. */
const wayBack = (document: Questionnaire, id: string): Edit => {
  const found = findQuestion(document, id);
  if (!found) throw new RangeError(`There is no question "${id}"`);
  const { page, after } = found;
  if (page.questions.length > 1) return { kind: 'move_question', question: id, page: page.id, after };
  return {
    kind: 'several',
    edits: [
      { kind: 'remove_question', question: id },
      { kind: 'add_page', page, after: pageBefore(document, page.id) },
    ],
  };
};

export const moveQuestion = (document: Questionnaire, edit: EditOf<'move_question'>): Step => {
  const { question: id, after } = edit;
  const found = findQuestion(document, id);
  if (!found) return mistaken('no_such_question', id);
  const { page: from, question } = found;
  const to = findPage(document, edit.page);
  if (!to) return mistaken('no_such_page', edit.page);
  const others = to.questions.filter(each => each !== question);
  const questions = insertedAfter(others, question, after, byId);
  if (!questions) return mistaken('no_such_question', after ?? '');
  const left = from === to ? document : withPage(document, from.id, page => without(page, id));
  const moved = withPage(left, to.id, page => ({ ...page, questions: [...questions] }));
  return {
    document: withPages(
      moved,
      moved.pages.filter(page => page.questions.length > 0),
    ),
    inverse: from === to ? { ...edit, after: found.after } : wayBack(document, id),
  };
};

export const partQuestion = (document: Questionnaire, edit: EditOf<'part_question'>): Step => {
  const { question: id, page: name, after } = edit;
  const found = findQuestion(document, id);
  if (!found) return mistaken('no_such_question', id);
  const { page: from, question } = found;
  if (from.questions.length === 1) return mistaken('last_page', id);
  if (findPage(document, name)) return mistaken('id_taken', name);
  const left = withPage(document, from.id, page => without(page, id));
  const pages = insertedAfter(left.pages, { id: name, questions: [question] }, after, byId);
  if (!pages) return mistaken('no_such_page', after ?? '');
  return { document: withPages(left, pages), inverse: wayBack(document, id) };
};

export const replaceQuestion = (
  document: Questionnaire,
  { question: id, by }: EditOf<'replace_question'>,
): Step => {
  const found = findQuestion(document, id);
  if (!found) return mistaken('no_such_question', id);
  if (by.id !== id) return mistaken('fixed_field', 'id');
  return {
    document: withQuestion(document, id, () => by),
    inverse: { kind: 'replace_question', question: id, by: found.question },
  };
};
