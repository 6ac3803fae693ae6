// A choice between two answers, neither of which says what is true: what randomised response and crosswise have in common.
import type { Answers } from '../answer.ts';
import { inLanguage } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Variable } from '../variable.ts';
import { expectedYes } from '../sensitive/indirect.ts';
import type { ChanceDesign } from '../sensitive/indirect.ts';
import { maybeMissing } from './chance.ts';
import { missingCategories, optionCategories, variable } from './describe.ts';
import type { DefinitionMistake, QuestionModule } from './module.ts';
import { chosen, isOneOf, keepOneOf, oneOfBy, readOneOf } from './one-of.ts';
import { readingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type Hidden = QuestionOf<'randomised-response' | 'crosswise'>;

export type HiddenAnswer = { readonly code: string; readonly label: Localised };

export const yesOrNo: readonly HiddenAnswer[] = [
  { code: 'yes', label: { ru: 'Да', en: 'Yes' } },
  { code: 'no', label: { ru: 'Нет', en: 'No' } },
];

type Kind<Q extends Hidden> = {
  readonly categories: (question: Q) => readonly HiddenAnswer[];
  readonly designOf: (question: Q) => ChanceDesign | undefined;
  readonly mistakes: (question: Q) => readonly DefinitionMistake[];
  /** To understand the instruction and do what it says, beside reading the question. */
  readonly seconds: number;
};

/** Simulated respondents hide a truth that is as common as this. */
const simulatedPrevalence = 0.2;

export const hiddenChoice = <Q extends Hidden>(kind: Kind<Q>): QuestionModule<Q> => {
  const asOneOf = oneOfBy((question: Q) => codesOf(kind, question));
  return {
    visible: question => question,
    read: (question, form) => readOneOf(asOneOf(question), form),
    fields: (question, answers) => {
      const code = chosen(asOneOf(question), answers);
      return code === undefined ? {} : { [question.id]: code };
    },
    keep: (question, answers) => keepOneOf(asOneOf(question), answers),
    isAnswered: (question, answers) => chosen(asOneOf(question), answers) !== undefined,
    variables: question => [variableOf(kind, question)],
    names: () => [],
    hasCode: (question, code) => isOneOf(asOneOf(question), code),
    representatives: question => codesOf(kind, question),
    mistakes: kind.mistakes,
    seconds: (question, language) => readingSeconds([question.text, question.hint], language) + kind.seconds,
    words: (question, answer, language) => {
      const said = kind.categories(question).find(({ code }) => code === answer);
      return said && inLanguage(said.label, language);
    },
    simulate: (question, random) => simulate(kind, question, random),
  };
};

const codesOf = <Q extends Hidden>(kind: Kind<Q>, question: Q): readonly string[] =>
  kind.categories(question).map(({ code }) => code);

const variableOf = <Q extends Hidden>(kind: Kind<Q>, question: Q): Variable => {
  const indirect = kind.designOf(question);
  return variable(question, {
    type: 'category',
    categories: [...optionCategories([...kind.categories(question)]), ...missingCategories(question)],
    isOrdered: false,
    ...(indirect === undefined ? {} : { indirect }),
  });
};

const simulate = <Q extends Hidden>(kind: Kind<Q>, question: Q, random: () => number): Answers => {
  const [design, missing] = [kind.designOf(question), maybeMissing(question.missing, random)];
  const share = design ? expectedYes(design, simulatedPrevalence) : 0.5;
  const other = codesOf(kind, question).find(code => code !== design?.yes) ?? '';
  return { [question.id]: missing ?? (random() < share && design ? design.yes : other) };
};
