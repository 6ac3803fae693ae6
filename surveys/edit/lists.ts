// Lists inside a questionnaire as the designer sees them: whatever stands in one has a code by which edits find it. A point of a scale
// is called by its number, a block and a calculation by their id.
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { questionLists, wholeLists } from './edit.ts';
import type { EditMistake, Item, ListName, ListPlace } from './edit.ts';
import { findQuestion, withQuestion } from './place.ts';

/** The field that stands for the code, where it has another name. */
const codeFields: Partial<Readonly<Record<ListName, string>>> = {
  labels: 'point',
  blocks: 'id',
  calculations: 'id',
};

const asItem = (list: ListName, stored: object): Item => {
  const field = codeFields[list];
  if (field === undefined) return stored as Item; // the schema gives what stands in these lists a code
  const { [field]: name, ...rest } = stored as Readonly<Record<string, unknown>>; // an object of the schema
  return { code: String(name), ...rest };
};

const asStored = (list: ListName, item: Item): object => {
  const field = codeFields[list];
  if (field === undefined) return item;
  const { code, ...rest } = item;
  // What is no number is left to the schema, which refuses it in words.
  return { [field]: list === 'labels' && /^-?\d+$/.test(code) ? Number(code) : code, ...rest };
};

const listIn = (owner: object, list: ListName, canHave: boolean): readonly Item[] | undefined => {
  const found: unknown = Reflect.get(owner, list);
  if (Array.isArray(found)) return found.map((each: object) => asItem(list, each));
  return canHave ? [] : undefined;
};

/** Undefined where the question has no such list. */
export const listOf = (question: Question, list: ListName): readonly Item[] | undefined =>
  questionLists.some(each => each === list)
    ? listIn(question, list, list === 'labels' && question.type === 'scale')
    : undefined;

const listOfWhole = (document: Questionnaire, list: ListName): readonly Item[] | undefined =>
  wholeLists.some(each => each === list) ? listIn(document, list, true) : undefined;

const withItems = <Owner extends object>(owner: Owner, list: ListName, items: readonly Item[]): Owner => {
  const isOptional = list === 'labels' || list === 'blocks' || list === 'calculations';
  if (!isOptional || items.length > 0) return { ...owner, [list]: items.map(item => asStored(list, item)) };
  const rest = Object.fromEntries(Object.entries(owner).filter(([field]) => field !== list));
  return rest as Owner; // a list that the schema lets be absent
};

export const withList = (question: Question, list: ListName, items: readonly Item[]): Question =>
  withItems(question, list, items);

type Lists = { readonly items: readonly Item[]; readonly put: (items: readonly Item[]) => Questionnaire };

/** The list at this place and how the document is with another one there. */
export const itemsAt = (
  document: Questionnaire,
  { question: id, list }: ListPlace,
): Lists | { readonly mistake: EditMistake } => {
  const question = id === null ? null : findQuestion(document, id)?.question;
  if (question === undefined) return { mistake: { code: 'no_such_question', name: id ?? '' } };
  const items = question === null ? listOfWhole(document, list) : listOf(question, list);
  if (!items) return { mistake: { code: 'no_such_list', name: list } };
  return {
    items,
    put: changed =>
      question === null
        ? withItems(document, list, changed)
        : withQuestion(document, question.id, each => withList(each, list, changed)),
  };
};
