// Waves of surveys.
import type { Models } from '../models/index.ts';
import type { WaveRecord, WaveState } from '../models/wave.ts';
import { withId, withoutId } from './record.ts';

export type { Mode, WaveMargin, WaveState } from '../models/wave.ts';
export type Wave = Omit<WaveRecord, '_id'> & { readonly id: string };
type Dates = Partial<Pick<Wave, 'opens' | 'closes'>>;

export const waveStore = ({ waves }: Models) => ({
  all: async (): Promise<Wave[]> => (await waves.find().sort({ survey: 1, name: 1 }).lean()).map(withId),
  ofSurvey: async (survey: string): Promise<Wave[]> =>
    (await waves.find({ survey }).sort({ name: 1 }).lean()).map(withId),
  find: async (id: string): Promise<Wave | null> => {
    const record = await waves.findById(id).lean();
    return record && withId(record);
  },
  /** The newest wave of the survey that takes answers now. */
  openOf: async (survey: string): Promise<Wave | null> => {
    const record = await waves.findOne({ survey, state: 'open' }).sort({ name: -1 }).lean();
    return record && withId(record);
  },
  save: async (wave: Wave): Promise<void> => {
    await waves.replaceOne({ _id: wave.id }, withoutId(wave), { upsert: true });
  },
  /** Changes the state (and the days of fieldwork) only where it still is `from`; false where somebody was faster. */
  move: async (id: string, from: WaveState, to: WaveState, dates: Dates = {}): Promise<boolean> => {
    const change = { $set: { ...dates, state: to } };
    const { modifiedCount } = await waves.updateOne({ _id: id, state: from }, change);
    return modifiedCount === 1;
  },
  remove: async (id: string): Promise<void> => {
    await waves.deleteOne({ _id: id });
  },
});
