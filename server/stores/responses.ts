// Submitted responses: added once, never changed, read only as a whole wave.
import type { Models } from '../models/index.ts';
import type { ResponseRecord } from '../models/response.ts';
import { isDuplicate } from './duplicate.ts';
import { withoutId } from './record.ts';
import { responseRows } from './responseRows.ts';

export { durations } from '../models/response.ts';
export type Response = Omit<ResponseRecord, '_id'> & { readonly id: Buffer };

const countsByPlace = async (
  responses: Models['responses'],
  wave: string,
  except: string | null,
): Promise<ReadonlyMap<string, number>> => {
  const groups = await responses.aggregate<{ _id: string | null; count: number }>([
    { $match: { wave, ...(except === null ? {} : { day: { $ne: except } }) } },
    { $group: { _id: '$place', count: { $sum: 1 } } },
  ]);
  return new Map(groups.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count]])));
};

/** Where copies of responses lie outside the collection: what is taken out of it goes from there at once. */
export type ResponseCopies = { readonly remove: (wave: string) => Promise<void> };

/** Counts the changes of each wave that are made here: before each and after it. */
const changeCounter = () => {
  const changes = new Map<string, number>();
  const count = (waves: ReadonlySet<string>): void =>
    waves.forEach(wave => changes.set(wave, (changes.get(wave) ?? 0) + 1));
  return {
    /** Grows with every change of the wave made through this store: what was read before it may be out of date. */
    changes: (wave: string): number => changes.get(wave) ?? 0,
    counted: async <Result>(waves: readonly string[], change: Promise<Result>): Promise<Result> => {
      const distinct = new Set(waves);
      count(distinct);
      return change.finally(() => count(distinct));
    },
  };
};

type Counted = ReturnType<typeof changeCounter>['counted'];

const adding = ({ responses }: Models, counted: Counted) => ({
  /** Exactly once: the same content again is `same`; other content under the same id changes nothing and is `different`. */
  add: async (response: Response): Promise<'added' | 'same' | 'different'> => {
    try {
      await counted([response.wave], responses.create(withoutId(response)));
      return 'added';
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const stored = await responses.findById(response.id, { hash: 1 }).lean<Pick<ResponseRecord, 'hash'>>();
      return stored?.hash === response.hash ? 'same' : 'different';
    }
  },
  /** Many at once, for imports; throws on the first that fails. */
  addMany: async (batch: readonly Response[]): Promise<void> => {
    const waves = batch.map(({ wave }) => wave);
    await counted(waves, responses.insertMany(batch.map(withoutId), { lean: true, ordered: true }));
  },
});

const removing = ({ responses, waves }: Models, copies: ResponseCopies, counted: Counted) => {
  const removeWhere = async (wave: string, filter: object): Promise<number> => {
    const { deletedCount } = await counted([wave], responses.deleteMany({ ...filter, wave }).exec());
    await copies.remove(wave);
    await waves.updateOne({ _id: wave }, { $unset: { count: 1 } }); // written down when it was closed
    return deletedCount;
  };
  return {
    removeWave: async (wave: string): Promise<void> => void (await removeWhere(wave, {})),
    /** Takes single responses out of a wave, such as those of a test of the questionnaire; how many there were. */
    remove: (wave: string, ids: readonly Buffer[]): Promise<number> =>
      removeWhere(wave, { _id: { $in: ids } }),
  };
};

export const responseStore = (models: Models, copies: ResponseCopies) => {
  const { responses } = models;
  const { changes, counted } = changeCounter();
  return {
    changes,
    ...adding(models, counted),
    ...removing(models, copies, counted),
    ...responseRows(responses.db.collection<ResponseRecord>('responses')),
    has: async (id: Buffer): Promise<boolean> => (await responses.findById(id, { _id: 1 }).lean()) !== null,
    countOf: async (wave: string): Promise<number> => responses.countDocuments({ wave }),
    countOfDay: async (wave: string, day: string): Promise<number> => responses.countDocuments({ wave, day }),
    /** Answers of a wave by the place whose link they came by, but for those of one day. */
    countsByPlace: (wave: string, except: string | null) => countsByPlace(responses, wave, except),
  };
};
