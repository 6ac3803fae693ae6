// What the buttons of the designer do, as edits of the document at hand, and what is open afterwards.
import { inLanguage } from '../language.ts';
import type { Questionnaire } from '../schema.ts';
import { freeId, newQuestion, questionTypes, toldOfNew } from './blank.ts';
import { duplicate } from './copy.ts';
import { listNames } from './edit.ts';
import type { Edit, ListName, ListPlace } from './edit.ts';
import { addedItem, pasted, shiftedItem } from './item-acts.ts';
import { itemsAt } from './lists.ts';
import type { Told } from './paste.ts';
import { findPage, findQuestion, pageBefore } from './place.ts';
import type { Sent } from './read-fields.ts';
import { besidePage, pageOf } from './selection.ts';
import type { Selection } from './selection.ts';

export type Acted = {
  readonly edits: readonly Edit[];
  readonly next?: Selection;
  readonly told?: readonly Told[];
};
/** `of` and `at`: what stands behind the name of the act, `up_item:options:yes`. */
export type Acting = {
  readonly document: Questionnaire;
  readonly selection: Selection;
  readonly sent: Sent;
  readonly of: string;
  readonly at: string;
};

export const textIn = (sent: Sent, name: string): string => {
  const value = sent[name];
  return typeof value === 'string' ? value : (value?.[0] ?? '');
};

const none: Acted = { edits: [] };

const listNamed = (name: string): ListName => listNames.find(list => list === name) ?? 'options';

const openQuestion = ({ document, selection }: Acting) =>
  selection.of === 'question' ? findQuestion(document, selection.id) : undefined;

/** A list of the open question, or of the questionnaire where that is open. */
const openList = (acting: Acting): ListPlace | undefined => {
  const question = openQuestion(acting)?.question.id ?? null;
  const isOfWhole = question === null && acting.selection.of === 'questionnaire';
  const place = { question, list: listNamed(acting.of) };
  return (question !== null || isOfWhole) && 'items' in itemsAt(acting.document, place) ? place : undefined;
};

const onItem = (acting: Acting, by: -1 | 1 | 'remove'): Acted => {
  const list = openList(acting);
  if (!list) return none;
  const place = { ...list, code: acting.at };
  if (by === 'remove') return { edits: [{ kind: 'remove_item', ...place }] };
  return { edits: shiftedItem(acting.document, place, by) };
};

/** A question alone on its page moves with the page. */
const shift = (acting: Acting, by: -1 | 1): Acted => {
  const { document } = acting;
  const found = openQuestion(acting);
  if (found && found.page.questions.length > 1) {
    const ids = found.page.questions.map(({ id }) => id);
    const after = afterShift(ids, found.question.id, by);
    if (after === undefined) return none;
    return { edits: [{ kind: 'move_question', question: found.question.id, page: found.page.id, after }] };
  }
  if (acting.selection.of === 'questionnaire') return none;
  const page = pageOf(document, acting.selection);
  const ids = document.pages.map(({ id }) => id);
  const after = afterShift(ids, page, by);
  return after === undefined ? none : { edits: [{ kind: 'move_page', page, after }] };
};

const afterShift = (ids: readonly string[], id: string, by: -1 | 1): string | null | undefined => {
  const to = ids.indexOf(id) + by;
  if (to < 0 || to >= ids.length) return undefined;
  return (by === 1 ? ids[to] : ids[to - 1]) ?? null;
};

const removeOpen = ({ document, selection }: Acting): Acted => {
  if (selection.of === 'page')
    return { edits: [{ kind: 'remove_page', page: selection.id }], next: besidePage(document, selection.id) };
  const found = selection.of === 'question' ? findQuestion(document, selection.id) : undefined;
  if (!found) return none;
  const { page, question } = found;
  const sibling = page.questions.find(each => each !== question);
  return {
    edits: [{ kind: 'remove_question', question: question.id }],
    next: sibling ? { of: 'question', id: sibling.id } : besidePage(document, page.id),
  };
};

const duplicateOpen = (acting: Acting): Acted => {
  const found = openQuestion(acting);
  const copy = found && duplicate(acting.document, found.question.id);
  if (!copy) return none;
  const page = freeId(acting.document, `${found.page.id.slice(0, 36)}_`, 2);
  const isAlone = found.page.questions.length === 1;
  const parting: Edit = { kind: 'part_question', question: copy.id, page, after: found.page.id };
  return { edits: isAlone ? [copy.edit, parting] : [copy.edit], next: { of: 'question', id: copy.id } };
};

/** Behind what is open: as a page of its own, or on its page. */
const addQuestion = (acting: Acting, where: 'page' | 'here'): Acted => {
  const { document, selection, sent } = acting;
  const language = document.languages[0] ?? 'ru';
  const words = textIn(sent, 'new_text').trim();
  const type = questionTypes.find(each => each === textIn(sent, 'new_type')) ?? 'single';
  const id = freeId(document);
  const question = newQuestion(document, { id, type, text: { [language]: words || newWords[language] } });
  const page = pageOf(document, selection);
  const after = openQuestion(acting)?.question.id ?? findPage(document, page)?.questions.at(-1)?.id ?? null;
  const edit: Edit =
    where === 'here'
      ? { kind: 'add_question', question, page, after }
      : { kind: 'add_page', page: { id, questions: [question] }, after: page };
  return { edits: [edit], next: { of: 'question', id }, told: toldOfNew(question) };
};

const newWords = { ru: 'Новый вопрос', ce: 'Новый вопрос', en: 'New question' } as const;

const partOpen = (acting: Acting): Acted => {
  const found = openQuestion(acting);
  if (!found || found.page.questions.length === 1) return none;
  const { page, question } = found;
  const id = findPage(acting.document, question.id) ? freeId(acting.document, 'page') : question.id;
  return { edits: [{ kind: 'part_question', question: question.id, page: id, after: page.id }] };
};

/** Onto the page before, behind what is there. */
const joinOpen = (acting: Acting): Acted => {
  const found = openQuestion(acting);
  const before = found && pageBefore(acting.document, found.page.id);
  const page = before ? findPage(acting.document, before) : undefined;
  if (!found || !page) return none;
  const after = page.questions.at(-1)?.id ?? null;
  return { edits: [{ kind: 'move_question', question: found.question.id, page: page.id, after }] };
};

/** Where it was dropped: a page behind another, a question behind another or first on a page. */
const drop = ({ document, selection, sent }: Acting): Acted => {
  const [page, after] = [textIn(sent, 'to_page'), textIn(sent, 'to_after') || null];
  if (selection.of === 'page') return { edits: [{ kind: 'move_page', page: selection.id, after }] };
  if (selection.of !== 'question') return none;
  const found = findQuestion(document, selection.id);
  const isAlone = found?.page.questions.length === 1;
  if (page === '' && found && isAlone) return { edits: [{ kind: 'move_page', page: found.page.id, after }] };
  if (page !== '') return { edits: [{ kind: 'move_question', question: selection.id, page, after }] };
  const id = findPage(document, selection.id) ? freeId(document, 'page') : selection.id;
  return { edits: [{ kind: 'part_question', question: selection.id, page: id, after }] };
};

const addItemHere = (acting: Acting): Acted => {
  const list = openList(acting);
  return list ? { edits: addedItem(acting.document, list) } : none;
};

const pasteHere = (acting: Acting): Acted => {
  const place = openList(acting);
  return place ? pasted(acting.document, place, textIn(acting.sent, `paste.${place.list}`)) : none;
};

const acts: Readonly<Record<string, (acting: Acting) => Acted>> = {
  remove: removeOpen,
  duplicate: duplicateOpen,
  up: acting => shift(acting, -1),
  down: acting => shift(acting, 1),
  own_page: partOpen,
  join: joinOpen,
  drop,
  add_page: acting => addQuestion(acting, 'page'),
  add_here: acting => addQuestion(acting, 'here'),
  add_item: addItemHere,
  paste: pasteHere,
  remove_item: acting => onItem(acting, 'remove'),
  up_item: acting => onItem(acting, -1),
  down_item: acting => onItem(acting, 1),
};

/** The act named by the button that was pressed; none does nothing beyond keeping what was filled in. */
export const act = (base: Omit<Acting, 'of' | 'at'>): Acted => {
  const [name = '', of = '', at = ''] = textIn(base.sent, 'act').split(':');
  const found = Object.hasOwn(acts, name) ? acts[name] : undefined;
  return found ? found({ ...base, of, at }) : none;
};

/** For lists and headings: the short words, or all of them. */
export const wordsOf = (
  { languages }: Questionnaire,
  { short, text }: { readonly short?: object | undefined; readonly text: object },
): string => inLanguage(short ?? text, languages[0] ?? 'ru');
