// The fieldwork of a wave as staff may watch it. Figures are counted when somebody asks, off the event loop, over the answers of days
// that are over: they change once a day, at midnight, whoever looks and however often. Nothing is counted when an answer arrives.
import { codebook } from '../../../surveys/codebook.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { dayAfter } from '../../clock.ts';
import { contentHash } from '../../crypto.ts';
import { Problem } from '../../problem.ts';
import type { BreakOffEdition } from '../../stores/break-offs.ts';
import type { Link } from '../../stores/links.ts';
import type { Survey } from '../../stores/surveys.ts';
import type { Version } from '../../stores/versions.ts';
import type { Wave } from '../../stores/waves.ts';
import type { ServiceParts } from '../parts.ts';
import { neighboursOf, type Neighbour } from '../planning/neighbours.ts';
import { boundedCache } from '../results/cache.ts';
import type { Calculator } from '../results/calculator.ts';
import { lastDayToSend, takingOn } from '../respond/openSurveys.ts';
import { countOfWave, type ShownCount } from '../shownCount.ts';
import { movesFrom, type Move } from '../waves.ts';
import { breakOffOf } from './breakOff.ts';
import { tens } from './coarsen.ts';
import type { BoardCounted } from './count.ts';
import { medianClasses } from './median.ts';
import { boardJob } from './plan.ts';
import { cellName } from './tally.ts';

export type { BoardCounted } from './count.ts';
export type { Cell, Cells } from './coarsen.ts';
export type { Flag, Part } from './job.ts';

export type QuotaProgress = {
  readonly codes: readonly string[];
  readonly target: number;
  readonly tens: number;
};

export type Fieldwork = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  readonly newestVersion: number;
  readonly variables: readonly Variable[];
  readonly today: string;
  /** The last day whose answers are in the figures; null where all are. */
  readonly countedTo: string | null;
  /** Null before the wave is opened. */
  readonly board: BoardCounted | null;
  /** Classes of duration in which the middle one may lie; none where too few are known. */
  readonly medianDurations: readonly string[];
  readonly quotas: readonly QuotaProgress[];
  /** Whole tens of today's answers. */
  readonly ofToday: number;
  readonly count: ShownCount;
  /** Null where nobody is at it. */
  readonly breakOff: BreakOffEdition | null;
  readonly links: readonly Link[];
  readonly moves: readonly Move[];
  readonly sendBy: string | null;
  /** Told while the days of the wave can still be changed. */
  readonly neighbours: readonly Neighbour[];
  /** Another wave of the survey that is open. */
  readonly rival: Wave | null;
};

type Parts = ServiceParts & { readonly calculator: Calculator };

const boardsKept = 200;

const isUnderWay = ({ state }: Wave): boolean => state === 'open' || state === 'paused';

type Counting = {
  readonly wave: Wave;
  readonly questionnaire: Questionnaire;
  readonly links: readonly Link[];
};

/** Days that are over bring no more answers, so their figures are counted once; those of a closed wave, until its answers change. */
const rememberingBoard = ({ calculator, stores, clock }: Parts) => {
  const remember = boundedCache<BoardCounted>(boardsKept);
  return ({ wave, questionnaire, links }: Counting, signal?: AbortSignal): Promise<BoardCounted> => {
    const places = links.flatMap(({ code, place }) => (place === undefined ? [] : [code]));
    const job = boardJob(wave, questionnaire, { today: clock.today(), places });
    const { questionnaire: _, ...rest } = job;
    const changes = wave.state === 'closed' ? stores.responses.changes(wave.id) : 0;
    const key = contentHash([rest, wave.version, changes]);
    return remember(key, stop => calculator.board(job, { signal: stop }), signal);
  };
};

type FindBoard = ReturnType<typeof rememberingBoard>;

type Found = {
  readonly survey: Survey;
  readonly wave: Wave;
  readonly version: Version;
  /** Aborted where nobody waits for the page any more. */
  readonly signal?: AbortSignal | undefined;
};

const find = async ({ stores }: Parts, surveyId: string, name: string): Promise<Found> => {
  const [survey, wave] = await Promise.all([
    stores.surveys.find(surveyId),
    stores.waves.find(`${surveyId}.${name}`),
  ]);
  const version = wave && (await stores.versions.find(wave.version));
  if (!survey || !wave || !version || wave.state === 'importing') throw new Problem('not_found');
  return { survey, wave, version };
};

const progressOf = ({ quotas }: Wave, board: BoardCounted | null): readonly QuotaProgress[] => {
  const tensOf = new Map(board?.parts.quotas.cells.map(cell => [cell.code, cell.tens]));
  return (quotas?.cells ?? []).map(cell => ({ ...cell, tens: tensOf.get(cellName(cell.codes)) ?? 0 }));
};

/** What is counted, and how exactly it may be told. */
const figuresOf = async (parts: Parts, boardOf: FindBoard, { wave, version, signal }: Found) => {
  const { stores, clock } = parts;
  const today = clock.today();
  const links = await stores.links.ofWave(wave.id);
  const [board, ofToday, count, breakOff] = await Promise.all([
    wave.state === 'planned' ? null : boardOf({ wave, questionnaire: version.document, links }, signal),
    isUnderWay(wave) ? stores.responses.countOfDay(wave.id, today) : 0,
    countOfWave(stores, wave, today),
    isUnderWay(wave) ? breakOffOf(parts, wave.id) : null,
  ]);
  return {
    ...{ links, board, count, breakOff, ofToday: tens(ofToday), quotas: progressOf(wave, board) },
    medianDurations: medianClasses(board?.parts.durations.cells ?? []),
    countedTo: isUnderWay(wave) ? dayAfter(today, -1).toISOString().slice(0, 10) : null,
  };
};

const neighbours = ({ id, opens, closes, state }: Wave, waves: readonly Wave[]): readonly Neighbour[] =>
  state === 'planned' && opens !== undefined && closes !== undefined
    ? neighboursOf({ id, opens, closes }, waves)
    : [];

const look = async (parts: Parts, boardOf: FindBoard, found: Found): Promise<Fieldwork> => {
  const { stores, clock } = parts;
  const { survey, wave, version } = found;
  const today = clock.today();
  const [figures, waves, latest] = await Promise.all([
    figuresOf(parts, boardOf, found),
    stores.waves.ofSurvey(survey.id),
    stores.versions.latest(version.questionnaire),
  ]);
  return {
    ...{ survey, wave, questionnaire: version.document, today, ...figures },
    newestVersion: latest?.number ?? version.number,
    variables: codebook(version.document),
    moves: movesFrom(wave.state),
    sendBy: takingOn(today, wave) === 'new' ? null : lastDayToSend(wave),
    neighbours: neighbours(wave, waves),
    rival: waves.find(({ state, id }) => state === 'open' && id !== wave.id) ?? null,
  };
};

export const fieldworkService = (parts: Parts) => {
  const boardOf = rememberingBoard(parts);
  return {
    look: async (survey: string, wave: string, signal?: AbortSignal): Promise<Fieldwork> =>
      look(parts, boardOf, { ...(await find(parts, survey, wave)), signal }),
  };
};

export type FieldworkService = ReturnType<typeof fieldworkService>;
