// Publishing: the draft becomes a version that never changes again. Everything that stands in its way is told at once, and nothing
// else happens: no wave is opened, and waves under way go on with the version they have.
import { Problem } from '../../problem.ts';
import type { Draft, Replacing } from '../../stores/drafts.ts';
import type { ReplacedQuestion, Version } from '../../stores/versions.ts';
import type { CheckParts } from './checks.ts';
import { standingOf, type Standing } from './standing.ts';
import { publishVersion } from '../library.ts';

export const longestNote = 2000;
export const longestReason = 300;

export type Publishing = {
  readonly id: string;
  /** The one the person saw. */
  readonly revision: number;
  readonly note: string;
  /** Ticked: trends break on purpose; scenarios differ on purpose. */
  readonly acceptsBreaks: boolean;
  readonly acceptsScenarios: boolean;
};

export type Obstacle =
  | 'no_note'
  | 'long_note'
  | 'errors'
  | 'warnings'
  | 'breaks'
  | 'scenarios'
  | 'unchanged'
  /** A colleague has changed the draft since the page was read. */
  | 'changed_meanwhile'
  /** A colleague has published meanwhile. */
  | 'published_meanwhile';

export type PublishOutcome =
  { readonly version: Version } | { readonly obstacles: readonly Obstacle[]; readonly standing: Standing };

export const findDraft = async ({ stores }: CheckParts, id: string): Promise<Draft> => {
  const draft = await stores.drafts.find(id);
  if (!draft) throw new Problem('not_found');
  return draft;
};

const breaks = ({ questions, former }: Standing): boolean =>
  former !== null && questions.some(({ grade, waves }) => grade === 'breaks' && waves.length > 0);

const obstaclesTo = (standing: Standing, publishing: Publishing): readonly Obstacle[] => {
  const { checked, replays, draft, isUnchanged } = standing;
  const differs = replays.some(({ outcome }) => !outcome.isSame);
  const all: readonly (readonly [Obstacle, boolean])[] = [
    ['changed_meanwhile', draft.revision !== publishing.revision],
    ['unchanged', isUnchanged],
    ['errors', checked.counts.errors > 0],
    ['warnings', checked.counts.warnings > 0],
    ['breaks', breaks(standing) && !publishing.acceptsBreaks],
    ['scenarios', differs && !publishing.acceptsScenarios],
    ['no_note', publishing.note.trim() === ''],
    ['long_note', publishing.note.length > longestNote],
  ];
  return all.flatMap(([obstacle, stands]) => (stands ? [obstacle] : []));
};

/** Those of the versions before whose question is still asked, and the new ones. */
const lineage = ({ former, draft }: Standing, number: number): readonly ReplacedQuestion[] => {
  const asked = new Set(draft.document.pages.flatMap(({ questions }) => questions.map(({ id }) => id)));
  const added = (draft.replaces ?? [])
    .filter(({ question }) => asked.has(question))
    .map(({ question, was, reason }) => ({ question, was, reason, since: number }));
  return [...(former?.replaces ?? []), ...added];
};

export const publish = async (
  parts: CheckParts,
  publishing: Publishing,
  who: string,
): Promise<PublishOutcome> => {
  const { stores } = parts;
  const draft = await findDraft(parts, publishing.id);
  const standing = await standingOf(parts, draft);
  const obstacles = obstaclesTo(standing, publishing);
  if (obstacles.length > 0) return { obstacles, standing };
  const number = (standing.former?.number ?? 0) + 1;
  const replaces = lineage(standing, number);
  const version = await publishVersion(parts, draft.document, {
    ...{ number, note: publishing.note.trim(), publishedBy: who },
    ...(replaces.length > 0 ? { replaces } : {}),
  });
  if (!version) return { obstacles: ['published_meanwhile'], standing };
  await stores.drafts.setBasedOn(draft.id, version.id);
  return { version };
};

export type Linking = { readonly id: string } & Omit<Replacing, 'who'>;
export type LinkMistake = 'no_reason' | 'long_reason' | 'no_such_question' | 'linked_already';

/** The newer question stands for the older one from the next version on. */
export const link = async (
  parts: CheckParts,
  { id, question, was, reason }: Linking,
  who: string,
): Promise<LinkMistake | null> => {
  const draft = await findDraft(parts, id);
  const { gone, come } = await standingOf(parts, draft);
  const isThere = gone.some(each => each.id === was) && come.some(each => each.id === question);
  if (!isThere) return 'no_such_question';
  const links = draft.replaces ?? [];
  if (links.some(each => each.question === question || each.was === was)) return 'linked_already';
  if (reason.trim() === '') return 'no_reason';
  if (reason.length > longestReason) return 'long_reason';
  await parts.stores.drafts.link(id, { question, was, reason: reason.trim(), who });
  await parts.audit.record({ who, what: 'question_linked', object: id });
  return null;
};

export const unlink = async (
  { stores, audit }: CheckParts,
  { id, question }: { readonly id: string; readonly question: string },
  who: string,
): Promise<void> => {
  if (await stores.drafts.unlink(id, question))
    await audit.record({ who, what: 'question_unlinked', object: id });
};
