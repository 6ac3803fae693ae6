// Accounts of staff: the first one by a one-time link or from the command line, the check of a password, and its change.
import { newToken, tokenHash } from '../crypto.ts';
import { hashPassword, passwordChecker, passwordFault, type PasswordFault } from '../passwords.ts';
import { Problem } from '../problem.ts';
import type { StoredAccount } from '../stores/accounts.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

/** An account as the rest of the program sees it. */
export type Account = Pick<StoredAccount, 'id' | 'email' | 'name' | 'role'>;

export type NewAccount = { readonly email: string; readonly name: string; readonly password: string };
export type AccountFault = 'email_form' | 'email_taken' | 'name_missing' | PasswordFault;
export type AccountMistake = { readonly field: keyof NewAccount; readonly fault: AccountFault };
export type AccountOutcome = { readonly account: Account } | { readonly mistakes: readonly AccountMistake[] };

type Parts = ServiceParts & { readonly audit: AuditService };

const linkLives = 24 * 3_600_000;

export const canonicalEmail = (email: string): string => email.normalize('NFKC').trim().toLowerCase();

/** What everybody may know of it. */
export const openPart = ({ id, email, name, role }: Account): Account => ({ id, email, name, role });

/** Addresses of an inner network without a dot are addresses too. */
export const isEmail = (email: string): boolean =>
  email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+$/.test(email);

/** What is wrong with the name and the address of somebody new. */
export const mistakesInPerson = ({ email, name }: Omit<NewAccount, 'password'>): AccountMistake[] => [
  ...(isEmail(canonicalEmail(email)) ? [] : [{ field: 'email', fault: 'email_form' } as const]),
  ...(name.trim() && name.length <= 100 ? [] : [{ field: 'name', fault: 'name_missing' } as const]),
];

const mistakesIn = (form: NewAccount): AccountMistake[] => {
  const fault = passwordFault(form.password, form.email);
  return [...mistakesInPerson(form), ...(fault ? [{ field: 'password', fault } as const] : [])];
};

/** Makes an administrator; nobody who is signed in stands behind it. */
const administratorAdder =
  ({ stores, random, audit }: Parts) =>
  async (form: NewAccount): Promise<AccountOutcome> => {
    const mistakes = mistakesIn(form);
    if (mistakes.length) return { mistakes };
    const account = {
      id: random(12).toString('hex'),
      email: canonicalEmail(form.email),
      name: form.name.trim(),
      role: 'administrator' as const,
    };
    const passwordHash = await hashPassword(form.password);
    const outcome = await stores.accounts.add({ ...account, passwordHash });
    if (outcome === 'taken') return { mistakes: [{ field: 'email', fault: 'email_taken' }] };
    await audit.record({ who: null, what: 'account_created', object: account.id });
    return { account };
  };

/** The first administrator by a link that works for 24 hours, once, and only while there is no administrator. */
const firstAdministrator = (parts: Parts) => {
  const { stores, clock, random } = parts;
  const add = administratorAdder(parts);
  const hasAdministrator = () => stores.accounts.hasRole('administrator');

  const isSetUpLink = async (token: string): Promise<boolean> =>
    (await stores.setUpLinks.isValid(tokenHash(token), clock.now())) && !(await hasAdministrator());

  return {
    /** A token for the address of the set-up page, which makes the former one worthless. Null where there is an administrator. */
    newSetUpToken: async (): Promise<string | null> => {
      if (await hasAdministrator()) return null;
      const token = newToken(random);
      const expires = new Date(clock.now().getTime() + linkLives);
      await stores.setUpLinks.replace({ hash: tokenHash(token), expires });
      return token;
    },
    isSetUpLink,
    /** What the set-up page does. A form with mistakes leaves the link as it was. */
    setUp: async (token: string, form: NewAccount): Promise<AccountOutcome> => {
      if (!(await isSetUpLink(token))) throw new Problem('link_spent');
      const mistakes = mistakesIn(form);
      if (mistakes.length) return { mistakes };
      if (!(await stores.setUpLinks.take(tokenHash(token), clock.now()))) throw new Problem('link_spent');
      return add(form);
    },
  };
};

/** The password of who is signed in already. */
const ownPassword = ({ stores, audit }: Parts, isPasswordOf: ReturnType<typeof passwordChecker>) => ({
  /** Whether this is the password of who is signed in already. */
  isPassword: async ({ id }: Account, password: string): Promise<boolean> =>
    isPasswordOf((await stores.accounts.find(id))?.passwordHash ?? null, password),
  /** Null where the password is changed; else what is wrong with the new one. */
  changePassword: async ({ id, email }: Account, password: string): Promise<PasswordFault | null> => {
    const fault = passwordFault(password, email);
    if (fault) return fault;
    await stores.accounts.change(id, { passwordHash: await hashPassword(password) });
    // A link that an administrator made because it was forgotten is not needed any more.
    await stores.accountLinks.removeOf(id);
    await audit.record({ who: id, what: 'password_changed', object: id });
    return null;
  },
});

export const accountService = (parts: Parts) => {
  const { stores, audit } = parts;
  const isPasswordOf = passwordChecker();
  return {
    ...firstAdministrator(parts),
    /** For the command line: one more administrator, at any time. */
    createAdministrator: administratorAdder(parts),
    /** The account of this name and password. The answer "no" takes as long for a name that nobody has. */
    signIn: async (email: string, password: string): Promise<Account | null> => {
      const stored = await stores.accounts.findByEmail(canonicalEmail(email));
      const known = stored?.isDisabled ? null : stored?.passwordHash;
      const isRight = await isPasswordOf(known ?? null, password);
      const account = isRight && stored ? openPart(stored) : null;
      await audit.record(
        account
          ? { who: account.id, what: 'signed_in', object: account.id }
          : { who: null, what: 'sign_in_failed', object: stored?.id ?? 'unknown' },
      );
      return account;
    },
    signOut: (account: Account): Promise<void> =>
      audit.record({ who: account.id, what: 'signed_out', object: account.id }),
    find: async (id: string): Promise<Account | null> => {
      const stored = await stores.accounts.find(id);
      return stored && !stored.isDisabled ? openPart(stored) : null;
    },
    ...ownPassword(parts, isPasswordOf),
  };
};

export type AccountService = ReturnType<typeof accountService>;
