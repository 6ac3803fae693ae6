// A release with all its versions, and the one that is worked on.
import { Problem } from '../../problem.ts';
import type { Stores } from '../../stores/index.ts';
import type { ReleaseVersion } from '../../stores/releases.ts';

export type FoundRelease = {
  readonly id: string;
  /** Oldest first. */
  readonly versions: readonly ReleaseVersion[];
  /** The one that is worked on, else the one that stands. */
  readonly newest: ReleaseVersion;
};

export const findRelease = async (
  { releases }: Pick<Stores, 'releases'>,
  id: string,
): Promise<FoundRelease> => {
  const versions = await releases.ofRelease(id);
  const newest = versions.at(-1);
  if (!newest) throw new Problem('not_found');
  return { id, versions, newest };
};

export const isPublic = ({ state, from }: ReleaseVersion, now: Date): boolean =>
  state === 'published' && from !== undefined && from <= now;
