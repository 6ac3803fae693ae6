// Copies: of a question inside its questionnaire, and of a question from another one with everything it brings along.
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { parseCondition, references } from '../conditions/index.ts';
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

const isAbout = (document: Questionnaire, text: string | undefined): boolean => {
  const parsed = text === undefined ? undefined : parseCondition(text);
  return (
    parsed !== undefined &&
    'expression' in parsed &&
    references(parsed.expression).every(({ name }) => isTaken(document, name))
  );
};

/** Words, codes and id come along; a condition only where all it asks about is here as well. */
const freed = (document: Questionnaire, question: Question): Question => {
  const { relevant, ...rest } = question;
  const free = { ...rest, ...(isAbout(document, relevant) ? { relevant } : {}) };
  if (!('carry_forward' in free) || isTaken(document, free.carry_forward?.question ?? '')) return free;
  const { carry_forward: _, ...whole } = free;
  return whole;
};

/** Where the question already is, it cannot come a second time: its answers would stand in one column. */
export const broughtIn = (
  document: Questionnaire,
  question: Question,
  after: string | null,
): Edit | undefined => {
  if (isTaken(document, question.id)) return undefined;
  const page = findPage(document, question.id) ? freeId(document, 'page') : question.id;
  return { kind: 'add_page', page: { id: page, questions: [freed(document, question)] }, after };
};
