// How a wave came about, for a release of before this was frozen with it: as the system knows it today, its precision from the numbers
// that are published. No answer of a respondent is read.
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../parts.ts';
import type { Snapshot } from '../releases/snapshot.ts';
import { unmeasured } from './measure.ts';
import { precisionOf } from './precision.ts';
import { factsFrom, find, type Found, type StatementFacts } from './statement.ts';

type Parts = Pick<ServiceParts, 'stores' | 'clock'>;
type Named = { readonly survey: string; readonly wave: string };

/** Null where the wave is no longer kept, though a release still tells its numbers. */
const kept = async ({ stores, clock }: Parts, named: Named): Promise<Found | null> => {
  try {
    return await find(stores, { ...named, today: clock.today() });
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
};

export const olderFacts = async (
  parts: Parts,
  { findings }: Snapshot,
  named: Named,
): Promise<StatementFacts | null> => {
  const found = await kept(parts, named);
  if (!found) return null;
  const told = findings
    .flatMap(({ content }) => content.questions)
    .filter(question => question.survey.id === named.survey);
  const isUnfitted = told.some(({ waves }) =>
    waves.some(({ wave, weighting }) => wave.name === named.wave && weighting.isUnfitted),
  );
  const precision = found.wave.sample === 'volunteer' ? {} : precisionOf(told, named.wave);
  return factsFrom(found, { ...unmeasured, ...precision, isUnfitted });
};
