// The kinds of differences between two versions: the closed list, with the usual grade of each and its sentences.
import { answerKinds } from './answer-kinds.ts';
import type { KindOfChange } from './grade.ts';
import { questionKinds } from './question-kinds.ts';

const surveyKinds = {
  'survey-renamed': {
    grade: 'breaks',
    message: { ru: 'Изменён `id` опроса', en: 'The `id` of the survey changed' },
    effect: {
      ru: 'Для программы это другой опрос, ряды начнутся заново. Верните прежний `id`',
      en: 'To the program it is another survey, and all trends begin anew. Put the old `id` back',
    },
  },
  'population-changed': {
    grade: 'breaks',
    message: { ru: 'Изменено, кого опрашивают', en: 'Whom the survey is about changed' },
    effect: {
      ru: 'Годы говорят о разных людях. Если люди те же, верните прежние слова; если нет, заведите новый опрос',
      en: 'The years speak of different people. If they are the same, put the old words back; if not, begin a new survey',
    },
  },
  'start-changed': {
    grade: 'touches',
    message: { ru: 'Изменена начальная страница', en: 'The start page changed' },
    effect: {
      ru: 'Другое приглашение может привести других людей. Укажите это в описании волны',
      en: 'Another invitation may bring other people. Note it in the description of the wave',
    },
  },
  'language-added': {
    grade: 'safe',
    message: { ru: 'Добавлен язык', en: 'A language was added' },
    effect: {
      ru: 'Ответят и те, кому было трудно на другом языке. Сравните ответы по языкам',
      en: 'People will answer who found it hard in another language. Compare the answers by language',
    },
  },
  'language-removed': {
    grade: 'touches',
    message: { ru: 'Убран язык', en: 'A language was removed' },
    effect: {
      ru: 'Часть людей ответит на чужом языке или не ответит. Верните язык',
      en: 'Some people will answer in a foreign language, or not at all. Put the language back',
    },
  },
  'question-replaced': {
    grade: 'breaks',
    message: { ru: 'Вопрос поставлен вместо другого', en: 'A question was put in the place of another' },
    effect: {
      ru: 'Связь сохранится в версии; ряд начнётся заново: с прежними волнами доли не сравниваются',
      en: 'The version keeps the link; the trend starts anew: shares are not compared with earlier waves',
    },
  },
  'title-changed': {
    grade: 'safe',
    message: { ru: 'Изменено название опроса или темы', en: 'The title of the survey or of a topic changed' },
    effect: { ru: 'На ответы не влияет', en: 'It does not influence answers' },
  },
} as const satisfies Readonly<Record<string, KindOfChange>>;

export const kinds = { ...surveyKinds, ...questionKinds, ...answerKinds } as const satisfies Readonly<
  Record<string, KindOfChange>
>;

export type Kind = keyof typeof kinds;
export const isKind = (name: string): name is Kind => Object.hasOwn(kinds, name);
