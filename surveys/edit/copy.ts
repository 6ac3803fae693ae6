// Copies: of a question inside its questionnaire, and of a question from another one with everything it brings along.
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { freeId } from './blank.ts';
import type { Edit } from './edit.ts';
import { findPage, findQuestion } from './place.ts';
import { isTaken } from './questions.ts';

/** A copy right behind the question, under a name of its own: it has no history. */
export const duplicate = (
  document: Questionnaire,
  id: string,
): { readonly edit: Edit; readonly id: string } | undefined => {
  const found = findQuestion(document, id);
  if (!found) return undefined;
  const name = freeId(document, `${id.slice(0, 36)}_`, 2);
  const question = { ...found.question, id: name };
  return { id: name, edit: { kind: 'add_question', question, page: found.page.id, after: id } };
};

/** Where the question already is, it cannot come a second time: its answers would stand in one column. */
export const broughtIn = (
  document: Questionnaire,
  question: Question,
  after: string | null,
): Edit | undefined => {
  if (isTaken(document, question.id)) return undefined;
  const page = findPage(document, question.id) ? freeId(document, 'page') : question.id;
  return { kind: 'add_page', page: { id: page, questions: [question] }, after };
};
