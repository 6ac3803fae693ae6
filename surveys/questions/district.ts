// Where a person lives: one of the republic's districts and towns.
import { optionCategories, missingCategories, variable } from './describe.ts';
import type { QuestionModule } from './module.ts';
import { chosen, codesOf, isOneOf, keepOneOf, readOneOf, simulateOneOf, withShownOptions } from './one-of.ts';
import type { OneOf } from './one-of.ts';
import { doubledCodes } from './option-mistakes.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

/** People look for one word in a list they know. */
const secondsToFind = 6;

const asOneOf = ({ id, missing, required, options }: QuestionOf<'district'>): OneOf => ({
  id,
  missing,
  required,
  codes: codesOf(options),
});

export const district: QuestionModule<QuestionOf<'district'>> = {
  visible: withShownOptions,
  read: (question, form) => readOneOf(asOneOf(question), form),
  fields: (question, answers) => {
    const code = chosen(asOneOf(question), answers);
    return code === undefined ? {} : { [question.id]: code };
  },
  keep: (question, answers) => keepOneOf(asOneOf(question), answers),
  isAnswered: (question, answers) => chosen(asOneOf(question), answers) !== undefined,
  variables: question => [
    variable(question, {
      type: 'category',
      categories: [...optionCategories(question.options), ...missingCategories(question)],
      isOrdered: false,
    }),
  ],
  names: () => [],
  hasCode: (question, code) => isOneOf(asOneOf(question), code),
  representatives: question => codesOf(question.options),
  mistakes: question => doubledCodes(question.options, 'options'),
  seconds: (question, language) => readingSeconds([question.text, question.hint], language) + secondsToFind,
  simulate: (question, random) => simulateOneOf(asOneOf(question), random),
};
