// Releases for those who make them: prepared, proposed, approved by another person, published, corrected, withdrawn. Whoever looks at
// numbers before the public may is written down.
import { Problem } from '../problem.ts';
import type { ReleaseVersion, Step } from '../stores/releases.ts';
import {
  beginCorrection,
  editRelease,
  findingsOf,
  makeRelease,
  removeDraft,
  type Editing,
  type Making,
  type Title,
} from './releases/drafting.ts';
import { findRelease, isPublic, type FoundRelease } from './releases/found.ts';
import * as moves from './releases/moves.ts';
import { damagedReleases } from './releases/integrity.ts';
import type { Block, ReleaseParts } from './releases/parts.ts';
import { snapshotShelf, type SnapshotShelf } from './releases/shelf.ts';
import type { Snapshot } from './releases/snapshot.ts';
import { turns } from './releases/turn.ts';
import type { Finding } from '../stores/findings.ts';

export type { Finding } from '../stores/findings.ts';
export type { ReleaseState, ReleaseVersion } from '../stores/releases.ts';
export type { Editing, Making, Title } from './releases/drafting.ts';
export type { Block, Outcome, Refusal } from './releases/parts.ts';
export type { Damage } from './releases/integrity.ts';
export type { FrozenFinding, Snapshot, WaveSource } from './releases/snapshot.ts';
export type { Deciding, Moving, Publishing } from './releases/moves.ts';

/** Who looked at it before the public could, and when last. */
export type Viewer = { readonly who: string; readonly at: Date; readonly times: number };

export type ReleaseLook = FoundRelease & {
  /** Everybody may see the newest version. */
  readonly isPublic: boolean;
  /** Everybody may see some version of it. */
  readonly hasPublic: boolean;
  /** What the newest version froze; null while it is a draft, and once it is withdrawn. */
  readonly snapshot: Snapshot | null;
  /** What a draft will freeze. */
  readonly findings: readonly Finding[];
  readonly blocks: readonly Block[];
  readonly viewers: readonly Viewer[];
  /** Names of the accounts that did something; an id stands for itself. */
  readonly people: Readonly<Record<string, string>>;
};

export type ListedRelease = Pick<FoundRelease, 'id' | 'versions' | 'newest'> & { readonly isPublic: boolean };

const peopleIn = async ({ stores }: ReleaseParts): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries((await stores.accounts.all()).map(({ id, name }) => [id, name]));

const viewersOf = async ({ audit }: ReleaseParts, version: string): Promise<readonly Viewer[]> => {
  const viewers = new Map<string, Viewer>();
  for (const { who, at } of await audit.ofObject(version, 'release_viewed'))
    if (who !== null) viewers.set(who, { who, at, times: (viewers.get(who)?.times ?? 0) + 1 });
  return [...viewers.values()];
};

const hasNumbers = ({ state, hash }: ReleaseVersion): boolean =>
  hash !== undefined && (state === 'proposed' || state === 'approved' || state === 'published');

const looking = (parts: ReleaseParts, shelf: SnapshotShelf) => {
  const { stores, clock, audit } = parts;
  return async (release: string, who: string): Promise<ReleaseLook> => {
    const found = await findRelease(stores, release);
    const { newest } = found;
    const isOut = isPublic(newest, clock.now());
    const snapshot = hasNumbers(newest)
      ? (await shelf({ ...newest, hash: newest.hash ?? '' })).snapshot
      : null;
    if (snapshot && !isOut) await audit.record({ who, what: 'release_viewed', object: newest.id });
    return {
      ...{ ...found, snapshot, isPublic: isOut },
      hasPublic: found.versions.some(version => isPublic(version, clock.now())),
      findings: await findingsOf(parts, newest),
      blocks: isOut || !snapshot ? [] : await moves.blocksOf(parts, snapshot.waves),
      viewers: await viewersOf(parts, newest.id),
      people: await peopleIn(parts),
    };
  };
};

const listing = async ({ stores, clock }: ReleaseParts): Promise<readonly ListedRelease[]> => {
  const byRelease = new Map<string, ReleaseVersion[]>();
  for (const version of await stores.releases.all())
    byRelease.set(version.release, [...(byRelease.get(version.release) ?? []), version]);
  const listed = [...byRelease].flatMap(([id, versions]): ListedRelease[] => {
    const newest = versions.toSorted((a, b) => a.number - b.number).at(-1);
    return newest ? [{ id, versions, newest, isPublic: isPublic(newest, clock.now()) }] : [];
  });
  const last = ({ newest }: ListedRelease): Step => newest.published ?? newest.made;
  return listed.toSorted((a, b) => last(b).at.getTime() - last(a).at.getTime());
};

/** Puts a finding at the end of a draft. */
const addFinding = async (parts: ReleaseParts, { release, who }: moves.Moving, finding: string) => {
  const { newest } = await findRelease(parts.stores, release);
  if (!(await parts.stores.findings.find(finding))) throw new Problem('not_found');
  return editRelease(parts, { release, who, findings: [...newest.findings, finding] });
};

export const releaseService = (parts: ReleaseParts) => {
  const shelf = snapshotShelf(parts.stores);
  const publishing = turns(parts);
  return {
    /** Every release, the one that was moved last first. */
    list: () => listing(parts),
    /** Where a release stands, without its numbers. */
    find: (release: string) => findRelease(parts.stores, release),
    /** One release; the look is written down where its numbers are not public yet. */
    look: looking(parts, shelf),
    /** The id of the new release; null where it was given no Russian title. */
    make: (making: Making) => makeRelease(parts, making),
    edit: (editing: Editing) => editRelease(parts, editing),
    add: (moving: moves.Moving, finding: string) => addFinding(parts, moving, finding),
    remove: ({ release, who }: moves.Moving) => removeDraft(parts, release, who),
    propose: (moving: moves.Moving) => moves.propose(parts, moving),
    sendBack: (moving: moves.Moving & { readonly remark: string }) => moves.sendBack(parts, moving),
    approve: (deciding: moves.Deciding) => moves.approve(parts, deciding),
    publish: (asked: moves.Publishing) =>
      publishing(isTurn => moves.publish({ ...parts, isTurn }, shelf, asked)),
    recall: (moving: moves.Moving) => moves.recall(parts, moving),
    correct: ({ release, who }: moves.Moving) => beginCorrection(parts, release, who),
    withdraw: (moving: moves.Moving & { readonly reason: Title }) => moves.withdraw(parts, moving),
    /** Published versions of which what is stored is not what was published. */
    damaged: () => damagedReleases(parts.stores),
    /** Releases that hold this finding and may still be changed. */
    draftsWith: async (finding: string): Promise<readonly string[]> =>
      (await parts.stores.releases.all())
        .filter(({ state, findings }) => state === 'draft' && findings.includes(finding))
        .map(({ release }) => release),
  };
};

export type ReleaseService = ReturnType<typeof releaseService>;
