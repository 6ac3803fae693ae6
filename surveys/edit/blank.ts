// What a new question begins with, and what a question keeps when its type is changed.
import { moduleOf } from '../questions/index.ts';
import { question as questionSchema } from '../questions/schema.ts';
import type { Question, QuestionType } from '../questions/schema.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import type { ListName } from './edit.ts';
import { newWords, stemOf } from './new-line.ts';
import type { Told } from './paste.ts';
import { findPage } from './place.ts';
import { isTaken } from './questions.ts';

export const questionTypes: readonly QuestionType[] = questionSchema.options.map(
  each => each.shape.type.value,
);

const words = (ru: string, en: string): Localised => ({ ru, en });

const yesNo = [
  { code: 'yes', label: words('Да', 'Yes') },
  { code: 'no', label: words('Нет', 'No') },
];

type Lines = Pick<Beginning, 'type'> & { readonly list: ListName; readonly language: Language };

/** Lines to be written over, as the button that adds another would make them: in one language, so that none stays behind. */
const lines = ({ list, type, language }: Lines, numbers: readonly number[] = [1, 2]) =>
  numbers.map(number => ({
    code: `${stemOf(list, type)}${number}`,
    label: { [language]: newWords(list, type, String(number))[language] },
  }));

const birthday = { unit: 'month', from: 1, to: 3 };

/** The fields without which a question of the type cannot be. */
const needed = (type: QuestionType, language: Language): Readonly<Record<string, unknown>> => {
  const of = (list: ListName, numbers?: readonly number[]) => lines({ list, type, language }, numbers);
  switch (type) {
    case 'single':
      return { options: yesNo };
    case 'multiple':
    case 'district':
    case 'ranking':
      return { options: of('options') };
    case 'scale':
      return {
        from: 0,
        to: 10,
        low: words('Совсем нет', 'Not at all'),
        high: words('Полностью', 'Completely'),
      };
    case 'number':
      return { min: 0, max: 100 };
    case 'grid':
      return { rows: of('rows'), options: yesNo };
    case 'list-experiment':
      return { items: of('items'), sensitive_item: { ...of('items', [3])[0], code: 'sensitive' } };
    case 'randomised-response':
      return { instrument: 'coin', forced: { yes: ['heads'], no: [] } };
    case 'crosswise':
      return { birthday };
    default:
      return {};
  }
};

/** Texts of a new question only in the languages the questionnaire has. */
const inLanguagesOf = ({ languages }: Pick<Questionnaire, 'languages'>, value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(each => inLanguagesOf({ languages }, each));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value);
  if (entries.every(([key]) => key === 'ru' || key === 'en')) {
    const kept = entries.filter(([key]) => languages.some(language => language === key));
    return Object.fromEntries(kept.length > 0 ? kept : entries.slice(0, 1));
  }
  return Object.fromEntries(entries.map(([key, inside]) => [key, inLanguagesOf({ languages }, inside)]));
};

/** `q1`, `q2`, … the first that no question, page or calculation has. */
export const freeId = (document: Questionnaire, stem = 'q', first = 1): string => {
  for (let number = first; ; number += 1) {
    const id = `${stem}${number}`;
    if (!isTaken(document, id) && !findPage(document, id)) return id;
  }
};

export type Beginning = { readonly id: string; readonly type: QuestionType; readonly text: Localised };

export const newQuestion = (document: Questionnaire, { id, type, text }: Beginning): Question =>
  questionSchema.parse({
    ...(inLanguagesOf(document, needed(type, document.languages[0] ?? 'ru')) as object), // a group of fields in, a group of fields out
    ...{ id, type, text },
  });

/** A number must have limits, and nobody has chosen these: whoever answers beyond them would be refused. */
export const toldOfNew = (question: Question): readonly Told[] =>
  question.type === 'number' ? [{ code: 'limits', line: 0, words: `${question.min}–${question.max}` }] : [];

/** Whether a list is still as a new question of the type has it: nobody has written there yet. */
export const isUntouched = (document: Questionnaire, question: Question, list: string): boolean => {
  const fresh = newQuestion(document, { id: question.id, type: question.type, text: question.text });
  return JSON.stringify(Reflect.get(fresh, list)) === JSON.stringify(Reflect.get(question, list));
};

const shapeOf = (type: QuestionType): readonly string[] =>
  questionSchema.options.flatMap(each => (each.shape.type.value === type ? Object.keys(each.shape) : []));

/** They mean another thing in every type. */
const ownLimits: readonly string[] = ['type', 'min', 'max'];

/** The headline counts codes: without them it says nothing. */
const withFittingHeadline = (question: Question): Question => {
  if (question.type === 'information' || question.headline === undefined) return question;
  const known = moduleOf(question)
    .variables(question)
    .flatMap(variable => variable.categories.map(category => category.code));
  if (question.headline.codes.every(code => known.includes(code))) return question;
  const { headline: _, ...rest } = question;
  return rest;
};

/** The question as one of another type: it keeps every field the two have in common that the new type accepts. */
export const retyped = (document: Questionnaire, question: Question, type: QuestionType): Question => {
  const fields = shapeOf(type);
  const kept = Object.entries(question).filter(([key]) => fields.includes(key) && !ownLimits.includes(key));
  const base = { ...newQuestion(document, { id: question.id, type, text: question.text }) };
  const whole = questionSchema.safeParse({ ...base, ...Object.fromEntries(kept), type });
  return withFittingHeadline(whole.success ? whole.data : base);
};
