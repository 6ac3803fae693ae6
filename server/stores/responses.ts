// Submitted responses: added once, never changed, read only as a whole wave.
import type { Models } from '../models/index.ts';
import type { ResponseRecord } from '../models/response.ts';
import { isDuplicate } from './duplicate.ts';
import { withoutId } from './record.ts';

export type Response = Omit<ResponseRecord, '_id'> & { readonly id: Buffer };
/** What analysis needs of a response. */
export type TabulatedResponse = Pick<ResponseRecord, 'answers' | 'stratum' | 'psu' | 'weight' | 'place'>;

const countsByPlace = async (
  responses: Models['responses'],
  wave: string,
): Promise<ReadonlyMap<string, number>> => {
  const groups = await responses.aggregate<{ _id: string | null; count: number }>([
    { $match: { wave } },
    { $group: { _id: '$place', count: { $sum: 1 } } },
  ]);
  return new Map(groups.flatMap(({ _id, count }) => (_id === null ? [] : [[_id, count]])));
};

export const responseStore = ({ responses }: Models) => ({
  /** Exactly once: the same content again is `same`; other content under the same id changes nothing and is `different`. */
  add: async (response: Response): Promise<'added' | 'same' | 'different'> => {
    try {
      await responses.create(withoutId(response));
      return 'added';
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const stored = await responses.findById(response.id, { hash: 1 }).lean<Pick<ResponseRecord, 'hash'>>();
      return stored?.hash === response.hash ? 'same' : 'different';
    }
  },
  has: async (id: Buffer): Promise<boolean> => (await responses.findById(id, { _id: 1 }).lean()) !== null,
  /** Many at once, for imports; throws on the first that fails. */
  addMany: async (batch: readonly Response[]): Promise<void> => {
    await responses.insertMany(batch.map(withoutId), { lean: true, ordered: true });
  },
  countOf: async (wave: string): Promise<number> => responses.countDocuments({ wave }),
  countOfDay: async (wave: string, day: string): Promise<number> => responses.countDocuments({ wave, day }),
  /** Answers of a wave by the place whose link they came by. */
  countsByPlace: (wave: string) => countsByPlace(responses, wave),
  /** Streams a wave, in no order that means anything. */
  ofWave: (wave: string): AsyncIterable<TabulatedResponse> =>
    responses
      .find({ wave }, { _id: 0, answers: 1, stratum: 1, psu: 1, weight: 1, place: 1 })
      .lean<TabulatedResponse>()
      .cursor({ batchSize: 1000 }),
  removeWave: async (wave: string): Promise<void> => {
    await responses.deleteMany({ wave });
  },
});
