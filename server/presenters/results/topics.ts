// Results by topic, whichever survey asked: what is published of trust stands together.
import type { ReleasedQuestion, ReleasedSurvey } from '../../services/published.ts';
import { markOf, say, type Reader } from '../reader.ts';

/** Surveys that name a topic alike mean the same. */
export const questionsOn = (surveys: readonly ReleasedSurvey[], topic: string): readonly ReleasedQuestion[] =>
  surveys.flatMap(({ questions }) => questions.filter(({ variable }) => variable.topic === topic));

/** Every topic that has a published question, in the order of the questionnaires. */
export const topicsIn = (reader: Reader, surveys: readonly ReleasedSurvey[], current: string | null) => {
  const named = new Map(
    surveys
      .flatMap(({ questions }) => questions)
      .toReversed() // the first survey that has a topic names it
      .flatMap(({ variable, topic }) =>
        variable.topic === undefined || !topic ? [] : [[variable.topic, topic] as const],
      ),
  );
  return [...named].toReversed().map(([code, label]) => ({
    ...{ code, name: say(reader, label), lang: markOf(reader, label) },
    href: `${reader.paths.results()}?topic=${encodeURIComponent(code)}`,
    count: questionsOn(surveys, code).length,
    isCurrent: code === current,
  }));
};
