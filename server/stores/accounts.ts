// Accounts of staff, by id or by the name they sign in with.
import type { AccountRecord } from '../models/account.ts';
import type { Models } from '../models/index.ts';
import type { Role } from '../roles.ts';
import { isDuplicate } from './duplicate.ts';
import { withId, withoutId } from './record.ts';

export type { PasskeyRecord as Passkey } from '../models/account.ts';
export type StoredAccount = Omit<AccountRecord, '_id'> & { readonly id: string };
/** What can change; null takes a field away. */
export type AccountChange = {
  [Field in 'role' | 'passwordHash' | 'isDisabled' | 'codes' | 'passkeys' | 'signedInOn']?: NonNullable<
    AccountRecord[Field]
  > | null;
};

const reading = ({ accounts }: Models) => ({
  find: async (id: string): Promise<StoredAccount | null> => {
    const record = await accounts.findById(id).lean();
    return record && withId(record);
  },
  findByEmail: async (email: string): Promise<StoredAccount | null> => {
    const record = await accounts.findOne({ email }).lean();
    return record && withId(record);
  },
  all: async (): Promise<StoredAccount[]> =>
    (await accounts.find().sort({ name: 1, email: 1 }).lean<AccountRecord[]>()).map(record => withId(record)),
  hasRole: async (role: Role): Promise<boolean> =>
    (await accounts.findOne({ role }, { _id: 1 }).lean()) !== null,
});

const changeRecord = async ({ accounts }: Models, id: string, change: AccountChange): Promise<void> => {
  const [kept, gone] = [new Map<string, unknown>(), new Map<string, 1>()];
  for (const [field, value] of Object.entries(change))
    if (value === null) gone.set(field, 1);
    else kept.set(field, value);
  await accounts.updateOne(
    { _id: id },
    {
      ...(kept.size > 0 ? { $set: Object.fromEntries(kept) } : {}),
      ...(gone.size > 0 ? { $unset: Object.fromEntries(gone) } : {}),
    },
  );
};

export const accountStore = (models: Models) => ({
  ...reading(models),
  /** `taken`: somebody signs in with this name already. */
  add: async (account: StoredAccount): Promise<'added' | 'taken'> => {
    try {
      await models.accounts.create(withoutId(account));
      return 'added';
    } catch (error) {
      if (isDuplicate(error)) return 'taken';
      throw error;
    }
  },
  change: (id: string, change: AccountChange): Promise<void> => changeRecord(models, id, change),
  /** Marks the half-minute whose code is used now; false where it, or a later one, was used before. */
  useCode: async (id: string, step: number): Promise<boolean> => {
    const { modifiedCount } = await models.accounts.updateOne(
      { _id: id, 'codes.usedStep': { $lt: step } },
      { $set: { 'codes.usedStep': step } },
    );
    return modifiedCount === 1;
  },
});
