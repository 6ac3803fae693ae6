// Every text of a questionnaire with its address, so that a translation finds its way back. An address names pages, questions and
// options by id and code (`question:trust/options/yes/label`): it holds while others move things.
import { languages } from '../language.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';

/** Where a text stands, for people: the page and question it belongs to, and the field. */
export type TextPlace = {
  readonly page?: string;
  readonly question?: string;
  /** `text`, `options`, `start.lead`: what stands between the question and its text. */
  readonly field: string;
  /** The code of the option, row, band, topic or calculation. */
  readonly part?: string;
};

export type TextEntry = {
  readonly address: string;
  readonly place: TextPlace;
  readonly text: Localised;
  /** The same words in other places: they are translated together. */
  readonly also: readonly string[];
};

/** In the order a respondent meets them; lists are left out, since reading put them into their questions. */
export const textEntries = ({ lists: _, pages, ...head }: Questionnaire): readonly TextEntry[] => {
  const found = [
    ...inside(head, 'questionnaire', { field: '' }),
    ...pages.flatMap(page => [
      ...(page.title === undefined
        ? []
        : inside({ title: page.title }, `page:${page.id}`, { page: page.id, field: '' })),
      ...page.questions.flatMap((question: Question) =>
        inside(question, `question:${question.id}`, { page: page.id, question: question.id, field: '' }),
      ),
    ]),
  ];
  return together(found);
};

type Found = Omit<TextEntry, 'also'>;

const inside = (value: object, address: string, place: TextPlace): readonly Found[] =>
  Object.entries(value).flatMap(([key, part]: [string, unknown]): readonly Found[] => {
    if (typeof part !== 'object' || part === null) return [];
    const step = nameIn(value, key, part);
    const here = Array.isArray(value)
      ? { ...place, part: step }
      : { ...place, field: place.field === '' ? key : `${place.field}.${key}` };
    if (isLocalised(part)) return [{ address: `${address}/${step}`, place: here, text: part }];
    return inside(part, `${address}/${step}`, here);
  });

/** The name by which an address finds a part: its code, id or point in a list, or else its field. */
export const nameIn = (around: object, key: string, part: unknown): string => {
  if (!Array.isArray(around) || typeof part !== 'object' || part === null) return key;
  const names = ['code', 'id', 'point'].map((field): unknown => Reflect.get(part, field));
  const name = names.find(each => each !== undefined);
  return typeof name === 'string' || typeof name === 'number' ? String(name) : key;
};

const isLocalised = (value: object): value is Localised => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every(key => languages.some(language => language === key));
};

/** The same words of the same kind are one entry: "Yes" is translated once. */
const together = (found: readonly Found[]): readonly TextEntry[] => {
  const groups = new Map<string, Found[]>();
  for (const entry of found) {
    const key = JSON.stringify([kindOf(entry.place), entry.text]);
    groups.set(key, [...(groups.get(key) ?? []), entry]);
  }
  return [...groups.values()].flatMap(([first, ...others]) =>
    first === undefined ? [] : [{ ...first, also: others.map(({ address }) => address) }],
  );
};

/** Words of options say the same wherever they stand; texts of questions are each their own. */
const kindOf = ({ field, page, question }: TextPlace): string =>
  field.startsWith('options.') || field.startsWith('rows.')
    ? field
    : `${page ?? ''}/${question ?? ''}/${field}`;

/** The language translators start from: Russian where there is one. */
export const sourceOf = (text: Localised): { readonly language: Language; readonly words: string } => {
  const language = (['ru', 'en', 'ce'] as const).find(each => text[each] !== undefined) ?? 'ru';
  return { language, words: text[language] ?? '' };
};

/** Languages of the questionnaire in which the text is not there. */
export const missingIn = (text: Localised, wanted: readonly Language[]): readonly Language[] =>
  wanted.filter(language => text[language] === undefined);

export type Progress = { readonly language: Language; readonly done: number; readonly total: number };

/** How much is there in each language, in places rather than entries: a repeated word counts where it stands. */
export const progressOf = (entries: readonly TextEntry[]): readonly Progress[] =>
  languages.map(language => {
    const count = (all: readonly TextEntry[]): number =>
      all.reduce((sum, { also }) => sum + 1 + also.length, 0);
    return {
      language,
      done: count(entries.filter(({ text }) => text[language] !== undefined)),
      total: count(entries),
    };
  });
