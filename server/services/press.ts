// The press desk: every finding that is public, and those that are approved and wait. Whoever looks at the numbers of one that waits
// is written down, with every file that leaves.
import type { Localised } from '../../surveys/localised.ts';
import { Problem } from '../problem.ts';
import type { ReleaseVersion } from '../stores/releases.ts';
import type { AuditService } from './audit.ts';
import type { MethodService } from './methods.ts';
import type { ServiceParts } from './parts.ts';
import { isPublic } from './releases/found.ts';
import { snapshotShelf, type SnapshotShelf } from './releases/shelf.ts';
import type { FrozenFinding, Snapshot } from './releases/snapshot.ts';
import type { Statement } from './statements/statement.ts';

export type { FrozenFinding, Snapshot } from './releases/snapshot.ts';

/** `waiting`: published for a time that has not come; `approved`: not yet given a time. */
export type PressState = 'public' | 'waiting' | 'approved';

/** A version of a release, as the press desk has it. */
export type PressVersion = {
  readonly release: string;
  readonly number: number;
  /** `2013-1.2`. */
  readonly id: string;
  readonly title: Localised;
  readonly state: PressState;
  /** Since when, or from when, everybody may see it; null while no time is set. */
  readonly from: Date | null;
  readonly isDemonstration: boolean;
  readonly hash: string;
  readonly snapshot: Snapshot;
};

export type PressFinding = { readonly version: PressVersion; readonly finding: FrozenFinding };

export type PressParts = ServiceParts & {
  readonly audit: AuditService;
  readonly methods: Pick<MethodService, 'statements' | 'ofVersion'>;
};

const stateOf = (version: ReleaseVersion, now: Date): PressState | null => {
  if (isPublic(version, now)) return 'public';
  if (version.state === 'published') return 'waiting';
  return version.state === 'approved' ? 'approved' : null;
};

type Sent = { readonly version: ReleaseVersion; readonly state: PressState; readonly hash: string };

const opened = async (shelf: SnapshotShelf, { version, state, hash }: Sent): Promise<PressVersion> => {
  const { id, release, number, title, from, isDemonstration } = version;
  const { snapshot } = await shelf({ id, release, hash });
  return { id, release, number, title, state, hash, snapshot, isDemonstration, from: from ?? null };
};

/** Of what is public the newest version of each release, of what is not whatever is approved; the newest first. */
const standing = async ({ stores, clock }: PressParts): Promise<readonly Sent[]> => {
  const now = clock.now();
  const newest = new Map<string, Sent>();
  for (const version of await stores.releases.all()) {
    const { release, number, hash } = version;
    const state = stateOf(version, now);
    if (state === null || hash === undefined) continue;
    const key = `${release} ${state === 'public' ? 'public' : 'waiting'}`;
    if ((newest.get(key)?.version.number ?? 0) < number) newest.set(key, { version, state, hash });
  }
  const timeOf = ({ version, state }: Sent): number =>
    state === 'public' ? (version.from?.getTime() ?? 0) : Infinity;
  return [...newest.values()].toSorted(
    (a, b) =>
      Number(timeOf(a) < timeOf(b)) - Number(timeOf(a) > timeOf(b)) || (a.version.id < b.version.id ? 1 : -1),
  );
};

/** What was corrected since stays to be had under its own address while its release stands. */
const versionNamed = async (parts: PressParts, shelf: SnapshotShelf, id: string): Promise<PressVersion> => {
  const [release = '', number = ''] = id.split('.');
  const version = (await parts.stores.releases.ofRelease(release)).find(
    each => String(each.number) === number && each.id === id,
  );
  const state = version ? stateOf(version, parts.clock.now()) : null;
  if (!version || state === null || version.hash === undefined) throw new Problem('not_found');
  return opened(shelf, { version, state, hash: version.hash });
};

const looked = async ({ audit }: PressParts, { id, state }: PressVersion, who: string): Promise<void> => {
  if (state !== 'public') await audit.record({ who, what: 'release_viewed', object: id });
};

/** When this person came in the time before this one; null at the first time. */
const lastVisit = async ({ audit }: PressParts, who: string): Promise<Date | null> =>
  (await audit.ofObject(who, 'signed_in')).at(-2)?.at ?? null;

const listOf = async (parts: PressParts, shelf: SnapshotShelf): Promise<readonly PressFinding[]> => {
  const found: PressFinding[] = [];
  for (const sent of await standing(parts)) {
    const version = await opened(shelf, sent);
    found.push(...version.snapshot.findings.map(finding => ({ version, finding })));
  }
  return found;
};

export const pressService = (parts: PressParts) => {
  const shelf = snapshotShelf(parts.stores);
  return {
    /** The method of every wave of a version that somebody has opened. */
    statements: (version: PressVersion): Promise<readonly Statement[]> =>
      version.state === 'public'
        ? parts.methods.statements(version.snapshot.waves)
        : parts.methods.ofVersion(version),
    /** Numbers of what is not public must not be shown from this list: nobody is written down. */
    list: () => listOf(parts, shelf),
    /** One finding with its numbers; looking at one that is not public is written down. */
    find: async (finding: string, version: string, who: string): Promise<PressFinding> => {
      const found = await versionNamed(parts, shelf, version);
      const held = found.snapshot.findings.find(({ id }) => id === finding);
      if (!held) throw new Problem('not_found');
      await looked(parts, found, who);
      return { version: found, finding: held };
    },
    /** A whole version, written down likewise. */
    version: async (version: string, who: string): Promise<PressVersion> => {
      const found = await versionNamed(parts, shelf, version);
      await looked(parts, found, who);
      return found;
    },
    lastVisit: (who: string) => lastVisit(parts, who),
  };
};

export type PressService = ReturnType<typeof pressService>;
