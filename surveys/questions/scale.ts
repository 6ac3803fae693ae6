// A point between two ends that have a meaning, for example 0 to 10.
import type { Localised } from '../localised.ts';
import type { Category } from '../variable.ts';
import { joined, missingCategories, variable } from './describe.ts';
import type { DefinitionMistake, QuestionModule } from './module.ts';
import { chosen, isOneOf, keepOneOf, oneOfBy, readOneOf, simulateOneOf } from './one-of.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type Scale = QuestionOf<'scale'>;

const secondsToChoose = 3;

/** More do not fit a phone, and nobody tells them apart. */
const mostPoints = 21;

/** The codes of its points, lowest first. */
export const pointsOf = ({ from, to }: Pick<Scale, 'from' | 'to'>): readonly string[] =>
  Array.from({ length: Math.min(mostPoints, Math.max(0, to - from + 1)) }, (_, step) => String(from + step));

const asOneOf = oneOfBy((scale: Scale) => pointsOf(scale));

/** The words at a point: of its ends, and of those between where each has its own. */
export const meaningOf = (
  { from, to, low, high, labels = [] }: Scale,
  point: string,
): Localised | undefined => {
  if (point === String(from)) return low;
  if (point === String(to)) return high;
  return labels.find(each => String(each.point) === point)?.label;
};

const categories = (scale: Scale): readonly Category[] => {
  return pointsOf(scale).map(code => {
    const meaning = meaningOf(scale, code);
    return { code, label: meaning ? joined({ ru: code }, ' — ', meaning) : { ru: code }, isMissing: false };
  });
};

const mistakes = ({ from, to, labels = [] }: Scale): readonly DefinitionMistake[] => {
  if (to <= from)
    return [{ path: ['to'], said: { code: 'not_above', values: { field: 'from', value: from } } }];
  if (to - from >= mostPoints) {
    return [
      { path: ['to'], said: { code: 'points_many', values: { points: to - from + 1, most: mostPoints } } },
    ];
  }
  return labels.flatMap(({ point }, index): readonly DefinitionMistake[] => {
    const path = ['labels', index, 'point'];
    if (point <= from || point >= to) return [{ path, said: { code: 'point_of_end', values: { point } } }];
    const isRepeated = labels.findIndex(each => each.point === point) < index;
    return isRepeated ? [{ path, said: { code: 'point_repeated', values: { point } } }] : [];
  });
};

export const scale: QuestionModule<Scale> = {
  visible: question => question,
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
      categories: [...categories(question), ...missingCategories(question)],
      isOrdered: true,
    }),
  ],
  names: () => [],
  hasCode: (question, code) => isOneOf(asOneOf(question), code),
  representatives: pointsOf,
  mistakes,
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint, question.low, question.high], language) +
    skimmingSeconds(question.labels ?? [], language) +
    secondsToChoose,
  simulate: (question, random) => simulateOneOf(asOneOf(question), random),
};
