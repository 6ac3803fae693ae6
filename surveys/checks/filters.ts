// Rules about what is shown piece by piece: questions left without options or rows, and places nobody comes to.
import type { Answers } from '../answer.ts';
import { isRelevant } from '../conditions/relevance.ts';
import { conditionsOf, partsOf } from './conditions.ts';
import { expressionsOf, isTrue, outcomesOf } from './reach.ts';
import { questionsOf } from './rule.ts';
import type { Discovery, Rule } from './rule.ts';
import { placeText } from './place.ts';
import type { Place } from './place.ts';
import type { Study } from './study.ts';

/** Whether somebody who comes to the question may be shown none of its options. A grid without rows is meant: nobody is asked about what they did not meet. */
const mayVanish = (study: Study, place: Place): boolean => {
  const found = questionsOf(study.questionnaire).find(each => placeText(each.place) === placeText(place));
  if (found === undefined) return false;
  const { question, page } = found;
  const conditions = partsOf(question, 'options').map(({ relevant }) => relevant);
  if (conditions.length === 0 || conditions.some(relevant => relevant === undefined)) return false;
  const outcomes = outcomesOf(study, {
    name: 'an option is left',
    holds: (answers: Answers) => conditions.some(relevant => isRelevant(relevant, answers)),
    expressions: expressionsOf(conditions),
    around: [page.relevant, question.relevant].filter(outer => outer !== undefined),
  });
  return outcomes?.canFail === true && outcomes.canHold;
};

/** Pages and questions with a condition to which no simulated respondent came, though nothing proves that nobody can. */
const unvisited = (study: Study): readonly Discovery[] => {
  const pages = new Set(study.respondents.flatMap(({ steps }) => steps.map(({ page }) => page.id)));
  const impossible = new Set(
    conditionsOf(study.questionnaire)
      .filter(({ expression, around }) => {
        const outcomes = outcomesOf(study, isTrue(expression, around));
        return outcomes !== undefined && !outcomes.canHold;
      })
      .map(({ place }) => placeText(place.slice(0, 2))),
  );
  return study.questionnaire.pages.flatMap((page, index) => {
    const place = ['pages', index];
    return pages.has(page.id) || impossible.has(placeText(place)) ? [] : [{ place }];
  });
};

export const filterRules: readonly Rule[] = [
  {
    code: 'options-may-vanish',
    severity: 'warning',
    about: {
      ru: 'При некоторых ответах не останется ни одного варианта: вопрос молча пропадёт',
      en: 'Some answers leave no option: the question would vanish in silence',
    },
    remedy: {
      ru: 'Оставьте вариант без условия («Другое») или напишите `relevant` всему вопросу',
      en: 'Leave one option without a condition ("Other"), or give the whole question a `relevant`',
    },
    find: study =>
      questionsOf(study.questionnaire).flatMap(({ place }) => (mayVanish(study, place) ? [{ place }] : [])),
  },
  {
    code: 'hardly-reached',
    severity: 'advice',
    about: {
      ru: 'Из 1000 случайных респондентов сюда не пришёл никто',
      en: 'None of 1,000 simulated respondents came here',
    },
    remedy: {
      ru: 'Проверьте условие: для обещанной точности ответов может не хватить',
      en: 'Check the condition: there may be too few answers to publish',
    },
    find: unvisited,
  },
];
