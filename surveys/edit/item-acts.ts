// What the buttons beside options, rows, statements and bands do.
import type { Language } from '../language.ts';
import { inLanguage } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import type { Edit, Item, ItemPlace, ListName } from './edit.ts';
import { listOf } from './place.ts';
import { pastedItems } from './paste.ts';
import type { Told } from './paste.ts';
import { freeCode } from './transliterate.ts';

const newWords: Readonly<Record<Language, string>> = {
  ru: 'Новая строка',
  ce: 'Новая строка',
  en: 'New line',
};

const stems: Readonly<Record<ListName, string>> = {
  options: 'option',
  rows: 'row',
  items: 'item',
  bands: 'band',
};

/** The next band begins where the last one ends. */
const bandAfter = (last: Item | undefined): object => {
  const [from, to] = [Number(last?.['from'] ?? 0), last?.['to']];
  return { from: typeof to === 'number' ? to + 1 : from + 1 };
};

const newItem = ({ languages }: Questionnaire, list: ListName, items: readonly Item[]): Item => {
  const number = items.length + 1;
  const code = freeCode(`${stems[list]}_${number}`, wanted => items.some(each => each.code === wanted));
  const label = Object.fromEntries(languages.map(language => [language, `${newWords[language]} ${number}`]));
  const own = list === 'bands' ? bandAfter(items.at(-1)) : {};
  return { code, ...own, label: languages.length > 0 ? label : { ru: newWords.ru } };
};

/** Before `specify`, `exclusive` and `anchor`, which stand at the end: "other" stays last. */
const lastPlain = (items: readonly Item[]): string | null => {
  const anchored = items.findIndex(item =>
    [item['specify'], item['exclusive'], item['anchor']].includes(true),
  );
  return (anchored === -1 ? items : items.slice(0, anchored)).at(-1)?.code ?? null;
};

export const addedItem = (document: Questionnaire, question: Question, list: ListName): readonly Edit[] => {
  const items = listOf(question, list) ?? [];
  const item = newItem(document, list, items);
  const after = list === 'bands' ? (items.at(-1)?.code ?? null) : lastPlain(items);
  return [{ kind: 'add_item', question: question.id, list, item, after }];
};

export const pasted = (
  { languages }: Questionnaire,
  question: Question,
  { list, text }: { readonly list: ListName; readonly text: string },
): { readonly edits: readonly Edit[]; readonly told: readonly Told[] } => {
  const items = listOf(question, list) ?? [];
  const language = languages[0] ?? 'ru';
  const known = items.map(({ code, label }) => ({
    code,
    words: inLanguage((label ?? {}) as Localised, language), // the schema gives every item of these lists a label
  }));
  const { items: made, told } = pastedItems(text, language, known);
  let after = lastPlain(items);
  const edits = made.map((item): Edit => {
    const edit = { kind: 'add_item', question: question.id, list, item, after } as const;
    after = item.code;
    return edit;
  });
  return { edits, told };
};

export const shiftedItem = (question: Question, place: ItemPlace, by: -1 | 1): readonly Edit[] => {
  const codes = (listOf(question, place.list) ?? []).map(({ code }) => code);
  const at = codes.indexOf(place.code);
  const to = at + by;
  if (at === -1 || to < 0 || to >= codes.length) return [];
  const after = by === 1 ? codes[to] : (codes[to - 1] ?? null);
  return [{ kind: 'move_item', ...place, after: after ?? null }];
};
