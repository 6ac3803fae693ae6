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
  find: async (id: Buffer): Promise<Buffer | null> => {
    const record = await moves.findById(id).lean<MoveRecord>();
    return record && bytesOf(record.sealed);
  },
  remove: async (ids: readonly Buffer[]): Promise<void> => {
    for (const id of ids) await moves.deleteOne({ _id: id });
  },
});
