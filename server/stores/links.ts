// Short links of waves. They are only ever added.
import type { LinkRecord } from '../models/link.ts';
import type { Models } from '../models/index.ts';
import { isDuplicate } from './duplicate.ts';

export type Link = Omit<LinkRecord, '_id'> & { readonly code: string };

const toLink = ({ _id, ...rest }: LinkRecord): Link => ({ code: _id, ...rest });

export const linkStore = ({ links }: Models) => ({
  find: async (code: string): Promise<Link | null> => {
    const record = await links.findById(code).lean<LinkRecord>();
    return record && toLink(record);
  },
  ofWave: async (wave: string): Promise<Link[]> =>
    (await links.find({ wave }).sort({ number: 1 }).lean<LinkRecord[]>()).map(toLink),
  /** False where the code or the number is taken: somebody added one in between. */
  add: async ({ code, ...rest }: Link): Promise<boolean> => {
    try {
      await links.create({ _id: code, ...rest });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  },
});
