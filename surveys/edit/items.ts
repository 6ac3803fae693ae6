// Adds, removes and moves options, rows, statements and bands.
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { EditMistake, EditOf, Item, ItemPlace, ListName, Step } from './edit.ts';
import { byCode, findQuestion, insertedAfter, listOf, withList, withQuestion } from './place.ts';

type Lists = { readonly question: Question; readonly items: readonly Item[] };

export const itemsAt = (
  document: Questionnaire,
  { question: id, list }: { readonly question: string; readonly list: ListName },
): Lists | { readonly mistake: EditMistake } => {
  const question = findQuestion(document, id)?.question;
  if (!question) return { mistake: { code: 'no_such_question', name: id } };
  const items = listOf(question, list);
  return items ? { question, items } : { mistake: { code: 'no_such_list', name: list } };
};

const put = (document: Questionnaire, id: string, list: ListName, items: readonly Item[]): Questionnaire =>
  withQuestion(document, id, question => withList(question, list, items));

const before = (items: readonly Item[], code: string): string | null =>
  items[items.findIndex(item => item.code === code) - 1]?.code ?? null;

export const addItem = (document: Questionnaire, edit: EditOf<'add_item'>): Step => {
  const found = itemsAt(document, edit);
  if ('mistake' in found) return found;
  const { question, list, item, after } = edit;
  if (found.items.some(({ code }) => code === item.code)) return mistaken('code_taken', item.code);
  const items = insertedAfter(found.items, item, after, byCode);
  if (!items) return mistaken('no_such_item', after ?? '');
  return {
    document: put(document, question, list, items),
    inverse: { kind: 'remove_item', question, list, code: item.code },
  };
};

const itemAt = (document: Questionnaire, place: ItemPlace) => {
  const found = itemsAt(document, place);
  if ('mistake' in found) return found;
  const item = found.items.find(({ code }) => code === place.code);
  if (!item) return { mistake: { code: 'no_such_item', name: place.code } as const };
  return { item, after: before(found.items, place.code), others: found.items.filter(each => each !== item) };
};

export const removeItem = (document: Questionnaire, edit: EditOf<'remove_item'>): Step => {
  const found = itemAt(document, edit);
  if ('mistake' in found) return found;
  const { question, list } = edit;
  return {
    document: put(document, question, list, found.others),
    inverse: { kind: 'add_item', question, list, item: found.item, after: found.after },
  };
};

export const moveItem = (document: Questionnaire, edit: EditOf<'move_item'>): Step => {
  const found = itemAt(document, edit);
  if ('mistake' in found) return found;
  const items = insertedAfter(found.others, found.item, edit.after, byCode);
  if (!items) return mistaken('no_such_item', edit.after ?? '');
  return {
    document: put(document, edit.question, edit.list, items),
    inverse: { ...edit, after: found.after },
  };
};
