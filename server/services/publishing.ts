// From a draft to a version: checks, publishing, and the versions that were published before.
import { Problem } from '../problem.ts';
import type { Version } from '../stores/versions.ts';
import { checkService, type CheckParts } from './publishing/checks.ts';
import { findDraft, link, publish, unlink, type Linking, type Publishing } from './publishing/publish.ts';
import { standingOf, type Standing } from './publishing/standing.ts';

export type * from './publishing/checks.ts';
export type * from './publishing/standing.ts';
export type { Draft, DraftScenario } from '../stores/drafts.ts';
export type { LinkMistake, Obstacle, PublishOutcome } from './publishing/publish.ts';
export type { Version } from '../stores/versions.ts';

export type PublishedVersion = {
  readonly version: Version;
  /** Who published it, by name; null where the program did, or the account is gone. */
  readonly by: string | null;
  /** Names of the waves that ask it. */
  readonly waves: readonly string[];
};

const versionsOf = async ({ stores }: CheckParts, id: string): Promise<readonly PublishedVersion[]> => {
  const [versions, waves] = await Promise.all([
    stores.versions.ofQuestionnaire(id),
    stores.waves.ofSurvey(id),
  ]);
  if (versions.length === 0 && !(await stores.drafts.find(id))) throw new Problem('not_found');
  const shown = await Promise.all(
    versions.map(async version => {
      const account =
        version.publishedBy === undefined ? null : await stores.accounts.find(version.publishedBy);
      const asking = waves.filter(wave => wave.version === version.id);
      return { version, by: account?.name ?? null, waves: asking.map(({ name }) => name) };
    }),
  );
  return shown.reverse();
};

export const publishingService = (parts: CheckParts) => ({
  checks: checkService(parts),
  standing: async (id: string): Promise<Standing> => standingOf(parts, await findDraft(parts, id)),
  publish: (publishing: Publishing, who: string) => publish(parts, publishing, who),
  link: (linking: Linking, who: string) => link(parts, linking, who),
  unlink: (linked: { readonly id: string; readonly question: string }, who: string) =>
    unlink(parts, linked, who),
  /** The newest first. */
  versions: (id: string) => versionsOf(parts, id),
  version: async (id: string, number: string): Promise<Version> => {
    const version = /^[1-9]\d{0,5}$/.test(number)
      ? await parts.stores.versions.find(`${id}.${number}`)
      : null;
    if (!version) throw new Problem('not_found');
    return version;
  },
});

export type PublishingService = ReturnType<typeof publishingService>;
