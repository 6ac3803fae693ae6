// An answer in the respondent's own words. It is never tabulated: words can give a person away.
import { answerTo, isRecord } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { Form, QuestionModule, Reading } from './module.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';
import { readText } from './written.ts';

type Text = QuestionOf<'text'>;

const secondsToWrite = 25;

const missingField = (question: Text): string => `${question.id}_missing`;

/** Where both are filled the words count: a radio button cannot be cleared, a field can. */
const read = (question: Text, form: Form): Reading => {
  const { id, length } = question;
  const [raw = '', ...more] = valuesOf(form, id);
  if (more.length > 0) return mistaken({ question: id, code: 'write_text' });
  const written = readText(raw, length);
  if ('code' in written) return mistaken({ question: id, code: written.code, values: { max: length } });
  if (written.text !== '') return { answers: { [id]: { text: written.text } }, mistakes: [] };
  const [missing, ...others] = valuesOf(form, missingField(question));
  if (missing === undefined) return mistaken({ question: id, code: 'write_text' });
  return others.length === 0 && isAllowedMissing(question, missing)
    ? { answers: { [id]: missing }, mistakes: [] }
    : mistaken({ question: id, code: 'unknown_answer' });
};

const answerOf = (question: Text, answers: Answers): Answer | undefined => {
  const answer = answerTo(answers, question.id);
  if (isAllowedMissing(question, answer)) return answer;
  const raw: unknown = isRecord(answer) ? answer['text'] : undefined;
  const written = typeof raw === 'string' ? readText(raw, question.length) : undefined;
  return written && 'text' in written && written.text !== '' ? { text: written.text } : undefined;
};

export const text: QuestionModule<Text> = {
  visible: question => question,
  read,
  fields: (question, answers) => {
    const answer = answerOf(question, answers);
    if (typeof answer === 'string') return { [missingField(question)]: answer };
    return isRecord(answer) && answer['text'] !== undefined ? { [question.id]: answer['text'] } : {};
  },
  keep: (question, answers) => {
    const answer = answerOf(question, answers);
    return answer === undefined ? {} : { [question.id]: answer };
  },
  isAnswered: (question, answers) => answerOf(question, answers) !== undefined,
  variables: () => [],
  names: question => [missingField(question)],
  hasCode: () => true,
  representatives: (_, { codes }) => [{ text: 'words' }, ...codes.map(words => ({ text: words }))],
  mistakes: () => [],
  seconds: (question, language) => readingSeconds([question.text, question.hint], language) + secondsToWrite,
  simulate: (question, random) => ({
    [question.id]: maybeMissing(question.missing, random) ?? {
      text: anyOf(samples, random).slice(0, question.length),
    },
  }),
};

const samples = ['Нет', 'Не знаю, что добавить', 'Хотелось бы меньше очередей и больше ясности'] as const;
