// What open data is made of: published versions with the method of every wave in them, as its page tells it. No answer of a respondent is
// read here.
import { Problem } from '../problem.ts';
import type { MethodService, NamedWave } from './methods.ts';
import type { ServiceParts } from './parts.ts';
import type { PublishedService, PublishedVersion } from './published.ts';
import type { Statement } from './statements/statement.ts';

export type OpenVersion = PublishedVersion & {
  /** Of each wave in it that enough people answered, the oldest first. */
  readonly statements: readonly Statement[];
  /** The day since which this version can be seen. */
  readonly on: string;
};

type Parts = Pick<ServiceParts, 'clock'> & {
  readonly published: Pick<PublishedService, 'version' | 'newest'>;
  readonly methods: Pick<MethodService, 'statements' | 'ofVersion'>;
};

const idOf = ({ survey, wave }: NamedWave): string => `${survey}.${wave}`;

export const openDataService = ({ clock, published, methods }: Parts) => {
  const opened = async (version: PublishedVersion, isPinned = false): Promise<OpenVersion> => ({
    ...version,
    statements: isPinned
      ? await methods.ofVersion(version.version)
      : await methods.statements(version.snapshot.waves),
    on: clock.dayOf(version.version.from),
  });
  return {
    /** One that is named by its number comes with the method as it was published. `withdrawn` where its numbers may not be used any more. */
    version: async (id: string, number?: number): Promise<OpenVersion> => {
      const found = await published.version(id, number);
      if (found.release.withdrawn) throw new Problem('withdrawn', { release: id });
      return opened(found, number !== undefined);
    },
    /** The newest version of every release that stands, the newest release first. */
    newest: async (): Promise<readonly OpenVersion[]> => {
      const standing = await published.newest();
      const waves = new Map(
        standing.flatMap(({ snapshot }) => snapshot.waves.map(each => [idOf(each), each])),
      );
      const statements = await methods.statements([...waves.values()]);
      const told = new Map(statements.map(statement => [statement.wave.id, statement]));
      return standing.map(found => ({
        ...found,
        statements: found.snapshot.waves.flatMap(each => told.get(idOf(each)) ?? []),
        on: clock.dayOf(found.version.from),
      }));
    },
  };
};

export type OpenDataService = ReturnType<typeof openDataService>;
