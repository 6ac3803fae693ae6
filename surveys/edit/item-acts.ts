// What the buttons beside options, rows, statements and bands do.
import { inLanguage } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import type { Edit, Item, ItemPlace, ListName, ListPlace } from './edit.ts';
import { applyEdit } from './apply.ts';
import { freeId, isUntouched } from './blank.ts';
import { bandAfter } from './bands.ts';
import { itemsAt } from './lists.ts';
import { newWords, stemOf } from './new-line.ts';
import { questionsIn } from './place.ts';
import { pastedItems } from './paste.ts';
import type { Told } from './paste.ts';
import { freeCode } from './transliterate.ts';

const itemsIn = (document: Questionnaire, place: ListPlace): readonly Item[] => {
  const found = itemsAt(document, place);
  return 'items' in found ? found.items : [];
};

/** The lowest point between the ends that has no words yet; past all of them the schema says what is wrong. */
const freePoint = (document: Questionnaire, { question: id }: ListPlace, items: readonly Item[]): string => {
  const scale = questionsIn(document).find(each => each.id === id);
  const first = scale?.type === 'scale' ? scale.from + 1 : 1;
  const points = Array.from({ length: items.length + 1 }, (_, step) => String(first + step));
  return points.find(point => !items.some(({ code }) => code === point)) ?? String(first);
};

const typeAt = (document: Questionnaire, { question: id }: ListPlace) =>
  questionsIn(document).find(each => each.id === id)?.type;

const newCode = (document: Questionnaire, place: ListPlace, items: readonly Item[]): string => {
  const stem = stemOf(place.list, typeAt(document, place));
  if (place.list === 'labels') return freePoint(document, place, items);
  if (place.list === 'calculations') return freeId(document, stem);
  return freeCode(`${stem}${items.length + 1}`, wanted => items.some(each => each.code === wanted));
};

/** What it cannot be without, beside code and words. */
const ownOf = (list: ListName): object => {
  return list === 'blocks' ? { order: 'random' } : list === 'calculations' ? { value: '0' } : {};
};

const newItem = (document: Questionnaire, place: ListPlace, items: readonly Item[]): Item => {
  const [language = 'ru'] = document.languages;
  const code = newCode(document, place, items);
  const own = ownOf(place.list);
  if (place.list === 'blocks') return { code, ...own };
  const number = place.list === 'labels' ? code : String(items.length + 1);
  const words = newWords(place.list, typeAt(document, place), number);
  // In one language: what is to be written over must not stay behind in another.
  return { code, ...own, label: { [language]: words[language] } };
};

/** Before `specify`, `exclusive` and `anchor`, which stand at the end: "other" stays last. */
const lastPlain = (items: readonly Item[]): string | null => {
  const anchored = items.findIndex(item =>
    [item['specify'], item['exclusive'], item['anchor']].includes(true),
  );
  return (anchored === -1 ? items : items.slice(0, anchored)).at(-1)?.code ?? null;
};

export const addedItem = (document: Questionnaire, place: ListPlace): readonly Edit[] => {
  const items = itemsIn(document, place);
  const question = questionsIn(document).find(({ id }) => id === place.question);
  if (place.list === 'bands' && question?.type === 'number') {
    const code = newCode(document, place, items);
    return bandAfter(document.languages, question, code);
  }
  const item = newItem(document, place, items);
  return [{ kind: 'add_item', ...place, item, after: lastPlain(items) }];
};

export const pasted = (
  document: Questionnaire,
  place: ListPlace,
  text: string,
): { readonly edits: readonly Edit[]; readonly told: readonly Told[] } => {
  const items = itemsIn(document, place);
  const language = document.languages[0] ?? 'ru';
  const known = items.map(({ code, label }) => ({
    code,
    words: inLanguage((label ?? {}) as Localised, language), // the schema gives every item of these lists a label
  }));
  const { items: made, told } = pastedItems(text, document.languages, known);
  let after = lastPlain(items);
  const edits = made.map((item): Edit => {
    const edit = { kind: 'add_item', ...place, item, after } as const;
    after = item.code;
    return edit;
  });
  return withoutBlanks(document, place, { edits, told });
};

type Paste = { readonly edits: readonly Edit[]; readonly told: readonly Told[] };

/** The options a question begins with make room for the list that is meant, unless something hangs on them already. */
const withoutBlanks = (document: Questionnaire, place: ListPlace, paste: Paste): Paste => {
  const question = questionsIn(document).find(({ id }) => id === place.question);
  if (!question || paste.edits.length < 2 || !isUntouched(document, question, place.list)) return paste;
  const blanks = itemsIn(document, place);
  // Whoever pastes one of them means it.
  const isMeant = (words: string): boolean =>
    paste.told.some(each => each.code === 'twice' && each.words === words);
  const edits = [
    ...paste.edits,
    ...blanks.map(({ code }): Edit => ({ kind: 'remove_item', ...place, code })),
  ];
  if ('mistakes' in applyEdit(document, { kind: 'several', edits })) return paste;
  const language = document.languages[0] ?? 'ru';
  const words = blanks.map(({ label }) => inLanguage((label ?? {}) as Localised, language)); // the schema gives them labels
  if (words.some(isMeant)) return paste;
  return { edits, told: [...paste.told, { code: 'replaced', line: 0, words: words.join('», «') }] };
};

export const shiftedItem = (document: Questionnaire, place: ItemPlace, by: -1 | 1): readonly Edit[] => {
  const codes = itemsIn(document, place).map(({ code }) => code);
  const at = codes.indexOf(place.code);
  const to = at + by;
  if (at === -1 || to < 0 || to >= codes.length) return [];
  const after = by === 1 ? codes[to] : (codes[to - 1] ?? null);
  return [{ kind: 'move_item', ...place, after: after ?? null }];
};
