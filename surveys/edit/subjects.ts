// What a condition at a place can ask about: the questions before it, each with the verbs that fit and the values to choose from.
import type { Verb } from '../conditions/clauses.ts';
import type { Localised } from '../localised.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question, QuestionType } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { questionsIn } from './place.ts';

export type Subject = {
  /** `met`, or `trust.courts` for a row. */
  readonly name: string;
  readonly question: Question;
  /** The row. */
  readonly part: Localised | null;
  readonly verbs: readonly Verb[];
  /** Codes with their words; empty where a number is written. */
  readonly values: readonly { readonly code: string; readonly label: Localised }[];
  readonly isNumber: boolean;
};

const ofOne: readonly Verb[] = ['is', 'is_not', 'one_of', 'answered', 'not_answered'];
const ofSeveral: readonly Verb[] = ['chosen', 'not_chosen', 'answered', 'not_answered'];
const ofNumber: readonly Verb[] = ['is', 'more', 'less', 'at_least', 'at_most', 'answered', 'not_answered'];
const ofText: readonly Verb[] = ['answered', 'not_answered'];

const fitting: Readonly<Record<QuestionType, readonly Verb[] | null>> = {
  ...{ single: ofOne, multiple: ofSeveral, scale: ofNumber, number: ofNumber, text: ofText, grid: ofOne },
  ...{ district: ofOne, date: ofText, ranking: ofNumber, 'list-experiment': ofText },
  ...{ 'randomised-response': ofText, crosswise: ofText, information: null },
};

const subjectsOf = (question: Question): readonly Subject[] => {
  const verbs = fitting[question.type];
  if (!verbs) return [];
  const isNumber = verbs === ofNumber;
  const { id } = question;
  if (question.type === 'multiple') {
    const values = question.options.map(({ code, label }) => ({ code, label }));
    return [{ name: id, question, part: null, verbs, values, isNumber }];
  }
  const variables = moduleOf(question).variables(question);
  if (question.type !== 'grid' && question.type !== 'ranking') {
    const values = isNumber ? [] : (variables[0]?.categories ?? []);
    return [{ name: id, question, part: null, verbs, values, isNumber }];
  }
  return variables.map(({ row = '', label, categories }) => ({
    ...{ name: `${id}.${row}`, question, part: label, verbs, isNumber },
    values: isNumber ? [] : categories,
  }));
};

/** `before` is a question; null: all of them. */
export const subjectsBefore = (document: Questionnaire, before: string | null): readonly Subject[] => {
  const questions = questionsIn(document);
  const at = before === null ? -1 : questions.findIndex(({ id }) => id === before);
  return (at === -1 ? questions : questions.slice(0, at)).flatMap(subjectsOf);
};
