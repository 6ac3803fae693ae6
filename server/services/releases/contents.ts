// Which published number answers for a question: of the release that came out last, its newest version. What a withdrawn release said
// is said by the one before it, and told so.
import type { Localised } from '../../../surveys/localised.ts';
import { contentHash } from '../../crypto.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Wave } from '../../stores/waves.ts';
import type { QuestionResult } from '../results/result.ts';
import type { FrozenFinding, Snapshot, WaveSource } from './snapshot.ts';
import type { VisibleRelease } from './visible.ts';

/** Where a published number comes from. */
export type Released = {
  readonly release: string;
  readonly version: number;
  readonly title: Localised;
  /** The day since which this version can be seen. */
  readonly on: string;
  readonly hash: string;
  /** Of a correction: what was wrong in the version before. */
  readonly note: Localised | null;
  /** A later release that said something of the same question and was withdrawn. */
  readonly withdrawn: { readonly release: string } | null;
  /** Everything this version says of the question: with breakdowns, and in other drawings. */
  readonly findings: readonly FrozenFinding[];
};

export type ReleasedQuestion = QuestionResult & { readonly released: Released };

export type ReleasedSurvey = {
  readonly survey: Survey;
  readonly waves: readonly { readonly wave: Wave; readonly count: number | null }[];
  readonly questions: readonly ReleasedQuestion[];
  readonly edition: string;
};

/** A release with what its newest version froze, and the day since which that can be seen. */
export type Opened = {
  readonly visible: VisibleRelease;
  readonly snapshot: Snapshot;
  readonly on: string;
};

export type PublishedContents = {
  readonly surveys: readonly ReleasedSurvey[];
  /** The release that withdrew what was said of a question, by `survey question`. */
  readonly withdrawn: ReadonlyMap<string, string>;
  readonly edition: string;
};

type Withdrawn = { readonly release: string };
const keyOf = (survey: string, question: string): string => `${survey} ${question}`;

/** The first finding about a question stands for it; one that only shows it beside others speaks where there is no such. */
const questionsIn = ({ snapshot }: Opened): ReadonlyMap<string, QuestionResult> => {
  const found = new Map<string, QuestionResult>();
  const add = (question: QuestionResult): void => {
    const key = keyOf(question.survey.id, question.variable.name);
    if (!found.has(key)) found.set(key, question);
  };
  for (const { content } of snapshot.findings) content.questions.slice(0, 1).forEach(add);
  for (const { content } of snapshot.findings) content.questions.slice(1).forEach(add);
  return found;
};

const released = (
  { visible, snapshot, on }: Opened,
  question: QuestionResult,
  withdrawn: Withdrawn | null,
): ReleasedQuestion => {
  const { newest } = visible;
  const isAbout = ({ survey, questions }: FrozenFinding): boolean =>
    survey === question.survey.id && questions[0] === question.variable.name;
  return {
    ...question,
    edition: contentHash([newest.id, newest.hash, withdrawn?.release ?? null]).slice(0, 32),
    released: {
      ...{ release: visible.id, version: newest.number, title: snapshot.title, on },
      ...{ hash: newest.hash, note: snapshot.note, withdrawn },
      findings: snapshot.findings.filter(isAbout),
    },
  };
};

/** Later releases stand over earlier ones; what a withdrawn one said is said by the one before it, if any. */
const questionsOf = (opened: readonly Opened[]) => {
  const said = new Map<string, readonly [Opened, QuestionResult]>();
  const lost = new Map<string, Withdrawn>();
  for (const each of opened) {
    const { id, withdrawn } = each.visible;
    for (const [key, question] of questionsIn(each))
      if (withdrawn) lost.set(key, { release: id });
      else {
        said.set(key, [each, question]);
        lost.delete(key);
      }
  }
  const found = [...said].map(([key, [each, question]]) => released(each, question, lost.get(key) ?? null));
  const gone = [...lost].filter(([key]) => !said.has(key));
  return { found, withdrawn: new Map(gone.map(([key, { release }]) => [key, release])) };
};

const countsOf = (opened: readonly Opened[]): ReadonlyMap<string, WaveSource> =>
  new Map(
    opened.flatMap(({ snapshot }) =>
      snapshot.waves.map(source => [`${source.survey}.${source.wave}`, source] as const),
    ),
  );

const surveyOf = (
  questions: readonly ReleasedQuestion[],
  counts: ReadonlyMap<string, WaveSource>,
): readonly ReleasedSurvey[] => {
  const newest = questions.at(-1);
  if (!newest) return [];
  const waves = new Map(questions.flatMap(({ waves }) => waves.map(({ wave }) => [wave.id, wave] as const)));
  return [
    {
      survey: newest.survey,
      waves: [...waves.values()]
        .toSorted((a, b) => (a.name < b.name ? -1 : 1))
        .map(wave => ({ wave, count: counts.get(wave.id)?.count ?? null })),
      questions: questions.toSorted((a, b) => a.number - b.number),
      edition: contentHash(questions.map(({ edition }) => edition)).slice(0, 32),
    },
  ];
};

/** `opened`: in the order in which the releases came out. */
export const publishedContents = (opened: readonly Opened[]): PublishedContents => {
  const { found, withdrawn } = questionsOf(opened);
  const counts = countsOf(opened.filter(({ visible }) => !visible.withdrawn));
  const surveys = [...new Set(found.map(({ survey }) => survey.id))]
    .flatMap(id =>
      surveyOf(
        found.filter(({ survey }) => survey.id === id),
        counts,
      ),
    )
    .toSorted((a, b) => a.survey.order - b.survey.order || (a.survey.id < b.survey.id ? -1 : 1));
  return { surveys, withdrawn, edition: contentHash(surveys.map(({ edition }) => edition)).slice(0, 32) };
};
