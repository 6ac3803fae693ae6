// "Other, what exactly": a short text that stands beside a choice, kept only while its option is chosen. Never required.
import { answerTo, isRecord } from '../answer.ts';
import type { Answers } from '../answer.ts';
import { mistaken, nothing, valuesOf } from './fields.ts';
import type { Form, Reading } from './module.ts';
import type { Option } from './option.ts';
import { readText } from './written.ts';

export const specifyLength = 200;

type Choice = { readonly id: string; readonly options: readonly Option[] };

export const specifyName = (question: { readonly id: string }): string => `${question.id}_specify`;

export const specifyNames = (question: Choice): readonly string[] =>
  hasSpecify(question) ? [specifyName(question)] : [];

/** Whether any option opens the field. */
export const hasSpecify = (question: Choice): boolean => question.options.some(option => option.specify);

const isOpen = (question: Choice, chosen: readonly unknown[]): boolean =>
  question.options.some(option => option.specify && chosen.includes(option.code));

export const readSpecify = (question: Choice, chosen: readonly string[], form: Form): Reading => {
  if (!isOpen(question, chosen)) return nothing;
  const name = specifyName(question);
  const [raw] = valuesOf(form, name);
  if (raw === undefined) return nothing;
  const read = readText(raw, specifyLength);
  if ('code' in read) {
    const { code } = read;
    return mistaken({ question: question.id, code, values: { max: specifyLength, field: name } });
  }
  return read.text === '' ? nothing : { answers: { [name]: { text: read.text } }, mistakes: [] };
};

export const keepSpecify = (question: Choice, chosen: readonly unknown[], answers: Answers): Answers => {
  const text = specified(question, answers);
  return text === undefined || !isOpen(question, chosen) ? {} : { [specifyName(question)]: { text } };
};

export const specifyField = (question: Choice, answers: Answers): Form => {
  const text = specified(question, answers);
  return text === undefined ? {} : { [specifyName(question)]: text };
};

const specified = (question: Choice, answers: Answers): string | undefined => {
  if (!hasSpecify(question)) return undefined;
  const answer = answerTo(answers, specifyName(question));
  const raw: unknown = isRecord(answer) ? answer['text'] : undefined;
  const written = typeof raw === 'string' ? readText(raw, specifyLength) : undefined;
  return written && 'text' in written && written.text !== '' ? written.text : undefined;
};
