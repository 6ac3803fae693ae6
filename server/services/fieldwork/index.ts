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
import { boardJob } from './plan.ts';

export type { BoardCounted } from './count.ts';
export type { Cell, Cells } from './coarsen.ts';
export type { Flag, Part } from './job.ts';
export { cellName } from './tally.ts';

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

/** Days that are over bring no more answers, so their figures are counted once; those of a closed wave, until its answers change. */
const rememberingBoard = ({ calculator, stores, clock }: Parts) => {
  const remember = boundedCache<BoardCounted>(boardsKept);
  return (wave: Wave, questionnaire: Questionnaire, links: readonly Link[]): Promise<BoardCounted> => {
    const places = links.flatMap(({ code, place }) => (place === undefined ? [] : [code]));
    const job = boardJob(wave, questionnaire, { today: clock.today(), places });
    const { questionnaire: _, ...rest } = job;
    const changes = wave.state === 'closed' ? stores.responses.changes(wave.id) : 0;
    return remember(contentHash([rest, wave.version, changes]), () => calculator.board(job));
  };
};

type FindBoard = ReturnType<typeof rememberingBoard>;

const find = async ({ stores }: Parts, surveyId: string, name: string) => {
  const [survey, wave] = await Promise.all([
    stores.surveys.find(surveyId),
    stores.waves.find(`${surveyId}.${name}`),
  ]);
  const version = wave && (await stores.versions.find(wave.version));
  if (!survey || !wave || !version || wave.state === 'importing') throw new Problem('not_found');
  return { survey, wave, version };
};

const look = async (parts: Parts, boardOf: FindBoard, surveyId: string, name: string): Promise<Fieldwork> => {
  const { stores, clock } = parts;
  const { survey, wave, version } = await find(parts, surveyId, name);
  const today = clock.today();
  const questionnaire = version.document;
  const [links, waves, latest] = await Promise.all([
    stores.links.ofWave(wave.id),
    stores.waves.ofSurvey(surveyId),
    stores.versions.latest(version.questionnaire),
  ]);
  const [board, ofToday, count, breakOff] = await Promise.all([
    wave.state === 'planned' ? null : boardOf(wave, questionnaire, links),
    isUnderWay(wave) ? stores.responses.countOfDay(wave.id, today) : 0,
    countOfWave(stores, wave, today),
    isUnderWay(wave) ? breakOffOf(parts, wave.id) : null,
  ]);
  const { opens, closes, id } = wave;
  return {
    ...{ survey, wave, questionnaire, today, board, count, breakOff, links },
    newestVersion: latest?.number ?? version.number,
    variables: codebook(questionnaire),
    countedTo: isUnderWay(wave) ? dayAfter(today, -1).toISOString().slice(0, 10) : null,
    ofToday: tens(ofToday),
    moves: movesFrom(wave.state),
    sendBy: takingOn(today, wave) === 'new' ? null : lastDayToSend(wave),
    neighbours:
      wave.state === 'planned' && opens !== undefined && closes !== undefined
        ? neighboursOf({ id, opens, closes }, waves)
        : [],
    rival: waves.find(other => other.state === 'open' && other.id !== id) ?? null,
  };
};

export const fieldworkService = (parts: Parts) => {
  const boardOf = rememberingBoard(parts);
  return { look: (survey: string, wave: string) => look(parts, boardOf, survey, wave) };
};

export type FieldworkService = ReturnType<typeof fieldworkService>;
