// Which questions came, went, got another name, and which stand elsewhere.
import { inLanguage } from '../language.ts';
import type { Question } from '../questions/schema.ts';
import type { Questionnaire } from '../schema.ts';
import { changeOf, isSame } from './change.ts';
import type { Change } from './change.ts';

const questionsIn = ({ pages }: Questionnaire): readonly Question[] => pages.flatMap(page => page.questions);

const textOf = ({ text }: Question): string => inLanguage(text, 'ru');

export type Pairs = {
  /** Questions of both versions, in the newer order. */
  readonly kept: readonly string[];
  /** The old id of a question that has a new one. */
  readonly renamed: ReadonlyMap<string, string>;
  readonly changes: readonly Change[];
};

export const pairsOf = (older: Questionnaire, newer: Questionnaire): Pairs => {
  const [was, now] = [questionsIn(older), questionsIn(newer)];
  const kept = now.filter(({ id }) => was.some(other => other.id === id)).map(({ id }) => id);
  const gone = was.filter(({ id }) => !kept.includes(id));
  const come = now.filter(({ id }) => !kept.includes(id));
  const renamed = new Map(
    come.flatMap(question => {
      const before = gone.find(other => other.type === question.type && textOf(other) === textOf(question));
      return before === undefined ? [] : [[question.id, before.id] as const];
    }),
  );
  const oldNames = new Set(renamed.values());
  return {
    kept,
    renamed,
    changes: [
      ...[...renamed].map(([id, before]) =>
        changeOf('question-renamed', { question: id, before, after: id }),
      ),
      ...gone
        .filter(({ id }) => !oldNames.has(id))
        .map(question => changeOf('question-removed', { question: question.id, before: textOf(question) })),
      ...come.filter(({ id }) => !renamed.has(id)).map(question => arrival(question, now, new Set(kept))),
    ],
  };
};

/** Only questions of the same version that follow it, and are old, can be coloured by a new one. */
const arrival = (question: Question, now: readonly Question[], kept: ReadonlySet<string>): Change => {
  const after = now
    .slice(now.indexOf(question) + 1)
    .filter(({ id, type }) => kept.has(id) && type !== 'information');
  return changeOf(
    after.length > 0 && question.type !== 'information' ? 'question-inserted' : 'question-added',
    {
      question: question.id,
      after: textOf(question),
    },
  );
};

/** The fewest questions whose move explains the new order: those outside the longest run that kept it. */
export const moves = (older: Questionnaire, newer: Questionnaire): readonly Change[] => {
  const was = questionsIn(older).map(({ id }) => id);
  const places = questionsIn(newer).flatMap(({ id }) => {
    const place = was.indexOf(id);
    return place === -1 ? [] : [{ id, place }];
  });
  const stayed = new Set(longestRise(places.map(({ place }) => place)));
  return places
    .filter(({ place }) => !stayed.has(place))
    .map(({ id, place }) =>
      changeOf('question-moved', { question: id, before: was[place - 1], after: before(newer, id) }),
    );
};

const before = (questionnaire: Questionnaire, id: string): string | undefined => {
  const all = questionsIn(questionnaire);
  return all[all.findIndex(question => question.id === id) - 1]?.id;
};

/** The longest rising subsequence of different numbers. */
const longestRise = (numbers: readonly number[]): readonly number[] => {
  const ends: number[][] = [];
  for (const number of numbers) {
    const at = ends.findIndex(end => (end.at(-1) ?? 0) >= number);
    const run = [...(ends[(at === -1 ? ends.length : at) - 1] ?? []), number];
    if (at === -1) ends.push(run);
    else ends[at] = run;
  }
  return ends.at(-1) ?? [];
};

/** Questions that share a page with others than before, as far as both versions have these. */
export const neighbours = (older: Questionnaire, newer: Questionnaire): readonly Change[] => {
  const mates = (questionnaire: Questionnaire, other: Questionnaire) => {
    const common = new Set(questionsIn(other).map(({ id }) => id));
    return new Map(
      questionnaire.pages.flatMap(page => {
        const ids = page.questions.map(({ id }) => id).filter(id => common.has(id));
        return ids.map(id => [id, ids.filter(each => each !== id).sort()] as const);
      }),
    );
  };
  const [was, now] = [mates(older, newer), mates(newer, older)];
  return [...now].flatMap(([id, beside]) => {
    const earlier = was.get(id) ?? [];
    return isSame(earlier, beside)
      ? []
      : [changeOf('page-changed', { question: id, before: earlier.join(', '), after: beside.join(', ') })];
  });
};
