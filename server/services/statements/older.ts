// How a wave came about, for a release of before this was frozen with it: as the system knows it today, its precision from the numbers
// that are published. No answer of a respondent is read.
import type { ServiceParts } from '../parts.ts';
import type { Snapshot } from '../releases/snapshot.ts';
import { unmeasured } from './measure.ts';
import { precisionOf } from './precision.ts';
import { factsFrom, find, type StatementFacts } from './statement.ts';

export const olderFacts = async (
  { stores, clock }: Pick<ServiceParts, 'stores' | 'clock'>,
  { findings }: Snapshot,
  { survey, wave }: { readonly survey: string; readonly wave: string },
): Promise<StatementFacts> => {
  const questions = findings
    .flatMap(({ content }) => content.questions)
    .filter(question => question.survey.id === survey);
  const isUnfitted = questions.some(({ waves }) =>
    waves.some(result => result.wave.name === wave && result.weighting.isUnfitted),
  );
  const found = await find(stores, { survey, wave, today: clock.today() });
  const precision = found.wave.sample === 'volunteer' ? {} : precisionOf(questions, wave);
  return factsFrom(found, { ...unmeasured, ...precision, isUnfitted });
};
