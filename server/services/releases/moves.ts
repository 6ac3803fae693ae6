// The way of a version to the public: proposed with its numbers frozen, approved by another person, published at a time, taken back
// before anybody saw it, withdrawn after.
import type { ReleaseChange, ReleaseVersion } from '../../stores/releases.ts';
import type { Localised } from '../../../surveys/localised.ts';
import type { Finding } from '../../stores/findings.ts';
import { mayStand } from '../findings/words.ts';
import { numberInTitle } from './title.ts';
import type { Act } from '../../stores/audit.ts';
import { freezeWeighting } from '../weighting/keeping.ts';
import { findingsOf, noteOf, tidy, type Title } from './drafting.ts';
import { findRelease, isPublic } from './found.ts';
import { versionsOut } from './everOut.ts';
import { snapshotMaker } from './freezing.ts';
import { sealedName } from './integrity.ts';
import { moved, type Block, type Outcome, type Refusal, type ReleaseParts } from './parts.ts';
import type { SnapshotShelf } from './shelf.ts';
import type { IsTurn } from './turn.ts';
import { freeze, freezeWords, type Snapshot, type WaveSource } from './snapshot.ts';

export type Moving = { readonly release: string; readonly who: string };
/** `hash`: of what was looked at before deciding; nobody approves or publishes what they have not seen. */
export type Deciding = Moving & { readonly hash: string };

type Made = { readonly version: ReleaseVersion; readonly change: ReleaseChange; readonly act: Act };

const carryOut = async (
  { stores, audit }: ReleaseParts,
  who: string,
  { version, change, act }: Made,
): Promise<Outcome> => {
  if (!(await stores.releases.change(version, change))) return moved;
  const isSealed = act === 'release_approved' || act === 'release_published';
  await audit.record({ who, what: act, object: isSealed ? sealedName(version) : version.id });
  return { done: version };
};

/** A finding of which every number is hidden would be published as nothing. */
const withoutNumber = (snapshot: Snapshot): Refusal | null => {
  const hidden = snapshot.findings
    .flatMap(({ content }) => content.questions.slice(0, 1))
    .find(({ waves }) => waves.at(-1)?.cells.every(({ estimate }) => estimate === null) ?? true);
  return hidden ? { refused: 'hidden', question: hidden } : null;
};

const titleRefused = (title: Localised, snapshot: Snapshot): Refusal | null => {
  const found = numberInTitle(title, snapshot);
  return found === null ? null : { refused: 'title_share', found };
};

/** Words were checked when they were written; the questionnaire may have another version since. */
const outdated = async (
  { contents }: ReleaseParts,
  findings: readonly Finding[],
): Promise<Refusal | null> => {
  for (const finding of findings) {
    if (finding.words === null) continue;
    const [own] = (await contents.of({ ...finding, words: null, by: null })).questions;
    if (own && !mayStand(finding, own)) return { refused: 'words', question: own };
  }
  return null;
};

const isOfDemonstration = ({ findings }: Snapshot): boolean =>
  findings.some(({ content }) =>
    content.questions.some(({ waves }) => waves.some(({ wave }) => wave.isDemonstration)),
  );

export const propose = async (parts: ReleaseParts, { release, who }: Moving): Promise<Outcome> => {
  const { newest } = await findRelease(parts.stores, release);
  if (newest.state !== 'draft') return moved;
  const findings = await findingsOf(parts, newest);
  if (findings.length === 0) return { refused: 'no_findings' };
  if (newest.number > 1 && newest.note === undefined) return { refused: 'no_words' };
  const { snapshot, protection } = await snapshotMaker(parts)({ version: newest, findings });
  const refusal =
    withoutNumber(snapshot) ?? titleRefused(newest.title, snapshot) ?? (await outdated(parts, findings));
  if (refusal) return refusal;
  const change = {
    ...{ state: 'proposed' as const, remark: null, proposed: { who, at: parts.clock.now() } },
    isDemonstration: newest.isDemonstration || isOfDemonstration(snapshot),
    ...{ ...freeze(snapshot), protection },
  };
  return carryOut(parts, who, { version: newest, change, act: 'release_proposed' });
};

/** Back to those who prepare it; what was frozen is thawed. */
export const sendBack = async (
  parts: ReleaseParts,
  { release, who, remark }: Moving & { readonly remark: string },
): Promise<Outcome> => {
  const { newest } = await findRelease(parts.stores, release);
  if (newest.state !== 'proposed' && newest.state !== 'approved') return moved;
  const words = tidy(remark, 1000);
  if (words === '') return { refused: 'no_words' };
  const change = {
    ...{ state: 'draft' as const, remark: words, proposed: null, approved: null },
    ...{ snapshot: null, hash: null, protection: null },
  };
  return carryOut(parts, who, { version: newest, change, act: 'release_returned' });
};

export const approve = async (parts: ReleaseParts, { release, who, hash }: Deciding): Promise<Outcome> => {
  const { newest } = await findRelease(parts.stores, release);
  if (newest.state !== 'proposed' || newest.hash !== hash) return moved;
  if (newest.proposed?.who === who) return { refused: 'same_person' };
  const change = { state: 'approved' as const, approved: { who, at: parts.clock.now() } };
  return carryOut(parts, who, { version: newest, change, act: 'release_approved' });
};

type Named = Pick<WaveSource, 'survey' | 'wave'>;

/** What people wrote of these waves, and where that is not enough to publish. */
const methodOf = async ({ method }: Pick<ReleaseParts, 'method'>, waves: readonly Named[]) => {
  const found = await Promise.all(
    waves.map(async ({ survey, wave }) => ({ survey, wave, ...(await method.words(survey, wave)) })),
  );
  return {
    blocks: found
      .filter(({ missing }) => missing.length > 0)
      .map(({ survey, wave, missing }): Block => ({ survey, wave, missing })),
    words: Object.fromEntries(found.map(({ survey, wave, words }) => [`${survey}.${wave}`, words])),
  };
};

export const blocksOf = async (
  parts: Pick<ReleaseParts, 'method'>,
  waves: readonly Named[],
): Promise<readonly Block[]> => (await methodOf(parts, waves)).blocks;

/** Recipes behind published numbers never change again. */
const freezeRecipes = async (parts: ReleaseParts, release: string, who: string, waves: Snapshot['waves']) => {
  for (const { survey, wave, recipe } of waves) {
    const found = (await parts.stores.waves.ofSurvey(survey)).find(({ name }) => name === wave);
    if (found && recipe !== null) await freezeWeighting(parts, `${found.id}.${recipe}`, { release, who });
  }
};

/** Whether no other release came out since its numbers were protected together with all that were out then. */
const standsBeside = async ({ stores }: ReleaseParts, { protection }: ReleaseVersion): Promise<boolean> => {
  const out = await versionsOut(stores);
  return out.every(id => protection?.beside.includes(id) === true);
};

/** `from`: when everybody may see it; null: at once. */
export type Publishing = Deciding & { readonly from: { readonly day: string; readonly time: string } | null };

export const publish = async (
  parts: ReleaseParts & { readonly isTurn: IsTurn },
  shelf: SnapshotShelf,
  { release, who, hash, from }: Publishing,
): Promise<Outcome> => {
  const { stores, clock } = parts;
  const { newest } = await findRelease(stores, release);
  if (newest.state !== 'approved' || newest.hash !== hash) return moved;
  const moment = from === null ? clock.now() : clock.momentOf(from.day, from.time);
  if (moment === null) return { refused: 'no_time' };
  if (from !== null && moment < clock.now()) return { refused: 'past' };
  const { snapshot } = await shelf(newest);
  const { blocks, words } = await methodOf(parts, snapshot.waves);
  if (blocks.length > 0) return { refused: 'statement', blocks };
  if (!(await standsBeside(parts, newest))) return { refused: 'others_out' };
  await freezeRecipes(parts, newest.id, who, snapshot.waves);
  const frozen = freezeWords(words);
  if (!(await parts.isTurn())) return moved;
  const change = {
    ...{ state: 'published' as const, published: { who, at: clock.now() }, from: moment },
    ...{ words: frozen.snapshot, wordsHash: frozen.hash },
  };
  return carryOut(parts, who, { version: newest, change, act: 'release_published' });
};

/** Before its time has come, publishing can be taken back as if it had never been. */
export const recall = async (parts: ReleaseParts, { release, who }: Moving): Promise<Outcome> => {
  const { newest } = await findRelease(parts.stores, release);
  if (newest.state !== 'published' || isPublic(newest, parts.clock.now())) return moved;
  // a clock that was put back does not make unseen what came out: at once, or before something that the log has since
  const latest = (await parts.stores.audit.last())?.at;
  const { from, published } = newest;
  if (from && [published?.at, latest].some(at => at && from <= at)) return moved;
  const change = {
    ...{ state: 'approved' as const, published: null, from: null },
    ...{ words: null, wordsHash: null },
  };
  return carryOut(parts, who, { version: newest, change, act: 'release_recalled' });
};

/** The numbers go, the address stays and tells why. What was being prepared on it ends too. */
export const withdraw = async (
  parts: ReleaseParts,
  { release, who, reason }: Moving & { readonly reason: Title },
): Promise<Outcome> => {
  const { stores, clock, audit } = parts;
  const { versions, newest } = await findRelease(stores, release);
  const words = noteOf(reason);
  if (!versions.some(version => isPublic(version, clock.now()))) return moved;
  if (words === null) return { refused: 'no_words' };
  const withdrawn = { who, at: clock.now() };
  // One withdrawn version withdraws the release: whatever interrupts this, nothing of it is shown after the first.
  for (const version of versions)
    await stores.releases.change(version, { state: 'withdrawn', withdrawn, reason: words });
  await audit.record({ who, what: 'release_withdrawn', object: newest.id });
  return { done: newest };
};
