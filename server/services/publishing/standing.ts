// How a draft stands before it is published: what the checks say, how it differs from the version before, which trends that breaks,
// whether its scenarios still go the same way, and which waves go on with an older version.
import type { Questionnaire } from '../../../surveys/schema.ts';
import { changesByQuestion, difference, replaceable, withReplacements } from '../../../surveys/versions.ts';
import type { Change, ChangedQuestion } from '../../../surveys/versions.ts';
import type { Question } from '../../../surveys/questions/schema.ts';
import type { Draft } from '../../stores/drafts.ts';
import type { Version } from '../../stores/versions.ts';
import type { Wave } from '../../stores/waves.ts';
import { contentHash } from '../../crypto.ts';
import { checkedDraft, type CheckedDraft, type CheckParts } from './checks.ts';
import { touchedViews, type TouchedView } from './views.ts';
import { replay, type Replay } from '../../../surveys/scenario.ts';
import type { DraftScenario } from '../../stores/drafts.ts';

export type WaveOfVersion = { readonly wave: Wave; readonly number: number };

/** A trend that the new version changes: the waves that are published with the question so far. */
export type TouchedTrend = ChangedQuestion & { readonly waves: readonly string[] };

export type Standing = {
  readonly draft: Draft;
  readonly checked: CheckedDraft;
  /** The newest version; null before the first. */
  readonly former: Version | null;
  /** Another version was published since this draft was begun. */
  readonly isOverOther: boolean;
  readonly isUnchanged: boolean;
  readonly changes: readonly Change[];
  readonly questions: readonly TouchedTrend[];
  readonly gone: readonly Question[];
  readonly come: readonly Question[];
  readonly replays: readonly { readonly scenario: DraftScenario; readonly outcome: Replay }[];
  /** Saved views that name a question whose trend changes. */
  readonly views: readonly TouchedView[];
  /** Waves that are not over: they keep the version they have. */
  readonly running: readonly WaveOfVersion[];
};

const hasQuestion = ({ pages }: Questionnaire, id: string): boolean =>
  pages.some(({ questions }) => questions.some(question => question.id === id));

type Asked = { readonly wave: Wave; readonly version: Version };

const wavesWith = async ({ stores }: CheckParts, questionnaire: string): Promise<readonly Asked[]> => {
  const waves = await stores.waves.ofSurvey(questionnaire);
  const asked = await Promise.all(
    waves.map(async wave => ({ wave, version: await stores.versions.find(wave.version) })),
  );
  return asked.flatMap(({ wave, version }) => (version ? [{ wave, version }] : []));
};

const changesSince = (former: Version | null, { document, replaces = [] }: Draft): readonly Change[] =>
  former === null
    ? []
    : withReplacements(
        difference(former.document, document),
        [former.document, document],
        replaces.filter(
          ({ was, question }) => hasQuestion(former.document, was) && hasQuestion(document, question),
        ),
      );

const touchedTrends = (
  changes: readonly Change[],
  asked: readonly Asked[],
  { replaces = [] }: Draft,
): readonly TouchedTrend[] =>
  changesByQuestion(changes).map(changed => {
    const names = [changed.question, replaces.find(({ question }) => question === changed.question)?.was];
    const waves = asked.filter(
      ({ wave, version }) =>
        wave.state === 'closed' &&
        names.some(name => name !== undefined && hasQuestion(version.document, name)),
    );
    return { ...changed, waves: waves.map(({ wave }) => wave.name) };
  });

export const standingOf = async (parts: CheckParts, draft: Draft): Promise<Standing> => {
  const { document, basedOn, id } = draft;
  const [checked, former, asked, views] = await Promise.all([
    checkedDraft(parts, draft),
    parts.stores.versions.latest(id),
    wavesWith(parts, id),
    parts.stores.views.all(),
  ]);
  const changes = changesSince(former, draft);
  const questions = touchedTrends(changes, asked, draft);
  const own = views.filter(({ survey }) => survey === id);
  const seen = former && {
    ...{ former: former.document, next: document },
    ...{ changes: questions, replaces: draft.replaces ?? [] },
  };
  return {
    ...{ draft, checked, former, changes },
    isOverOther: former !== null && former.id !== basedOn,
    isUnchanged: former !== null && former.hash === contentHash(document),
    ...{ questions, views: seen ? touchedViews(own, seen) : [] },
    ...(former === null ? { gone: [], come: [] } : replaceable(former.document, document)),
    replays: draft.scenarios.map(scenario => ({ scenario, outcome: replay(document, scenario) })),
    running: asked
      .filter(({ wave }) => wave.state !== 'closed')
      .map(({ wave, version }) => ({ wave, number: version.number })),
  };
};
