// A line that nobody has written yet, of options, rows, statements: its words say what belongs there, and the checks know them.
import type { QuestionType } from '../questions/schema.ts';
import type { Language } from '../language.ts';
import type { ListName } from './edit.ts';

type Words = Readonly<Record<'ru' | 'en', string>>;

const line: Words = { ru: 'Новая строка', en: 'New line' };
const words: Partial<Readonly<Record<ListName, Words>>> = {
  options: { ru: 'Новый вариант', en: 'New option' },
  items: { ru: 'Новое утверждение', en: 'New statement' },
  topics: { ru: 'Новая тема', en: 'New topic' },
  calculations: { ru: 'Новое вычисление', en: 'New calculation' },
  labels: { ru: 'Слова у балла', en: 'Words at point' },
};
const place: Words = { ru: 'Новый район', en: 'New district' };

const stems: Readonly<Record<ListName, string>> = {
  ...{ options: 'option', rows: 'row', items: 'item', bands: 'band', labels: '' },
  ...{ topics: 'topic', blocks: 'block', calculations: 'value' },
};

/** What codes of the list begin with where nobody has chosen one. */
export const stemOf = (list: ListName, type?: QuestionType): string =>
  `${type === 'district' ? 'district' : stems[list]}_`;

export const newWords = (
  list: ListName,
  type: QuestionType | undefined,
  number: string,
): Readonly<Record<Language, string>> => {
  const { ru, en } = type === 'district' ? place : (words[list] ?? line);
  return { ru: `${ru} ${number}`, ce: `${ru} ${number}`, en: `${en} ${number}` };
};
