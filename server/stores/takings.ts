// Choices under which files of answers left of a wave.
import type { Models } from '../models/index.ts';
import type { TakingRecord } from '../models/taking.ts';
import { isDuplicate } from './duplicate.ts';

export type Taking = Omit<TakingRecord, '_id'>;

const idOf = ({ wave, keys, k }: Omit<Taking, 'day'>): string => JSON.stringify([wave, k, ...keys]);

export const takingStore = ({ takings }: Models) => ({
  /** The earliest first. */
  ofWave: async (wave: string): Promise<Taking[]> =>
    (await takings.find({ wave }).sort({ day: 1, _id: 1 }).lean<TakingRecord[]>()).map(
      ({ _id: _, ...taking }) => taking,
    ),
  /** False where this choice is there already. */
  add: async (taking: Taking): Promise<boolean> => {
    try {
      await takings.create({ _id: idOf(taking), ...taking });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
  /** Of a choice under which nothing left after all. */
  remove: async (taking: Taking): Promise<void> => void (await takings.deleteOne({ _id: idOf(taking) })),
});
