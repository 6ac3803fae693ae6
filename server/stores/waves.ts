// Waves of surveys.
import type { Models } from '../models/index.ts';
import type { WaveRecord, WaveState } from '../models/wave.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type { Mode, Quotas, WaveMargin, WaveState } from '../models/wave.ts';
export type Wave = Omit<WaveRecord, '_id' | 'openSlot'> & { readonly id: string };
type Dates = Partial<Pick<Wave, 'opens' | 'closes'>>;

const toWave = ({ openSlot: _, ...record }: WaveRecord): Wave => withId(record);

const toRecord = (wave: Wave): WaveRecord => ({
  ...withoutId(wave),
  ...(wave.state === 'open' ? { openSlot: wave.survey } : {}),
});

const reading = ({ waves }: Models) => ({
  all: async (): Promise<Wave[]> => (await waves.find().sort({ survey: 1, name: 1 }).lean()).map(toWave),
  ofSurvey: async (survey: string): Promise<Wave[]> =>
    (await waves.find({ survey }).sort({ name: 1 }).lean()).map(toWave),
  find: async (id: string): Promise<Wave | null> => {
    const record = await waves.findById(id).lean();
    return record && toWave(record);
  },
  /** The wave of the survey that is open; it may have passed its last day. */
  openOf: async (survey: string): Promise<Wave | null> => {
    const record = await waves.findOne({ survey, state: 'open' }).sort({ name: -1 }).lean();
    return record && toWave(record);
  },
});

type Move = { readonly from: WaveState; readonly to: WaveState; readonly dates: Dates };

const moveRecord = async ({ waves }: Models, id: string, { from, to, dates }: Move): Promise<boolean> => {
  const wave = await waves.findById(id, { survey: 1 }).lean();
  const change =
    to === 'open'
      ? { $set: { ...dates, state: to, openSlot: wave?.survey } }
      : { $set: { ...dates, state: to }, $unset: { openSlot: 1 } };
  try {
    return (await waves.updateOne({ _id: id, state: from }, change)).modifiedCount === 1;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

/** What may be changed of a wave without moving it; undefined takes the field away. */
export type WaveChange = { readonly [Field in Changeable]?: Wave[Field] | undefined };
type Changeable =
  'opens' | 'closes' | 'modes' | 'sample' | 'population' | 'target' | 'quotas' | 'count' | 'version';

const changeRecord = async (
  { waves }: Models,
  { id, state, version, earlierVersions = [] }: Wave,
  change: WaveChange,
): Promise<boolean> => {
  const fields = Object.entries(change);
  const asked = new Set([...earlierVersions, version]);
  asked.delete(change.version ?? version);
  const update = {
    $set: {
      ...Object.fromEntries(fields.filter(([, value]) => value !== undefined)),
      ...(change.version === undefined || state === 'planned' ? {} : { earlierVersions: [...asked] }),
    },
    $unset: Object.fromEntries(fields.filter(([, value]) => value === undefined).map(([name]) => [name, 1])),
  };
  return (await waves.updateOne({ _id: id, state, version }, update)).matchedCount === 1;
};

const addRecord = async ({ waves }: Models, wave: Wave): Promise<boolean> => {
  try {
    await waves.create(toRecord(wave));
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

/** A wave that is given another version remembers those it asked before. */
const saveRecord = async ({ waves }: Models, wave: Wave): Promise<void> => {
  const before = await waves
    .findById(wave.id, { version: 1, earlierVersions: 1 })
    .lean<Pick<WaveRecord, 'version' | 'earlierVersions'>>();
  const asked = new Set([...(before?.earlierVersions ?? []), ...(before ? [before.version] : [])]);
  asked.delete(wave.version);
  const record = { ...toRecord(wave), ...(asked.size > 0 ? { earlierVersions: [...asked] } : {}) };
  await waves.replaceOne({ _id: wave.id }, record, { upsert: true }).exec();
};

export const waveStore = (models: Models) => {
  let changes = 0;
  const counted = async <Result>(change: Promise<Result>): Promise<Result> => {
    changes += 1;
    return change.finally(() => (changes += 1));
  };
  return {
    ...reading(models),
    /** Grows with every change made through this store: what was read before it may be out of date. */
    changes: (): number => changes,
    save: async (wave: Wave): Promise<void> => {
      await counted(saveRecord(models, wave));
    },
    /** False where the survey has a wave of this name. */
    add: (wave: Wave): Promise<boolean> => counted(addRecord(models, wave)),
    /** Changes a wave as it was read: false where it was moved, or given another version, in between. */
    change: (wave: Wave, change: WaveChange): Promise<boolean> => counted(changeRecord(models, wave, change)),
    /**
     * Changes the state (and the days of fieldwork) only where it still is `from`; false where somebody was faster, with this
     * wave or, where it is to be opened, with another one of the survey.
     */
    move: (id: string, from: WaveState, to: WaveState, dates: Dates = {}): Promise<boolean> =>
      counted(moveRecord(models, id, { from, to, dates })),
    remove: async (id: string): Promise<void> => {
      await counted(models.waves.deleteOne({ _id: id }).exec());
    },
  };
};
