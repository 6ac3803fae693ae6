// Reads a wave once and gives its board. The exact counts live no longer than this function.
import { durationOf } from '../../../surveys/checks/duration.ts';
import { studyOf } from '../../../surveys/checks/study.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import { seeded } from '../demo/random.ts';
import type { Watching } from '../sheets/index.ts';
import { coarsen, type Board } from './coarsen.ts';
import type { BoardJob } from './job.ts';
import { tallying } from './tally.ts';

export type BoardCounted = Board & {
  /** How many minutes the shortest way through the questionnaire takes who reads it. */
  readonly shortestMinutes: number;
  /** Whether the shortest class of durations is a sign of haste at all. */
  readonly isFastSign: boolean;
};

/** Enough to meet who has the shortest way: whoever met nothing. */
const simulated = 100;

/** The upper end of the shortest class of durations. */
const shortestClass = 5;

export const countBoard = async (
  rows: ResponseRows,
  job: BoardJob,
  { signal }: Watching = {},
): Promise<BoardCounted> => {
  const { shortest } = durationOf(studyOf(job.questionnaire, seeded(1), simulated));
  const isFastSign = shortest >= shortestClass;
  const { visitor, finish } = tallying(job, isFastSign);
  const batches = rows.visitWave(job.wave, visitor);
  while (!(await batches.next()).done) signal?.throwIfAborted(); // the visitor has seen them
  return { ...coarsen(job, finish()), shortestMinutes: shortest, isFastSign };
};
