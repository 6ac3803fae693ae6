// Sets one field of the questionnaire, of a page, of a question or of an option, or takes it away.
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';
import { mistaken } from './edit.ts';
import type { EditOf, Item, Step, Target } from './edit.ts';
import { itemsAt } from './lists.ts';
import { findPage, findQuestion, withPage, withQuestion } from './place.ts';

/** Fields that other edits change, since others look for them or hold more than themselves. */
const fixed: Readonly<Record<Target['of'], readonly string[]>> = {
  questionnaire: ['format', 'id', 'pages'],
  page: ['id', 'questions'],
  question: ['id', 'type'],
  item: ['code'],
};

const isGroup = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const valueAt = (thing: unknown, steps: readonly string[]): unknown =>
  steps.reduce<unknown>(
    (inside, step) =>
      isGroup(inside) && Object.hasOwn(inside, step) ? Reflect.get(inside, step) : undefined,
    thing,
  );

/** A group that loses its last field goes as well: a hint without any language is no hint. */
const assigned = (thing: unknown, [step = '', ...rest]: readonly string[], value: unknown): object => {
  const group: Record<string, unknown> = isGroup(thing) ? { ...thing } : {};
  const inside = Object.hasOwn(group, step) ? group[step] : undefined;
  const next = rest.length === 0 ? value : assigned(inside, rest, value);
  const isGone = next === null || (rest.length > 0 && Object.keys(next as object).length === 0); // made by assigned()
  if (!isGone) return { ...group, [step]: next };
  delete group[step];
  return group;
};

export const setField = (document: Questionnaire, edit: EditOf<'set'>): Step => {
  const { target, field, language, value } = edit;
  const steps = [...field.split('.'), ...(language === undefined ? [] : [language])];
  if (fixed[target.of].includes(steps[0] ?? '')) return mistaken('fixed_field', field);
  const found = targetIn(document, target);
  if ('mistake' in found) return found;
  const before = valueAt(found.thing, steps);
  return {
    document: found.put(
      assigned(found.thing, steps, typeof value === 'string' && value.trim() === '' ? null : value),
    ),
    inverse: { ...edit, value: before ?? null },
  };
};

/** What stands where the edit would set something; undefined where nothing does. */
export const currentValue = (
  document: Questionnaire,
  { target, field, language }: EditOf<'set'>,
): unknown => {
  const found = targetIn(document, target);
  const steps = [...field.split('.'), ...(language === undefined ? [] : [language])];
  return 'mistake' in found ? undefined : valueAt(found.thing, steps);
};

type Found = { readonly thing: object; readonly put: (changed: object) => Questionnaire };

// The schema checks the whole document before anybody sees it: until then a changed part is taken for one of its kind.
const targetIn = (document: Questionnaire, target: Target): Found | Extract<Step, { mistake: unknown }> => {
  if (target.of === 'questionnaire') {
    return { thing: document, put: changed => changed as Questionnaire }; // see above
  }
  if (target.of === 'page') {
    const page = findPage(document, target.page);
    if (!page) return { mistake: { code: 'no_such_page', name: target.page } };
    return { thing: page, put: changed => withPage(document, page.id, () => changed as Page) }; // see above
  }
  if (target.of === 'item') return itemIn(document, target);
  const question = findQuestion(document, target.question)?.question;
  if (!question) return { mistake: { code: 'no_such_question', name: target.question } };
  const put = (changed: object) => withQuestion(document, question.id, () => changed as Question); // see above
  return { thing: question, put };
};

const itemIn = (
  document: Questionnaire,
  place: Extract<Target, { of: 'item' }>,
): ReturnType<typeof targetIn> => {
  const found = itemsAt(document, place);
  if ('mistake' in found) return found;
  const item = found.items.find(({ code }) => code === place.code);
  if (!item) return { mistake: { code: 'no_such_item', name: place.code } };
  const replaced = (changed: object) => found.items.map(each => (each === item ? (changed as Item) : each)); // as in targetIn
  return { thing: item, put: changed => found.put(replaced(changed)) };
};
