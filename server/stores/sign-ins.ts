// Who is signed in where.
import type { Models } from '../models/index.ts';
import type { SignInRecord } from '../models/sign-in.ts';
import { withId, withoutId } from './record.ts';

export type StoredSignIn = Omit<SignInRecord, '_id'> & { readonly id: string };

export const signInStore = ({ signIns }: Models) => ({
  add: async (signIn: StoredSignIn): Promise<void> => {
    await signIns.create(withoutId(signIn));
  },
  find: async (id: string, now: Date): Promise<StoredSignIn | null> => {
    const record = await signIns.findOne({ _id: id, expires: { $gt: now } }).lean();
    return record && withId(record);
  },
  /** The newest first. */
  ofAccount: async (account: string, now: Date): Promise<StoredSignIn[]> =>
    (
      await signIns
        .find({ account, expires: { $gt: now } })
        .sort({ began: -1 })
        .lean<SignInRecord[]>()
    ).map(record => withId(record)),
  /** False where the account has no such sign-in (any more). */
  remove: async (id: string, account: string): Promise<boolean> =>
    (await signIns.deleteOne({ _id: id, account })).deletedCount === 1,
  /** All of the account, but for the one `except` names. */
  removeAll: async (account: string, except?: string): Promise<void> => {
    await signIns.deleteMany({ account, ...(except === undefined ? {} : { _id: { $ne: except } }) });
  },
});
