// From findings to the numbers that are published: computed by the engine in one go, over answers that do not change meanwhile.
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { Finding } from '../../stores/findings.ts';
import type { ReleaseProtection, ReleaseVersion } from '../../stores/releases.ts';
import type { Stores } from '../../stores/index.ts';
import type { Wave } from '../../stores/waves.ts';
import { smallestCount } from '../results/disclosure.ts';
import type { Calculator } from '../results/calculator.ts';
import type { WaveSize } from '../disclosure/protect.ts';
import type { QuestionResult, ResultsService } from '../results/index.ts';
import type { Standing, StandingWave } from '../results/standing.ts';
import type { StatementFacts } from '../statements/statement.ts';
import type { MethodSource } from '../statements/source.ts';
import { completed } from '../weighting/found.ts';
import { usedOf } from '../weighting/recipe.ts';
import { isChartType } from '../results/chartType.ts';
import type { ContentService } from './content.ts';
import { contentsOut } from './everOut.ts';
import type { FrozenFinding, Snapshot, WaveSource } from './snapshot.ts';

type Parts = {
  readonly stores: Pick<Stores, 'weightings' | 'versions' | 'releases'>;
  readonly calculator: Pick<Calculator, 'protect'>;
  readonly results: Pick<ResultsService, 'standing'>;
  readonly contents: ContentService;
  readonly method: Pick<MethodSource, 'facts'>;
};

const mostTries = 5;

/** Without what fieldwork wanted and brought, and without the totals of margins: what was weighted to is told elsewhere. */
const bareWave = ({ count: _, target: __, quotas: ___, importHash: ____, ...wave }: Wave): Wave => ({
  ...wave,
  margins: [],
});

/** The mark of an edition is the release's own when it is read. */
const bareQuestion = (question: QuestionResult): QuestionResult => ({
  ...question,
  edition: '',
  waves: question.waves.map(result => ({ ...result, wave: bareWave(result.wave) })),
});

type Computed = { readonly frozen: FrozenFinding; readonly editions: readonly string[] };

const computed = async ({ contents }: Parts, finding: Finding, signal?: AbortSignal): Promise<Computed> => {
  const { id, survey, questions, by, chart } = finding;
  const content = await contents.of(finding, signal);
  return {
    editions: content.questions.map(({ edition }) => edition),
    frozen: {
      ...{ id, survey, questions, by },
      chart: isChartType(chart) ? chart : 'bars',
      content: { ...content, questions: content.questions.map(bareQuestion) },
    },
  };
};

const sourceOf = async ({ stores }: Parts, standing: StandingWave): Promise<WaveSource> => {
  const { wave, count, mark, recipe } = standing;
  const version = await stores.versions.find(wave.version);
  if (!version) throw new Problem('not_found');
  const { id, number, hash } = version;
  const weightings = (await stores.weightings.ofWave(wave.id)).filter(each => each.state !== 'draft');
  return {
    ...{ survey: wave.survey, wave: wave.name, dataHash: mark, recipeHash: contentHash(recipe) },
    count: count < smallestCount ? null : count,
    recipe: usedOf(completed(wave, weightings))?.number ?? null,
    questionnaire: { id, number, hash },
  };
};

const sourcesOf = async (
  parts: Parts,
  standings: ReadonlyMap<string, Standing>,
  findings: readonly FrozenFinding[],
): Promise<readonly WaveSource[]> => {
  const used = new Set(
    findings.flatMap(({ content }) =>
      content.questions.flatMap(({ waves }) => waves.map(({ wave }) => wave.id)),
    ),
  );
  const waves = [...standings.values()].flatMap(standing =>
    standing.waves.filter(({ wave }) => used.has(wave.id)),
  );
  return Promise.all(waves.map(wave => sourceOf(parts, wave)));
};

type Asked = { readonly version: ReleaseVersion; readonly findings: readonly Finding[] };

/** What is frozen, what was hidden in it, and the releases whose numbers were looked at together with it. */
export type FrozenSnapshot = { readonly snapshot: Snapshot; readonly protection: ReleaseProtection };

const sizesOf = (standings: Iterable<Standing>): readonly WaveSize[] =>
  [...standings].flatMap(({ survey, waves }) =>
    waves.map(({ wave, count }) => ({ survey: survey.id, wave: wave.id, count })),
  );

const protectedFindings = async (
  { stores, calculator }: Parts,
  findings: readonly FrozenFinding[],
  sizes: readonly WaveSize[],
) => {
  const { contents: published, beside } = await contentsOut(stores);
  const job = { contents: findings.map(({ content }) => content), published, sizes };
  const { contents, withheld, exposed } = await calculator.protect(job);
  return {
    findings: findings.map((finding, at): FrozenFinding => ({ ...finding, content: contents[at]! })),
    protection: {
      ...{ withheld: [...withheld], beside },
      exposed: exposed.reduce((sum, { count }) => sum + count, 0),
    },
  };
};

const haveChanged = async (
  { results }: Parts,
  standings: ReadonlyMap<string, Standing>,
): Promise<boolean> => {
  for (const [survey, { edition }] of standings)
    if ((await results.standing(survey)).edition !== edition) return true;
  return false;
};

/** Where the numbers came from, and how each of their waves came about. */
const originOf = async (
  parts: Parts,
  standings: ReadonlyMap<string, Standing>,
  findings: readonly FrozenFinding[],
) => {
  const waves = await sourcesOf(parts, standings, findings);
  const methods: StatementFacts[] = [];
  for (const { survey, wave } of waves) methods.push(await parts.method.facts(survey, wave));
  return { waves, methods };
};

/** Null where answers changed while they were counted. */
const tryOnce = async (
  parts: Parts,
  { version, findings }: Asked,
  signal?: AbortSignal,
): Promise<FrozenSnapshot | null> => {
  const standings = new Map<string, Standing>();
  for (const { survey } of findings)
    if (!standings.has(survey)) standings.set(survey, await parts.results.standing(survey));
  const done: FrozenFinding[] = [];
  for (const finding of findings) {
    const { frozen, editions } = await computed(parts, finding, signal);
    if (editions.some(edition => edition !== standings.get(finding.survey)?.edition)) return null;
    done.push(frozen);
  }
  const origin = await originOf(parts, standings, done);
  if (await haveChanged(parts, standings)) return null;
  const { findings: shown, protection } = await protectedFindings(parts, done, sizesOf(standings.values()));
  const snapshot: Snapshot = {
    format: 'barometer-release/1',
    ...{ release: version.release, version: version.number, title: version.title },
    note: version.note ?? null,
    ...origin,
    findings: shown,
  };
  return { snapshot, protection };
};

/** The snapshot of a version: every number in it is of the same answers. */
export const snapshotMaker =
  (parts: Parts) =>
  async (asked: Asked, signal?: AbortSignal): Promise<FrozenSnapshot> => {
    for (let tries = 0; tries < mostTries; tries += 1) {
      const frozen = await tryOnce(parts, asked, signal);
      if (frozen) return frozen;
    }
    throw new Problem('unavailable');
  };
