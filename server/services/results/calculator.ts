// All that is heavy in results: reading waves, weighting them, estimating. It may run here or in a thread of its own; who asks does not
// see the difference.
import { setImmediate } from 'node:timers/promises';
import { noSnapshots } from '../../snapshots/files.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import type { Survey } from '../../stores/surveys.ts';
import { countBoard, type BoardCounted } from '../fieldwork/count.ts';
import type { BoardJob } from '../fieldwork/job.ts';
import { takeMicrodata, type MicrodataJob, type MicrodataTaken } from '../microdata/take.ts';
import { indexTable, type IndexDivision, type IndexTable } from '../indices/table.ts';
import { looksAt, type WeighingJob, type WeighingLook } from '../weighting/calculate.ts';
import { sheetService, type SheetParts, type SheetService, type Watching } from '../sheets/index.ts';
import { countOf, markOf } from '../sheets/keys.ts';
import { protect, type Protection, type WaveSize } from '../disclosure/protect.ts';
import type { Breakdown } from './breakdown.ts';
import type { Content } from './content.ts';
import { breakdownOf } from './grouped.ts';
import { ChangedMeanwhile, wavePreparer, type ClosedWave, type PreparedWave } from './prepare.ts';
import { questionResult } from './question.ts';
import type { QuestionResult } from './result.ts';

/** What a wave holds now. */
export type Holding = { readonly count: number; readonly mark: string };

export type QuestionJob = {
  readonly survey: Survey;
  /** Those that asked the question, oldest first. */
  readonly waves: readonly ClosedWave[];
  /** What each of these waves calls it: another name where the question was put in the place of another. */
  readonly names: readonly string[];
  readonly edition: string;
};

/** `changed`: a wave holds other responses by now than the job says. */
export type Calculated = { readonly question: QuestionResult | null } | 'changed';

/** The newest wave of a question, by the groups of another. */
export type BreakdownJob = QuestionJob & { readonly by: string };

/** `changed`: as of a question. Null: the wave did not ask by what people are to be divided, or there is no such question. */
export type BrokenDown = { readonly breakdown: Breakdown | null } | 'changed';

/** `changed`: as of a question. */
export type Weighed = { readonly looks: readonly WeighingLook[] } | 'changed';

/** What is to be published, all that anybody could ever see, oldest first, and how many answered each wave. */
export type ProtectionJob = {
  readonly contents: readonly Content[];
  readonly published: readonly Content[];
  readonly sizes: readonly WaveSize[];
};

export type IndexJob = { readonly closed: ClosedWave; readonly by: IndexDivision };

export type Calculator = {
  readonly look: (waves: readonly string[]) => Promise<readonly Holding[]>;
  readonly question: (job: QuestionJob, watching?: Watching) => Promise<Calculated>;
  readonly breakdown: (job: BreakdownJob, watching?: Watching) => Promise<BrokenDown>;
  /** How fieldwork goes, in whole tens. */
  readonly board: (job: BoardJob, watching?: Watching) => Promise<BoardCounted>;
  /** What may leave of a wave. */
  readonly microdata: (job: MicrodataJob, watching?: Watching) => Promise<MicrodataTaken>;
  readonly indices: (job: IndexJob, watching?: Watching) => Promise<IndexTable | 'changed'>;
  readonly weigh: (job: WeighingJob, watching?: Watching) => Promise<Weighed>;
  /** Hides what would tell of fewer than ten people. */
  readonly protect: (job: ProtectionJob) => Promise<Protection>;
};

const lookAt = async (sheets: SheetService, waves: readonly string[]): Promise<readonly Holding[]> => {
  const holdings: Holding[] = [];
  for (const wave of waves) {
    const keys = await sheets.keysOf(wave);
    holdings.push({ count: countOf(keys), mark: markOf(keys) });
  }
  return holdings;
};

const unlessChanged = async <Result>(work: () => Promise<Result>): Promise<Result | 'changed'> => {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ChangedMeanwhile) return 'changed';
    throw error;
  }
};

/** The waves of a job, one after another. */
const preparer = (sheets: SheetService) => {
  const prepare = wavePreparer(sheets);
  const all = async (job: QuestionJob, watching: Watching): Promise<readonly PreparedWave[]> => {
    const prepared: PreparedWave[] = [];
    for (const wave of job.waves) {
      await setImmediate(); // estimates are done in one go: whoever waits beside goes first
      prepared.push(await prepare(wave, watching));
    }
    watching.signal?.throwIfAborted();
    return prepared;
  };
  return { prepare, all };
};

export const createCalculator = (
  parts: SheetParts,
  sheets: SheetService = sheetService(parts),
): Calculator => {
  const { prepare, all: preparedFor } = preparer(sheets);
  const answer = async (job: QuestionJob, watching: Watching): Promise<QuestionResult | null> =>
    questionResult(job.survey, job.names, await preparedFor(job, watching), job.edition);
  const divide = async (job: BreakdownJob, watching: Watching): Promise<Breakdown | null> => {
    const prepared = await preparedFor(job, watching);
    const question = questionResult(job.survey, job.names, prepared, job.edition);
    return question && breakdownOf(question, prepared, job.by);
  };
  return {
    look: waves => lookAt(sheets, waves),
    board: (job, watching) => countBoard(parts.rows, job, watching),
    microdata: (job, watching) => takeMicrodata(parts.rows, job, watching),
    indices: ({ closed, by }, watching = {}) =>
      unlessChanged(async () => indexTable(await prepare(closed, watching), by)),
    question: (job, watching = {}) => unlessChanged(async () => ({ question: await answer(job, watching) })),
    breakdown: (job, watching = {}) =>
      unlessChanged(async () => ({ breakdown: await divide(job, watching) })),
    weigh: (job, watching = {}) =>
      unlessChanged(async () => ({ looks: looksAt(await prepare(job.closed, watching), job) })),
    protect: ({ contents, published, sizes }) => Promise.resolve(protect(contents, published, sizes)),
  };
};

/** In this thread and without snapshots: for commands, and for tests of the numbers. */
export const calculatorHere = ({ responses }: { readonly responses: ResponseRows }): Calculator =>
  createCalculator({ rows: responses, snapshots: noSnapshots, maker: '', complain: () => {} });
