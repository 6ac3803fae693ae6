// What everybody may see of releases at a moment: an embargo is a time that is compared on each reading, so there is no clock to fail.
import type { Localised } from '../../../surveys/localised.ts';
import type { ReleaseVersion } from '../../stores/releases.ts';

/** A published version whose time has come. */
export type VisibleVersion = ReleaseVersion & { readonly from: Date; readonly hash: string };

export type Withdrawal = { readonly at: Date; readonly reason: Localised };

export type VisibleRelease = {
  readonly id: string;
  /** Oldest first; of a withdrawn release those that were ever seen. */
  readonly versions: readonly VisibleVersion[];
  readonly newest: VisibleVersion;
  /** When its first version could be seen. */
  readonly since: Date;
  readonly withdrawn: Withdrawal | null;
};

/** Of a version withdrawn before its time nobody ever saw anything: it stays as if it had never been. */
const seenBy = (version: ReleaseVersion, now: Date): version is VisibleVersion => {
  const { from, hash, withdrawn } = version;
  if (from === undefined || hash === undefined) return false;
  return from <= (withdrawn?.at ?? now);
};

const withdrawalOf = (versions: readonly ReleaseVersion[]): Withdrawal | null => {
  const withdrawn = versions.find(({ state }) => state === 'withdrawn');
  return withdrawn?.withdrawn ? { at: withdrawn.withdrawn.at, reason: withdrawn.reason ?? {} } : null;
};

/** Of all versions that were ever published, the releases that may be seen now, in the order in which they came out. */
export const visibleReleases = (out: readonly ReleaseVersion[], now: Date): readonly VisibleRelease[] => {
  const byRelease = new Map<string, ReleaseVersion[]>();
  for (const version of out)
    byRelease.set(version.release, [...(byRelease.get(version.release) ?? []), version]);
  return [...byRelease]
    .flatMap(([id, all]): VisibleRelease[] => {
      const versions = all
        .filter((version): version is VisibleVersion => seenBy(version, now))
        .toSorted((a, b) => a.number - b.number);
      const [first, newest] = [versions[0], versions.at(-1)];
      if (!first || !newest) return [];
      return [{ id, versions, newest, since: first.from, withdrawn: withdrawalOf(all) }];
    })
    .toSorted((a, b) => a.since.getTime() - b.since.getTime() || (a.id < b.id ? -1 : 1));
};
