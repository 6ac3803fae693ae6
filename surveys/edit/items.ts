// Adds, removes and moves options, rows, statements, bands, topics, blocks and calculations.
import type { Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { EditOf, Item, ItemPlace, Step } from './edit.ts';
import { itemsAt } from './lists.ts';
import { byCode, insertedAfter } from './place.ts';
import { isTaken } from './questions.ts';

const before = (items: readonly Item[], code: string): string | null =>
  items[items.findIndex(item => item.code === code) - 1]?.code ?? null;

export const addItem = (document: Questionnaire, edit: EditOf<'add_item'>): Step => {
  const found = itemsAt(document, edit);
  if ('mistake' in found) return found;
  const { question, list, item, after } = edit;
  if (found.items.some(({ code }) => code === item.code)) return mistaken('code_taken', item.code);
  if (list === 'calculations' && isTaken(document, item.code)) return mistaken('id_taken', item.code);
  const items = insertedAfter(found.items, item, after, byCode);
  if (!items) return mistaken('no_such_item', after ?? '');
  return {
    document: found.put(items),
    inverse: { kind: 'remove_item', question, list, code: item.code },
  };
};

const itemAt = (document: Questionnaire, place: ItemPlace) => {
  const found = itemsAt(document, place);
  if ('mistake' in found) return found;
  const item = found.items.find(({ code }) => code === place.code);
  if (!item) return { mistake: { code: 'no_such_item', name: place.code } as const };
  return {
    ...{ item, put: found.put, after: before(found.items, place.code) },
    others: found.items.filter(each => each !== item),
  };
};

export const removeItem = (document: Questionnaire, edit: EditOf<'remove_item'>): Step => {
  const found = itemAt(document, edit);
  if ('mistake' in found) return found;
  const { question, list } = edit;
  return {
    document: found.put(found.others),
    inverse: { kind: 'add_item', question, list, item: found.item, after: found.after },
  };
};

export const moveItem = (document: Questionnaire, edit: EditOf<'move_item'>): Step => {
  const found = itemAt(document, edit);
  if ('mistake' in found) return found;
  const items = insertedAfter(found.others, found.item, edit.after, byCode);
  if (!items) return mistaken('no_such_item', edit.after ?? '');
  return {
    document: found.put(items),
    inverse: { ...edit, after: found.after },
  };
};
