// Statements of waves whose numbers were told: as people wrote them, their precision from those very numbers. No answer of a respondent is
// read here.
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { ServiceParts } from '../parts.ts';
import { boundedCache } from '../results/cache.ts';
import type { QuestionResult } from '../results/result.ts';
import { unmeasured } from './measure.ts';
import { precisionOf } from './precision.ts';
import { find, statementFrom, type Found, type Statement } from './statement.ts';

type Parts = Pick<ServiceParts, 'stores' | 'clock'>;
type Place = { readonly survey: string; readonly wave: string };

export type Telling = {
  /** Changes with anything that was told. */
  readonly edition: string;
  readonly questions: readonly QuestionResult[];
  /** Of which waves, in this order. */
  readonly waves: readonly Place[];
};

const editionsKept = 64;

/** Null where the wave is no longer kept, though a release still tells its numbers. */
const kept = async ({ stores, clock }: Parts, place: Place): Promise<Found | null> => {
  try {
    return await find(stores, { ...place, today: clock.today() });
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
};

const statementOf = async (
  parts: Parts,
  { questions }: Telling,
  place: Place,
): Promise<readonly Statement[]> => {
  const found = await kept(parts, place);
  if (!found) return [];
  const told = questions.filter(({ survey }) => survey.id === place.survey);
  const isUnfitted = told.some(({ waves }) =>
    waves.some(({ wave, weighting }) => wave.name === place.wave && weighting.isUnfitted),
  );
  const precision = found.wave.sample === 'volunteer' ? {} : precisionOf(told, place.wave);
  return [statementFrom(found, { ...unmeasured, ...precision, isUnfitted })];
};

export const statementsTold = (parts: Parts) => {
  const remember = boundedCache<readonly Statement[]>(editionsKept);
  return async (telling: Telling): Promise<readonly Statement[]> => {
    const written = await Promise.all(
      telling.waves.map(({ survey, wave }) => parts.stores.statements.find(`${survey}.${wave}`)),
    );
    const key = contentHash([telling.edition, telling.waves, written.map(each => each?.revision ?? 0)]);
    return remember(key, async () => {
      const statements: Statement[] = [];
      for (const place of telling.waves) statements.push(...(await statementOf(parts, telling, place)));
      return statements;
    });
  };
};
