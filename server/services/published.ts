// What everybody may read: numbers of published releases and nothing else. No answer of a respondent is read here, and nothing is
// computed.
import { Problem } from '../problem.ts';
import type { ReleaseVersion } from '../stores/releases.ts';
import type { ServiceParts } from './parts.ts';
import { boundedCache } from './results/cache.ts';
import { openSurveys } from './results/open.ts';
import {
  publishedContents,
  type Opened,
  type PublishedContents,
  type ReleasedQuestion,
  type ReleasedSurvey,
} from './releases/contents.ts';
import { snapshotShelf } from './releases/shelf.ts';
import type { Snapshot } from './releases/snapshot.ts';
import { visibleReleases, type VisibleRelease, type VisibleVersion } from './releases/visible.ts';

export type { Released, ReleasedQuestion, ReleasedSurvey } from './releases/contents.ts';
export type { FrozenFinding, Snapshot, WaveSource } from './releases/snapshot.ts';
export type { VisibleRelease, VisibleVersion } from './releases/visible.ts';

/** A version that may be seen, with the text it is known by. */
export type PublishedVersion = {
  readonly release: VisibleRelease;
  readonly version: VisibleVersion;
  readonly snapshot: Snapshot;
  readonly text: string;
};

const contentsKept = 4;

type Parts = Pick<ServiceParts, 'stores' | 'clock'>;

const reading = ({ stores, clock }: Parts) => {
  const shelf = snapshotShelf(stores);
  const remember = boundedCache<PublishedContents>(contentsKept);
  const visible = async (): Promise<readonly VisibleRelease[]> =>
    visibleReleases(await stores.releases.out(), clock.now());
  const contents = async (): Promise<PublishedContents> => {
    const releases = await visible();
    const key = JSON.stringify(releases.map(({ newest, withdrawn }) => [newest.id, newest.hash, withdrawn]));
    return remember(key, async () => {
      const opened: Opened[] = [];
      for (const release of releases)
        opened.push({
          ...{ visible: release, on: clock.dayOf(release.newest.from) },
          snapshot: (await shelf(release.newest)).snapshot,
        });
      return publishedContents(opened);
    });
  };
  return { shelf, visible, contents };
};

const foundIn = ({ surveys, withdrawn }: PublishedContents, survey: string): ReleasedSurvey => {
  const found = surveys.find(each => each.survey.id === survey);
  if (found) return found;
  const release = [...withdrawn].find(([key]) => key.startsWith(`${survey} `))?.[1];
  throw release === undefined ? new Problem('nothing_published') : new Problem('withdrawn', { release });
};

/** `not_found` for every survey that does not exist, `nothing_published` for every one that has published nothing. */
const surveyIn = async (
  { stores }: Parts,
  contents: PublishedContents,
  survey: string,
): Promise<ReleasedSurvey> => {
  if (!(await stores.surveys.find(survey)) && !contents.surveys.some(each => each.survey.id === survey))
    throw new Problem('not_found');
  return foundIn(contents, survey);
};

const questionIn = (
  { questions }: ReleasedSurvey,
  { withdrawn }: PublishedContents,
  [survey, name]: readonly [string, string],
): ReleasedQuestion => {
  const question = questions.find(({ variable }) => variable.name === name);
  if (question) return question;
  const release = withdrawn.get(`${survey} ${name}`);
  throw release === undefined ? new Problem('not_found') : new Problem('withdrawn', { release });
};

type Reading = ReturnType<typeof reading>;

const newestOf =
  (shelf: Reading['shelf'], visible: Reading['visible']) => async (): Promise<readonly PublishedVersion[]> =>
    Promise.all(
      (await visible())
        .filter(({ withdrawn }) => !withdrawn)
        .toReversed()
        .map(async release => {
          const { newest: version } = release;
          return { release, version, ...(await shelf(version)) };
        }),
    );

export const publishedService = (parts: Parts) => {
  const { shelf, visible, contents } = reading(parts);
  return {
    question: async (survey: string, name: string): Promise<ReleasedQuestion> => {
      const all = await contents();
      return questionIn(await surveyIn(parts, all, survey), all, [survey, name]);
    },
    survey: async (survey: string): Promise<ReleasedSurvey> => surveyIn(parts, await contents(), survey),
    /** Every survey that has something to show, in the order the ministry gave them. */
    all: async (): Promise<readonly ReleasedSurvey[]> => (await contents()).surveys,
    /** Surveys that anybody may begin today. */
    open: () => openSurveys(parts.stores, parts.clock.today()),
    /** Every release that may be seen, the newest first; withdrawn ones too. */
    releases: async (): Promise<readonly VisibleRelease[]> => (await visible()).toReversed(),
    /** One version, the newest where none is named. What may not be seen yet is `not_found`, like what never was. */
    version: async (id: string, number?: number): Promise<PublishedVersion> => {
      const release = (await visible()).find(each => each.id === id);
      const version =
        number === undefined ? release?.newest : release?.versions.find(each => each.number === number);
      if (!release || !version) throw new Problem('not_found');
      const { text, snapshot } = await shelf(version);
      return { release, version, text, snapshot };
    },
    /** The newest version of every release that stands, the newest release first. */
    newest: newestOf(shelf, visible),
    /** What a version froze, whoever may see it: for those who know that. */
    snapshotOf: async (version: Pick<ReleaseVersion, 'id' | 'release' | 'hash'>): Promise<Snapshot> =>
      (await shelf(version)).snapshot,
    /** Whether a published release that still stands shows numbers of this wave. */
    hasWave: async (survey: string, wave: string): Promise<boolean> =>
      (await contents()).surveys.some(
        each => each.survey.id === survey && each.waves.some(({ wave: { name } }) => name === wave),
      ),
  };
};

export type PublishedService = ReturnType<typeof publishedService>;
