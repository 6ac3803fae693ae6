// Options put in order: all of them, or the first few places. One place each, without gaps.
import { answerTo, answerToRow, isRecord } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { anyOf, maybeMissing } from './chance.ts';
import { joined, missingCategories, variable } from './describe.ts';
import { isAllowedMissing, mistaken, valuesOf } from './fields.ts';
import type { Form, FormMistake, QuestionModule, Reading } from './module.ts';
import { codesOf, withShownOptions } from './one-of.ts';
import { doubledCodes } from './option-mistakes.ts';
import { readingSeconds, skimmingSeconds } from './pace.ts';
import type { QuestionOf } from './schema.ts';

type Ranking = QuestionOf<'ranking'>;

/** Told to the data of an option that was offered and got no place. */
export const unranked = 'unranked';

const secondsForPlace = 6;

const missingField = (ranking: Ranking): string => `${ranking.id}_missing`;
export const placeField = (ranking: Ranking, place: string): string => `${ranking.id}.${place}`;

/** `1`, `2`, ... as many places as are given out among the options shown. */
export const placesOf = ({ places, options }: Pick<Ranking, 'places' | 'options'>): readonly string[] =>
  Array.from({ length: Math.min(places ?? options.length, options.length) }, (_, at) => String(at + 1));

type Placed = { readonly place: string; readonly code: string };

/** Where both are filled the places count: a radio button cannot be cleared, a list can. */
const read = (ranking: Ranking, form: Form): Reading => {
  const { id, options } = ranking;
  const placed = placesOf(ranking).flatMap((place): readonly Placed[] =>
    valuesOf(form, placeField(ranking, place))
      .slice(0, 1)
      .map(code => ({ place, code })),
  );
  if (placed.length === 0) return readMissing(ranking, form);
  if (placed.some(({ code }) => !codesOf(options).includes(code))) {
    return mistaken({ question: id, code: 'unknown_answer' });
  }
  const mistakes = [...doubled(ranking, placed), ...empty(ranking, placed)];
  return mistakes.length > 0
    ? mistaken(...mistakes)
    : { answers: { [id]: recordOf(ranking, placed) }, mistakes };
};

const readMissing = (ranking: Ranking, form: Form): Reading => {
  const [missing, ...others] = valuesOf(form, missingField(ranking));
  if (missing === undefined) return mistaken({ question: ranking.id, code: 'choose_places' });
  return others.length === 0 && isAllowedMissing(ranking, missing)
    ? { answers: { [ranking.id]: missing }, mistakes: [] }
    : mistaken({ question: ranking.id, code: 'unknown_answer' });
};

const doubled = ({ id }: Ranking, placed: readonly Placed[]): readonly FormMistake[] =>
  placed.flatMap(({ place, code }, at) => {
    const before = placed.slice(0, at).find(other => other.code === code);
    return before
      ? [{ question: id, row: place, code: 'same_place', values: { code, place, other: before.place } }]
      : [];
  });

const empty = (ranking: Ranking, placed: readonly Placed[]): readonly FormMistake[] =>
  placesOf(ranking)
    .filter(place => placed.every(each => each.place !== place))
    .map(place => ({ question: ranking.id, row: place, code: 'empty_place', values: { place } }));

/** The place of every option shown, in the order of the questionnaire. */
const recordOf = ({ options }: Ranking, placed: readonly Placed[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    options.map(({ code }) => [code, placed.find(each => each.code === code)?.place ?? unranked]),
  );

/** A stored ranking stands while each place is still held by an option that is shown. */
const answerOf = (ranking: Ranking, answers: Answers): Answer | undefined => {
  const answer = answerTo(answers, ranking.id);
  if (isAllowedMissing(ranking, answer)) return answer;
  if (!isRecord(answer)) return undefined;
  const places = placesOf(ranking);
  const placed = ranking.options.flatMap(({ code }) => {
    const place = answerToRow(answer, code);
    return place !== undefined && places.includes(place) ? [{ place, code }] : [];
  });
  const isWhole = places.every(place => placed.filter(each => each.place === place).length === 1);
  return isWhole ? recordOf(ranking, placed) : undefined;
};

const fields = (ranking: Ranking, answers: Answers): Form => {
  const answer = answerOf(ranking, answers);
  if (typeof answer === 'string') return { [missingField(ranking)]: answer };
  if (!isRecord(answer)) return {};
  const places = Object.entries(answer).filter(([, place]) => place !== unranked);
  return Object.fromEntries(places.map(([code, place]) => [placeField(ranking, place), code]));
};

/** One variable for each option: its place. */
const variables: QuestionModule<Ranking>['variables'] = ranking => {
  const places = placesOf(ranking);
  const isPartial = places.length < ranking.options.length;
  const categories = [
    ...places.map(place => ({
      code: place,
      label: { ru: `${place}-е место`, en: `Place ${place}` },
      isMissing: false,
    })),
    ...(isPartial
      ? [{ code: unranked, label: { ru: 'Без места', en: 'Not placed' }, isMissing: false }]
      : []),
    ...missingCategories(ranking),
  ];
  return ranking.options.map(option =>
    variable(ranking, {
      name: `${ranking.id}_${option.code}`,
      row: option.code,
      type: 'category',
      label: option.label,
      text: joined(ranking.text, ' — ', option.label),
      categories,
      isOrdered: true,
    }),
  );
};

const simulate = (ranking: Ranking, random: () => number): Answers => {
  const missing = maybeMissing(ranking.missing, random);
  if (missing) return { [ranking.id]: missing };
  const placed = placesOf(ranking).reduce<readonly Placed[]>((all, place) => {
    const free = codesOf(ranking.options).filter(code => all.every(each => each.code !== code));
    return [...all, { place, code: anyOf(free, random) }];
  }, []);
  return { [ranking.id]: recordOf(ranking, placed) };
};

const mistakes: QuestionModule<Ranking>['mistakes'] = ({ options, places }) => [
  ...doubledCodes(options, 'options'),
  ...options.flatMap(({ code }, index) =>
    code === unranked
      ? [
          {
            path: ['options', index, 'code'],
            said: { code: 'place_code', values: { code: unranked } } as const,
          },
        ]
      : [],
  ),
  ...(places !== undefined && places > options.length
    ? [
        {
          path: ['places'],
          said: { code: 'places_many', values: { places, most: options.length } } as const,
        },
      ]
    : []),
];

export const ranking: QuestionModule<Ranking> = {
  visible: withShownOptions,
  read,
  fields,
  keep: (question, answers) => {
    const answer = answerOf(question, answers);
    return answer === undefined ? {} : { [question.id]: answer };
  },
  isAnswered: (question, answers) => answerOf(question, answers) !== undefined,
  variables,
  kind: () => 'number',
  names: question => [
    missingField(question),
    ...codesOf(question.options).map(code => `${question.id}_${code}`),
  ],
  hasCode: (question, code) =>
    isAllowedMissing(question, code) || code === unranked || placesOf(question).includes(code),
  representatives: () => undefined,
  mistakes,
  seconds: (question, language) =>
    readingSeconds([question.text, question.hint], language) +
    skimmingSeconds(question.options, language) +
    secondsForPlace * placesOf(question).length,
  simulate,
};
