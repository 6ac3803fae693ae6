// What open data is made of: published versions with the method of every wave in them. Statements are taken as people wrote them, and
// their precision from the numbers that are published: no answer of a respondent is read here.
import { contentHash } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { ServiceParts } from './parts.ts';
import type { PublishedService, PublishedVersion } from './published.ts';
import { boundedCache } from './results/cache.ts';
import type { QuestionResult } from './results/result.ts';
import { unmeasured } from './statements/measure.ts';
import { precisionOf } from './statements/precision.ts';
import { find, statementFrom, type Statement } from './statements/statement.ts';

export type OpenVersion = PublishedVersion & {
  /** Of each wave in it, the oldest first. */
  readonly statements: readonly Statement[];
  /** The day since which this version can be seen. */
  readonly on: string;
};

type Parts = Pick<ServiceParts, 'stores' | 'clock'> & {
  readonly published: Pick<PublishedService, 'version' | 'releases'>;
};

const versionsKept = 64;

const questionsOf = ({ snapshot }: PublishedVersion): readonly QuestionResult[] =>
  snapshot.findings.flatMap(({ content }) => content.questions);

const statementsOf = async (
  { stores, clock }: Parts,
  version: PublishedVersion,
): Promise<readonly Statement[]> => {
  const questions = questionsOf(version);
  const statements: Statement[] = [];
  for (const { survey, wave } of version.snapshot.waves) {
    const ofSurvey = questions.filter(question => question.survey.id === survey);
    const isUnfitted = ofSurvey.some(({ waves }) =>
      waves.some(result => result.wave.name === wave && result.weighting.isUnfitted),
    );
    const found = await find(stores, { survey, wave, today: clock.today() });
    const precision = found.wave.sample === 'volunteer' ? {} : precisionOf(ofSurvey, wave);
    statements.push(statementFrom(found, { ...unmeasured, ...precision, isUnfitted }));
  }
  return statements;
};

export const openDataService = (parts: Parts) => {
  const { stores, clock, published } = parts;
  const remember = boundedCache<readonly Statement[]>(versionsKept);
  const opened = async (version: PublishedVersion): Promise<OpenVersion> => {
    const written = await Promise.all(
      version.snapshot.waves.map(({ survey, wave }) => stores.statements.find(`${survey}.${wave}`)),
    );
    const key = contentHash([
      version.version.id,
      version.version.hash,
      written.map(each => each?.revision ?? 0),
    ]);
    const statements = await remember(key, () => statementsOf(parts, version));
    return { ...version, statements, on: clock.dayOf(version.version.from) };
  };
  return {
    /** `withdrawn` where its numbers may not be used any more. */
    version: async (id: string, number?: number): Promise<OpenVersion> => {
      const found = await published.version(id, number);
      if (found.release.withdrawn) throw new Problem('withdrawn', { release: id });
      return opened(found);
    },
    /** The newest version of every release that stands, the newest release first. */
    newest: async (): Promise<readonly OpenVersion[]> => {
      const standing = (await published.releases()).filter(({ withdrawn }) => !withdrawn);
      return Promise.all(standing.map(async ({ id }) => opened(await published.version(id))));
    },
  };
};

export type OpenDataService = ReturnType<typeof openDataService>;
