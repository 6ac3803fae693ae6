// A questionnaire to begin with: everything a document must have, with one question to write over.
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import { questionnaire as schema } from '../schema.ts';
import type { Questionnaire } from '../schema.ts';
import { newQuestion } from './blank.ts';

export type Blank = {
  readonly id: string;
  readonly title: string;
  readonly population: string;
  readonly languages: readonly Language[];
};

const start = {
  lead: {
    ru: 'Расскажите, как это было у вас: правильных и неправильных ответов здесь нет. Мы не храним имя, телефон и адрес; рядом с ответами стоит только день.',
    en: 'Tell us how it was for you: there are no right or wrong answers here. We keep no name, telephone or address; beside the answers there is only the day.',
  },
  who: {
    ru: 'Социологи «Барометра». Публикуются только общие цифры.',
    en: 'Sociologists of Barometer. Only overall figures are published.',
  },
  why: {
    ru: 'Чтобы видеть, как обстоят дела, и сравнивать их из года в год.',
    en: 'To see how things are and to compare them from year to year.',
  },
  question: { ru: 'Напишите здесь первый вопрос', en: 'Write the first question here' },
} as const;

type Own = { readonly ru: string; readonly en: string };

/** Nothing is made up in Chechen: what is missing there is shown as missing. */
const spoken = (languages: readonly Language[], { ru, en }: Own): Localised => {
  const texts = {
    ...(languages.includes('ru') ? { ru } : {}),
    ...(languages.includes('en') ? { en } : {}),
  };
  return Object.keys(texts).length > 0 ? texts : { ru };
};

export const blankQuestionnaire = ({ id, title, population, languages }: Blank): Questionnaire => {
  const [first = 'ru'] = languages;
  const base = { languages: [...languages] };
  const say = (own: Own) => spoken(languages, own);
  const draft = {
    ...{ format: 'barometer/1' as const, id, ...base },
    ...{ title: { [first]: title }, population: { [first]: population } },
    start: { heading: { [first]: title }, lead: say(start.lead), who: say(start.who), why: say(start.why) },
    topics: [],
    lists: {},
  };
  // In one language: what is to be written over must not stay behind in another.
  const text = spoken([first], start.question);
  const question = newQuestion({ ...draft, pages: [] }, { id: 'q1', type: 'single', text });
  return schema.parse({ ...draft, pages: [{ id: 'q1', questions: [question] }] });
};

/** The same questions as another questionnaire. */
export const copyOf = (document: Questionnaire, id: string, title: string): Questionnaire => {
  const [first = 'ru'] = document.languages;
  return { ...document, id, title: { ...document.title, [first]: title } };
};
