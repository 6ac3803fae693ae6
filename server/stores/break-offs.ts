// Where people stopped, as shown on a day: one edition a wave, replaced by that of a later day.
import type { BreakOffRecord } from '../models/break-off.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

/** `id`: the wave. */
export type BreakOffEdition = Omit<BreakOffRecord, '_id'> & { readonly id: string };

export const breakOffStore = ({ breakOffs }: Models) => {
  const find = async (wave: string): Promise<BreakOffEdition | null> => {
    const record = await breakOffs.findById(wave).lean<BreakOffRecord>();
    return record && withId(record);
  };
  return {
    find,
    /** Gives the edition of the day: that of whoever was first. */
    keep: async (edition: BreakOffEdition): Promise<BreakOffEdition> => {
      const { id, day } = edition;
      try {
        await breakOffs.replaceOne({ _id: id, day: { $lt: day } }, withoutId(edition), { upsert: true });
      } catch (error) {
        if (!isDuplicate(error)) throw error; // there is one of today
      }
      return (await find(id)) ?? edition;
    },
  };
};
