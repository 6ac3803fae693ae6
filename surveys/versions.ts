// The difference between two versions of a questionnaire, each graded by what it does to a trend.
import type { Questionnaire } from './schema.ts';
import { changeOf, isSame, shown } from './versions/change.ts';
import type { Change } from './versions/change.ts';
import { grades } from './versions/grade.ts';
import type { Grade } from './versions/grade.ts';
import { pageChanges } from './versions/pages.ts';
import type { Kind } from './versions/kinds.ts';
import { moves, neighbours, pairsOf } from './versions/order.ts';
import { questionChanges } from './versions/questions.ts';
import type { Placed } from './versions/questions.ts';
import { textChanges, vocabularyOf } from './versions/wording.ts';
import type { Vocabulary } from './versions/wording.ts';

export type { Change } from './versions/change.ts';
export { grades, gradeWords } from './versions/grade.ts';
export type { Grade } from './versions/grade.ts';
export { kinds } from './versions/kinds.ts';
export { replaceable, withReplacements } from './versions/replaced.ts';
export type { Replacement } from './versions/replaced.ts';

/** All changes: of the survey, then question by question in the newer order; those that went come last. */
export const difference = (older: Questionnaire, newer: Questionnaire): readonly Change[] => {
  const vocabulary = vocabularyOf(older.pages, newer.pages);
  const [was, now] = [placedIn(older), placedIn(newer)];
  const { renamed, changes } = pairsOf(older, newer);
  const compared = [...now].flatMap(([id, after]) => {
    const before = was.get(renamed.get(id) ?? id);
    return before === undefined ? [] : questionChanges(before, after, vocabulary);
  });
  const all = [
    ...changes,
    ...moves(older, newer),
    ...neighbours(older, newer),
    ...pageChanges(older, newer, vocabulary),
    ...compared,
  ];
  const order = [...now.keys()];
  const rank = ({ question = '' }: Change): number =>
    order.includes(question) ? order.indexOf(question) : order.length;
  return [
    ...surveyChanges(older, newer, vocabulary),
    ...all.sort((first, second) => rank(first) - rank(second)),
  ];
};

/** The gravest grade of the changes; `safe` where there are none. */
export const gravest = (changes: readonly Change[]): Grade =>
  grades.find(grade => changes.some(change => change.grade === grade)) ?? 'safe';

export type ChangedQuestion = {
  /** Undefined for what concerns the survey as a whole. */
  readonly question: string | undefined;
  readonly grade: Grade;
  readonly changes: readonly Change[];
};

/** The changes question by question, in the order in which they came; each with its gravest grade. */
export const changesByQuestion = (changes: readonly Change[]): readonly ChangedQuestion[] => {
  const places = new Map<string | undefined, Change[]>();
  for (const change of changes) places.set(change.question, [...(places.get(change.question) ?? []), change]);
  return [...places].map(([question, all]) => ({ question, grade: gravest(all), changes: all }));
};

const placedIn = ({ pages }: Questionnaire): ReadonlyMap<string, Placed> =>
  new Map(
    pages.flatMap(page =>
      page.questions.map(question => [question.id, { question, pageCondition: page.relevant }] as const),
    ),
  );

const surveyChanges = (
  older: Questionnaire,
  newer: Questionnaire,
  vocabulary: Vocabulary,
): readonly Change[] => [
  ...(older.id === newer.id
    ? []
    : [changeOf('survey-renamed', { field: 'id', before: older.id, after: newer.id })]),
  ...textChanges(older.population, newer.population, vocabulary).map(({ kind, ...text }) =>
    changeOf(kind === 'reworded' || kind === 'meaning-changed' ? 'population-changed' : kind, {
      field: 'population',
      ...text,
    }),
  ),
  ...newer.languages
    .filter(language => !older.languages.includes(language))
    .map(language => changeOf('language-added', { field: 'languages', language, after: language })),
  ...older.languages
    .filter(language => !newer.languages.includes(language))
    .map(language => changeOf('language-removed', { field: 'languages', language, before: language })),
  ...(isSame(older.start, newer.start) ? [] : [changeOf('start-changed', { field: 'start' })]),
  ...(isSame([older.title, older.topics], [newer.title, newer.topics])
    ? []
    : [changeOf('title-changed', { field: 'title' })]),
  ...otherChanges(older, newer),
];

const comparedElsewhere = new Set([
  ...['format', 'id', 'title', 'population', 'languages', 'start', 'topics', 'lists', 'pages'],
]);

const otherKinds: Readonly<Record<string, Kind>> = {
  calculations: 'calculation-changed',
  blocks: 'randomisation-changed',
};

/** Fields of the file that nothing above compares: no difference may go unseen. */
const otherChanges = (older: Questionnaire, newer: Questionnaire): readonly Change[] => {
  const [was, now] = [new Map(Object.entries(older)), new Map(Object.entries(newer))];
  return [...new Set([...was.keys(), ...now.keys()])]
    .filter(field => !comparedElsewhere.has(field) && !isSame(was.get(field), now.get(field)))
    .map(field =>
      changeOf(otherKinds[field] ?? 'field-changed', {
        field,
        before: shown(was.get(field)),
        after: shown(now.get(field)),
      }),
    );
};
