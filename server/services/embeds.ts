// Findings as other sites show them: by their id, in the newest version that stands, or in one version for good.
import { Problem } from '../problem.ts';
import type { OpenDataService, OpenVersion } from './openData.ts';
import type { FrozenFinding, PublishedService, VisibleRelease, VisibleVersion } from './published.ts';

/** A version that shows the finding now, where an older one was asked for. */
export type Later = { readonly release: VisibleRelease; readonly version: VisibleVersion };

export type Embedded =
  | {
      readonly state: 'shown';
      readonly opened: OpenVersion;
      readonly finding: FrozenFinding;
      readonly later: Later | null;
    }
  /** Its numbers may not be used any more. */
  | { readonly state: 'withdrawn'; readonly release: VisibleRelease }
  /** A correction left it out. */
  | { readonly state: 'dropped'; readonly release: VisibleRelease };

type Parts = {
  readonly published: Pick<PublishedService, 'releases'>;
  readonly openData: Pick<OpenDataService, 'version'>;
};

const holds = (finding: string) => (version: VisibleVersion) => version.findings.includes(finding);

/** The newest version that speaks of the finding, of the release that came out last and still stands. */
const standing = (releases: readonly VisibleRelease[], finding: string): Later | null => {
  const release = releases.find(({ newest, withdrawn }) => !withdrawn && holds(finding)(newest));
  return release ? { release, version: release.newest } : null;
};

const shown = async (
  { openData }: Parts,
  { release, number }: { readonly release: VisibleRelease; readonly number?: number },
  [id, later]: readonly [string, Later | null],
): Promise<Embedded> => {
  const opened = await openData.version(release.id, number);
  const finding = opened.snapshot.findings.find(each => each.id === id);
  if (!finding) throw new Problem('not_found');
  return { state: 'shown', opened, finding, later };
};

const gone = (release: VisibleRelease): Embedded =>
  release.withdrawn ? { state: 'withdrawn', release } : { state: 'dropped', release };

export const embedService = (parts: Parts) => ({
  /** Follows corrections; `not_found` for what never was public. */
  live: async (finding: string): Promise<Embedded> => {
    const releases = await parts.published.releases();
    const now = standing(releases, finding);
    if (now) return shown(parts, { release: now.release }, [finding, null]); // with the method as it is told now
    const last = releases.find(({ versions }) => versions.some(holds(finding)));
    if (!last) throw new Problem('not_found');
    return gone(last);
  },
  /** `version`: the id of a version, `2013-1.2`. */
  frozen: async (finding: string, version: string): Promise<Embedded> => {
    const releases = await parts.published.releases();
    for (const release of releases)
      for (const each of release.versions)
        if (each.id === version && holds(finding)(each)) {
          if (release.withdrawn) return gone(release);
          const corrected = release.newest.id === version ? null : { release, version: release.newest };
          const now = standing(releases, finding);
          const later = corrected ?? (now?.version.id === version ? null : now);
          return shown(parts, { release, number: each.number }, [finding, later]);
        }
    throw new Problem('not_found');
  },
});

export type EmbedService = ReturnType<typeof embedService>;
