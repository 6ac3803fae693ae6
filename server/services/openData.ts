// What open data is made of: published versions with the method of every wave in them. No answer of a respondent is read here.
import { Problem } from '../problem.ts';
import type { ServiceParts } from './parts.ts';
import type { PublishedService, PublishedVersion } from './published.ts';
import type { QuestionResult } from './results/result.ts';
import type { Statement } from './statements/statement.ts';
import { statementsTold } from './statements/told.ts';

export type OpenVersion = PublishedVersion & {
  /** Of each wave in it, the oldest first. */
  readonly statements: readonly Statement[];
  /** The day since which this version can be seen. */
  readonly on: string;
};

type Parts = Pick<ServiceParts, 'stores' | 'clock'> & {
  readonly published: Pick<PublishedService, 'version' | 'releases'>;
};

const questionsOf = ({ snapshot }: PublishedVersion): readonly QuestionResult[] =>
  snapshot.findings.flatMap(({ content }) => content.questions);

export const openDataService = (parts: Parts) => {
  const { clock, published } = parts;
  const statementsOf = statementsTold(parts);
  const opened = async (version: PublishedVersion): Promise<OpenVersion> => ({
    ...version,
    statements: await statementsOf({
      edition: `${version.version.id} ${version.version.hash}`,
      questions: questionsOf(version),
      waves: version.snapshot.waves,
    }),
    on: clock.dayOf(version.version.from),
  });
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
