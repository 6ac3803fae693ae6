// Which findings come first. Among many questions some change by chance, so only a change that outlives the number of looks is news.
import type { QuestionResult } from '../../services/results/index.ts';

const significance = 0.05;
/** Findings on fewer answers stand last: their intervals are wide, and a headline makes them look firm. */
const firmBase = 200;

type Candidate<Question extends QuestionResult> = {
  readonly question: Question;
  readonly order: number;
  readonly rank: number;
  readonly strength: number;
};

/** 0: an established change, 1: everybody was asked, 2: some were, 3: few were. */
const rankOf = ({ waves, isFiltered }: QuestionResult, looks: number): number => {
  const { base = null, focus } = waves.at(-1) ?? {};
  if (!base || base.n < firmBase) return 3;
  const pValue = focus?.change?.pValue ?? 1;
  if (pValue * looks < significance) return 0;
  return isFiltered ? 2 : 1;
};

/** Only questions whose questionnaire says what their number means, and whose newest number may be shown. */
export const newsworthy = <Question extends QuestionResult>(
  questions: readonly Question[],
): readonly Question[] => {
  const telling = questions.filter(
    ({ focus, waves }) => focus?.kind === 'headline' && waves.at(-1)?.focus.estimate,
  );
  return telling
    .map((question, order): Candidate<Question> => {
      const rank = rankOf(question, telling.length);
      const strength = rank === 0 ? Math.abs(question.waves.at(-1)?.focus.change?.t ?? 0) : 0;
      return { question, order, rank, strength };
    })
    .sort((a, b) => a.rank - b.rank || b.strength - a.strength || a.order - b.order)
    .map(({ question }) => question);
};
