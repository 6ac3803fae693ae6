// Accounts of staff, by id or by the name they sign in with.
import type { AccountRecord } from '../models/account.ts';
import type { Models } from '../models/index.ts';
import type { Role } from '../roles.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type StoredAccount = Omit<AccountRecord, '_id'> & { readonly id: string };

export const accountStore = ({ accounts }: Models) => ({
  find: async (id: string): Promise<StoredAccount | null> => {
    const record = await accounts.findById(id).lean();
    return record && withId(record);
  },
  findByEmail: async (email: string): Promise<StoredAccount | null> => {
    const record = await accounts.findOne({ email }).lean();
    return record && withId(record);
  },
  hasRole: async (role: Role): Promise<boolean> =>
    (await accounts.findOne({ role }, { _id: 1 }).lean()) !== null,
  /** `taken`: somebody signs in with this name already. */
  add: async (account: StoredAccount): Promise<'added' | 'taken'> => {
    try {
      await accounts.create(withoutId(account));
      return 'added';
    } catch (error) {
      if (isDuplicate(error)) return 'taken';
      throw error;
    }
  },
});
