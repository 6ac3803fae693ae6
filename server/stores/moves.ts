// Sealed notes that lead from one device to another, found only by who has the code.
import type { Models } from '../models/index.ts';
import type { MoveRecord } from '../models/move.ts';
import { bytesOf } from './bytes.ts';
import { withoutId } from './record.ts';

export type Move = Omit<MoveRecord, '_id'> & { readonly id: Buffer };

export const moveStore = ({ moves }: Models) => ({
  add: async (move: Move): Promise<void> => {
    await moves.create(withoutId(move));
  },
  /** What has expired is not there, whether the database has deleted it yet or not. */
  find: async (id: Buffer, now: Date): Promise<Buffer | null> => {
    const record = await moves.findOne({ _id: id, expires: { $gt: now } }).lean<MoveRecord>();
    return record && bytesOf(record.sealed);
  },
  remove: async (ids: readonly Buffer[]): Promise<void> => {
    for (const id of ids) await moves.deleteOne({ _id: id });
  },
});
