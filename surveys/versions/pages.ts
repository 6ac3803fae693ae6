// Differences in pages themselves: their titles and whatever else is written on them.
import type { Page, Questionnaire } from '../schema.ts';
import { changeOf, isSame, shown } from './change.ts';
import type { Change } from './change.ts';
import { textChanges } from './wording.ts';
import type { Vocabulary } from './wording.ts';

/** Compared with the questions, or of no weight to respondents. */
const comparedElsewhere = new Set(['id', 'title', 'topic', 'relevant', 'questions']);

export const pageChanges = (
  older: Questionnaire,
  newer: Questionnaire,
  vocabulary: Vocabulary,
): readonly Change[] =>
  newer.pages.flatMap(page => {
    const before = older.pages.find(({ id }) => id === page.id);
    return before === undefined ? [] : changesOf(before, page, vocabulary);
  });

const changesOf = (was: Page, now: Page, vocabulary: Vocabulary): readonly Change[] => {
  const question = now.questions[0]?.id;
  const [before, after] = [new Map(Object.entries(was)), new Map(Object.entries(now))];
  return [
    ...textChanges(was.title, now.title, vocabulary).map(({ kind, ...text }) =>
      changeOf(kind === 'meaning-changed' ? 'reworded' : kind, { question, field: 'title', ...text }),
    ),
    ...[...new Set([...before.keys(), ...after.keys()])]
      .filter(field => !comparedElsewhere.has(field) && !isSame(before.get(field), after.get(field)))
      .map(field =>
        changeOf(field === 'block' || field === 'part' ? 'randomisation-changed' : 'field-changed', {
          question,
          field,
          before: shown(before.get(field)),
          after: shown(after.get(field)),
        }),
      ),
  ];
};
