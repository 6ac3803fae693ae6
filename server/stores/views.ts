// Saved views of the analysis desk, each under a name of its own.
import type { Models } from '../models/index.ts';
import type { ViewRecord } from '../models/view.ts';
import { isDuplicate } from './duplicate.ts';

export type SavedView = Omit<ViewRecord, '_id'> & { readonly id: string };

const toView = ({ _id, ...rest }: ViewRecord): SavedView => ({ id: _id, ...rest });

/** False where the name is taken. */
const unlessTaken = async (work: Promise<unknown>): Promise<boolean> => {
  try {
    await work;
    return true;
  } catch (error) {
    if (isDuplicate(error)) return false;
    throw error;
  }
};

export const viewStore = ({ views }: Models) => ({
  all: async (): Promise<SavedView[]> =>
    (await views.find().sort({ updated: -1, _id: 1 }).lean<ViewRecord[]>()).map(toView),
  find: async (id: string): Promise<SavedView | null> => {
    const record = await views.findById(id).lean<ViewRecord>();
    return record && toView(record);
  },
  add: ({ id, ...rest }: SavedView): Promise<boolean> => unlessTaken(views.create({ _id: id, ...rest })),
  change: (id: string, changes: Partial<Omit<SavedView, 'id'>>): Promise<boolean> =>
    unlessTaken(views.updateOne({ _id: id }, { $set: changes }).exec()),
  remove: async (id: string): Promise<void> => void (await views.deleteOne({ _id: id })),
});
