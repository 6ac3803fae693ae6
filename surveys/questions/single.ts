// One answer from a list.
import { optionCategories, missingCategories, variable } from './describe.ts';
import type { QuestionModule } from './module.ts';
import {
  chosen,
  codesOf,
  isOneOf,
  keepOneOf,
  oneOfBy,
  readOneOf,
  simulateOneOf,
  withShownOptions,
} from './one-of.ts';
import { optionMistakes } from './option-mistakes.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';
import { hasSpecify, keepSpecify, readSpecify, specifyField, specifyNames } from './specify.ts';

const secondsToChoose = 2;

const asOneOf = oneOfBy(({ options }: QuestionOf<'single'>) => codesOf(options));

export const single: QuestionModule<QuestionOf<'single'>> = {
  visible: withShownOptions,
  read: (question, form) => {
    const { answers, mistakes } = readOneOf(asOneOf(question), form);
    const code = chosen(asOneOf(question), answers);
    const specified = readSpecify(question, code === undefined ? [] : [code], form);
    return {
      answers: { ...answers, ...specified.answers },
      mistakes: [...mistakes, ...specified.mistakes],
    };
  },
  fields: (question, answers) => {
    const code = chosen(asOneOf(question), answers);
    return { ...(code === undefined ? {} : { [question.id]: code }), ...specifyField(question, answers) };
  },
  keep: (question, answers) => {
    const kept = keepOneOf(asOneOf(question), answers);
    return hasSpecify(question) ? { ...kept, ...keepSpecify(question, Object.values(kept), answers) } : kept;
  },
  isAnswered: (question, answers) => chosen(asOneOf(question), answers) !== undefined,
  variables: question => [
    variable(question, {
      type: 'category',
      categories: [...optionCategories(question.options), ...missingCategories(question)],
      isOrdered: question.ordered ?? false,
    }),
  ],
  names: specifyNames,
  hasCode: (question, code) => isOneOf(asOneOf(question), code),
  representatives: question => codesOf(question.options),
  mistakes: question => optionMistakes(question.options, 'options'),
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint], language) +
    skimmingSeconds(question.options, language) +
    secondsToChoose,
  simulate: (question, random) => simulateOneOf(asOneOf(question), random),
};
