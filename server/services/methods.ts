// The method of published waves, as the public reads it: what releases froze and what was written since. No answer of a respondent is
// read here and nothing is measured, and what a release said stays readable after its withdrawal.
import type { Localised } from '../../surveys/localised.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { contentHash } from '../crypto.ts';
import { Problem } from '../problem.ts';
import type { ServiceParts } from './parts.ts';
import type { PublishedService } from './published.ts';
import { boundedCache } from './results/cache.ts';
import type { VisibleRelease, VisibleVersion } from './releases/visible.ts';
import { thawWords } from './releases/snapshot.ts';
import { editionsOf, type Edition, type Pin } from './statements/editions.ts';
import { olderFacts } from './statements/older.ts';
import { joined, wordsFrom, type Statement } from './statements/statement.ts';
import type { Written } from '../stores/statements.ts';

export type NamedWave = { readonly survey: string; readonly wave: string };

/** A release that showed numbers of the wave and was withdrawn. */
export type WithdrawnFrom = {
  readonly release: string;
  readonly title: Localised;
  readonly reason: Localised;
  readonly on: string;
};

export type PublishedMethod = {
  readonly statement: Statement;
  readonly questionnaire: Questionnaire;
  /** Names of the survey's other waves that have a page. */
  readonly others: readonly string[];
  /** All texts that stood on this page, oldest first, and the day since which each did. */
  readonly editions: readonly { readonly number: number; readonly on: string }[];
  /** The number of the one that is shown. */
  readonly number: number;
  readonly withdrawn: readonly WithdrawnFrom[];
  /** Some release that stands shows numbers of this wave. */
  readonly isStanding: boolean;
};

type Parts = Pick<ServiceParts, 'stores' | 'clock'> & {
  readonly published: Pick<PublishedService, 'releases' | 'snapshotOf'>;
};

type Told = { readonly release: VisibleRelease; readonly version: VisibleVersion };

const wavesKept = 200;
const isOf =
  ({ survey, wave }: NamedWave) =>
  (each: NamedWave): boolean =>
    each.survey === survey && each.wave === wave;

type Sent = Pick<VisibleVersion, 'id' | 'release' | 'hash'>;
type Half = Pick<Pin, 'facts' | 'words' | 'questionnaire'>;

/** What a version says of a wave; null where it says nothing of it. Words that it did not freeze are those of today. */
const halvesOf = async (parts: Parts, version: Sent, named: NamedWave): Promise<Half | null> => {
  const { stores, published } = parts;
  const snapshot = await published.snapshotOf(version);
  const source = snapshot.waves.find(isOf(named));
  if (!source) return null;
  const id = `${named.survey}.${named.wave}`;
  const frozen = await stores.releases.frozenWords(version.id);
  const words = frozen && thawWords(frozen, version.release)[id];
  const known = snapshot.methods?.find(({ wave }) => wave.id === id);
  const facts = known ?? (await olderFacts(parts, snapshot, named));
  return (
    facts && {
      ...{ facts, questionnaire: source.questionnaire.id },
      words: words ?? wordsFrom(await stores.statements.find(id)),
    }
  );
};

const pinOf = async (parts: Parts, { release, version }: Told, named: NamedWave): Promise<Pin | null> => {
  const halves = await halvesOf(parts, version, named);
  return (
    halves && {
      ...{ ...halves, release: release.id, from: version.from },
      withdrawn: release.withdrawn?.at ?? null,
      made: version.published?.at ?? version.from,
    }
  );
};

type Gathered = { readonly pins: readonly Pin[]; readonly editions: readonly Edition[] };

const gathering = (parts: Parts) => {
  const { stores, clock } = parts;
  const remember = boundedCache<Gathered>(wavesKept);
  const gather = async (
    releases: readonly VisibleRelease[],
    named: NamedWave,
    written: Written | null,
  ): Promise<Gathered> => {
    const pins: Pin[] = [];
    for (const release of releases.toReversed())
      for (const version of release.versions) {
        const pin = await pinOf(parts, { release, version }, named);
        if (pin) pins.push(pin);
      }
    const revisions = (written?.revisions ?? []).map(({ at, ...words }) => ({ at, words }));
    return { pins, editions: editionsOf({ pins, revisions }, clock.now()) };
  };
  return async (releases: readonly VisibleRelease[], named: NamedWave): Promise<Gathered> => {
    const written = await stores.statements.find(`${named.survey}.${named.wave}`);
    const seen = releases.map(({ versions, withdrawn }) => [
      versions.map(({ id, hash }) => [id, hash]),
      withdrawn,
    ]);
    const key = contentHash([named, seen, written?.revision ?? 0]);
    return remember(key, () => gather(releases, named, written));
  };
};

/** The newest text; none of a wave of which nothing was ever published, or which too few answered. */
const newestOf = ({ editions }: Gathered): Edition | null => {
  const newest = editions.at(-1);
  return newest && newest.statement.count !== null ? newest : null;
};

const withdrawnOf = (
  { clock }: Parts,
  releases: readonly VisibleRelease[],
  { pins }: Gathered,
): readonly WithdrawnFrom[] =>
  releases.flatMap(({ id, newest, withdrawn }) =>
    withdrawn && pins.some(({ release }) => release === id)
      ? [{ release: id, title: newest.title, reason: withdrawn.reason, on: clock.dayOf(withdrawn.at) }]
      : [],
  );

const wavesIn = async ({ published }: Parts, releases: readonly VisibleRelease[], survey: string) => {
  const names = new Set<string>();
  for (const { versions } of releases)
    for (const version of versions)
      for (const source of (await published.snapshotOf(version)).waves)
        if (source.survey === survey && source.count !== null) names.add(source.wave);
  return [...names].sort();
};

const opening = (parts: Parts, gather: ReturnType<typeof gathering>) => {
  const { stores, clock, published } = parts;
  return async (named: NamedWave, number?: number): Promise<PublishedMethod> => {
    const releases = await published.releases();
    const gathered = await gather(releases, named);
    const newest = newestOf(gathered);
    const edition = number === undefined ? newest : gathered.editions.find(each => each.number === number);
    const version = newest && edition ? await stores.versions.find(edition.questionnaire) : null;
    if (!edition || !version) throw new Problem('not_found');
    const waves = await wavesIn(parts, releases, named.survey);
    return {
      ...{ statement: edition.statement, questionnaire: version.document, number: edition.number },
      others: waves.filter(name => name !== named.wave),
      editions: gathered.editions.map(each => ({ number: each.number, on: clock.dayOf(each.from) })),
      withdrawn: withdrawnOf(parts, releases, gathered),
      isStanding: gathered.pins.some(({ withdrawn }) => withdrawn === null),
    };
  };
};

export const methodService = (parts: Parts) => {
  const { stores, published } = parts;
  const gather = gathering(parts);
  return {
    /** `number`: an older text. `not_found` where nothing of the wave was ever public. */
    page: opening(parts, gather),
    /** As it stands on the page now, of those waves that have one. */
    statements: async (waves: readonly NamedWave[]): Promise<readonly Statement[]> => {
      const releases = await published.releases();
      const found: Statement[] = [];
      for (const named of waves) {
        const edition = newestOf(await gather(releases, named));
        if (edition) found.push(edition.statement);
      }
      return found;
    },
    /** As a version that need not be public says it: for those who may look at it. */
    ofVersion: async (version: Sent): Promise<readonly Statement[]> => {
      const found: Statement[] = [];
      for (const named of (await published.snapshotOf(version)).waves) {
        const halves = await halvesOf(parts, version, named);
        if (halves && halves.facts.count !== null) found.push(joined(halves.facts, halves.words));
      }
      return found;
    },
    /** Whether a release that is out, or has a time to come out, tells of this wave. */
    isOut: async (named: NamedWave): Promise<boolean> => {
      for (const version of await stores.releases.out())
        if ((await published.snapshotOf(version)).waves.some(isOf(named))) return true;
      return false;
    },
  };
};

export type MethodService = ReturnType<typeof methodService>;
