// Where a person lives: one of the republic's districts and towns.
import { optionCategories, missingCategories, variable } from './describe.ts';
import { mistaken, valuesOf } from './fields.ts';
import type { Form, QuestionModule, Reading } from './module.ts';
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
import { doubledCodes } from './option-mistakes.ts';
import { readingSeconds } from './pace.ts';
import { isSearched, placesNamed } from './place-name.ts';
import type { QuestionOf } from './schema.ts';

/** People look for one word in a list they know. */
const secondsToFind = 6;

const asOneOf = oneOfBy(({ options }: QuestionOf<'district'>) => codesOf(options));

export const nameField = ({ id }: { readonly id: string }): string => `${id}_name`;

/** Where a name is written it counts: a radio button cannot be cleared, a field can. */
const read = (question: QuestionOf<'district'>, form: Form): Reading => {
  const { id, options } = question;
  const [written = ''] = isSearched(options) ? valuesOf(form, nameField(question)) : [];
  if (written.trim() === '') return readOneOf(asOneOf(question), form);
  const [found, ...more] = placesNamed(options, written);
  const field = { field: nameField(question) };
  if (found === undefined) return mistaken({ question: id, code: 'unknown_place', values: field });
  return more.length === 0
    ? { answers: { [id]: found.code }, mistakes: [] }
    : mistaken({ question: id, code: 'several_places', values: field });
};

export const district: QuestionModule<QuestionOf<'district'>> = {
  visible: withShownOptions,
  read,
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
  names: ({ id, options }) => (isSearched(options) ? [nameField({ id })] : []),
  hasCode: (question, code) => isOneOf(asOneOf(question), code),
  representatives: question => codesOf(question.options),
  mistakes: question => doubledCodes(question.options, 'options'),
  seconds: (question, language) => readingSeconds([question.text, question.hint], language) + secondsToFind,
  simulate: (question, random) => simulateOneOf(asOneOf(question), random),
};
