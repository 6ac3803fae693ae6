// A question put in the place of another on purpose: linked by hand with a reason, which the version keeps; its trend starts anew.
import { inLanguage } from '../language.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { changeOf } from './change.ts';
import type { Change } from './change.ts';

export type Replacement = {
  /** The question of this version. */
  readonly question: string;
  /** The question of the version before, which is no longer there. */
  readonly was: string;
  /** Why, in the words of who linked them: stands in the history of versions. */
  readonly reason: string;
};

const questionsIn = ({ pages }: Questionnaire): readonly Question[] =>
  pages.flatMap(page => page.questions).filter(({ type }) => type !== 'information');

const without = (first: Questionnaire, second: Questionnaire): readonly Question[] => {
  const others = new Set(questionsIn(second).map(({ id }) => id));
  return questionsIn(first).filter(({ id }) => !others.has(id));
};

/** What can be linked: questions that went, and questions that came. */
export const replaceable = (older: Questionnaire, newer: Questionnaire) => ({
  gone: without(older, newer),
  come: without(newer, older),
});

const textIn = (questionnaire: Questionnaire, id: string): string => {
  const question = questionsIn(questionnaire).find(each => each.id === id);
  return question === undefined ? '' : inLanguage(question.text, 'ru');
};

const comings = ['question-added', 'question-inserted'];
const leavings = ['question-removed', 'question-renamed'];

/** The changes with each linked pair told once, as a replacement. */
export const withReplacements = (
  changes: readonly Change[],
  [older, newer]: readonly [Questionnaire, Questionnaire],
  links: readonly Replacement[],
): readonly Change[] => {
  const isLinked = ({ kind, question, before }: Change): boolean =>
    links.some(
      link =>
        (comings.includes(kind) && link.question === question) ||
        (leavings.includes(kind) && (link.was === question || link.was === before)),
    );
  const told = links.map(({ question, was }) =>
    changeOf('question-replaced', {
      ...{ question, before: textIn(older, was), after: textIn(newer, question) },
    }),
  );
  return [...told, ...changes.filter(change => !isLinked(change))];
};
