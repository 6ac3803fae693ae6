// Makes an edit: gives the document after it and the edit that leads back, or what stands against it. The result always has the
// shape of a questionnaire; what a condition names may be missing, which the checks tell and publishing refuses.
import { sentences } from '../read/sentences.ts';
import { toldInBoth } from '../read/told.ts';
import { questionnaire as schema } from '../schema.ts';
import type { Questionnaire } from '../schema.ts';
import { mistaken, questionLists, wholeLists } from './edit.ts';
import type { Edit, EditKind, EditMistake, EditOf, Step } from './edit.ts';
import { addItem, moveItem, removeItem } from './items.ts';
import { addPage, movePage, removePage, renamePage } from './pages.ts';
import { itemsAt, listOf } from './lists.ts';
import { questionsIn } from './place.ts';
import { addQuestion, moveQuestion, partQuestion, removeQuestion, replaceQuestion } from './questions.ts';
import { renameItem, renameQuestion } from './rename.ts';
import { setField } from './set.ts';

export type Edited =
  | { readonly document: Questionnaire; readonly inverse: Edit }
  | { readonly mistakes: readonly EditMistake[] };

const several = (document: Questionnaire, { edits }: EditOf<'several'>): Step => {
  const back: Edit[] = [];
  let current = document;
  for (const edit of edits) {
    const step = take(current, edit);
    if ('mistake' in step) return step;
    current = step.document;
    back.unshift(step.inverse);
  }
  return { document: current, inverse: { kind: 'several', edits: back } };
};

const replaceDocument = (before: Questionnaire, { document }: EditOf<'replace_document'>): Step =>
  document.id === before.id
    ? { document, inverse: { kind: 'replace_document', document: before } }
    : mistaken('fixed_field', 'id');

type Takers = { readonly [Kind in EditKind]: (document: Questionnaire, edit: EditOf<Kind>) => Step };

const takers: Takers = {
  set: setField,
  add_page: addPage,
  remove_page: removePage,
  move_page: movePage,
  rename_page: renamePage,
  add_question: addQuestion,
  remove_question: removeQuestion,
  move_question: moveQuestion,
  part_question: partQuestion,
  replace_question: replaceQuestion,
  rename_question: renameQuestion,
  add_item: addItem,
  remove_item: removeItem,
  move_item: moveItem,
  rename_item: renameItem,
  replace_document: replaceDocument,
  several,
};

const take = (document: Questionnaire, edit: Edit): Step => {
  const taker = takers[edit.kind] as (document: Questionnaire, edit: Edit) => Step; // of this very kind by the table above
  return taker(document, edit);
};

export const applyEdit = (document: Questionnaire, edit: Edit): Edited => {
  const step = take(document, edit);
  if ('mistake' in step) return { mistakes: [step.mistake] };
  const read = schema.safeParse(step.document);
  if (!read.success) return { mistakes: read.error.issues.map(issue => refused(issue, step.document)) };
  const doubled = doubledName(read.data);
  return doubled ? { mistakes: [doubled] } : { document: read.data, inverse: step.inverse };
};

type Issue = Parameters<typeof sentences>[0];

const refused = (issue: Issue, document: Questionnaire): EditMistake => {
  const field = issue.path.findLast(step => typeof step === 'string');
  const said = sentences(issue, document)[0]?.said;
  const name = String(field ?? '');
  const isShort = issue.code === 'too_small' && issue.origin === 'array';
  const isMissing =
    said?.code === 'field_missing' && issue.code === 'invalid_type' && issue.expected === 'object';
  const isWordless = isMissing || (said !== undefined && wordless.includes(said.code));
  const code = isWordless ? 'no_words' : isShort ? 'too_few' : 'invalid';
  return { code, name, ...(said ? { message: toldInBoth(said) } : {}) };
};

/** A text is gone that has to be there. */
const wordless: readonly string[] = ['language_needed', 'text_empty'];

const firstTwice = (names: readonly string[]): string | undefined =>
  names.find((name, at) => names.indexOf(name) < at);

/** Ids and codes are how edits find their place: each must be there once. */
const doubledName = (document: Questionnaire): EditMistake | undefined => {
  const questions = questionsIn(document);
  const id =
    firstTwice(document.pages.map(page => page.id)) ??
    firstTwice([...questions, ...(document.calculations ?? [])].map(each => each.id));
  if (id !== undefined) return { code: 'id_taken', name: id };
  for (const list of wholeLists) {
    const found = itemsAt(document, { question: null, list });
    const code = 'items' in found ? firstTwice(found.items.map(item => item.code)) : undefined;
    if (code !== undefined) return { code: 'code_taken', name: code };
  }
  for (const question of questions)
    for (const list of questionLists) {
      const code = firstTwice((listOf(question, list) ?? []).map(item => item.code));
      if (code !== undefined) return { code: 'code_taken', name: code };
    }
  return undefined;
};
