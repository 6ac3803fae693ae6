// Who is signed in where, so that one can look and put an end to it.
import type { StoredSignIn } from '../stores/sign-ins.ts';
import { openPart, type Account } from './accounts.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

type Parts = ServiceParts & { readonly audit: AuditService };

/** From the password on; whoever works longer signs in anew. */
const longest = 12 * 3_600_000;

/** One place where somebody is signed in, since that minute. */
export type Session = {
  readonly id: string;
  readonly device: string;
  readonly day: string;
  readonly time: string;
};

export type SignedIn = { readonly signIn: StoredSignIn; readonly account: Account };

export const sessionService = ({ stores, clock, random, audit }: Parts) => ({
  /** The id that the session is to carry. */
  begin: async (account: Account, device: string): Promise<string> => {
    const began = clock.now();
    const id = random(16).toString('base64url');
    const expires = new Date(began.getTime() + longest);
    await stores.signIns.add({ id, account: account.id, began, expires, device });
    await stores.accounts.change(account.id, { signedInOn: clock.today() });
    return id;
  },
  /** Whose session it is; null where it was ended, is too old, or the account was closed. */
  find: async (id: string): Promise<SignedIn | null> => {
    const signIn = await stores.signIns.find(id, clock.now());
    const account = signIn && (await stores.accounts.find(signIn.account));
    return signIn && account && !account.isDisabled ? { signIn, account: openPart(account) } : null;
  },
  /** The newest first. */
  ofAccount: async (account: Account): Promise<Session[]> =>
    (await stores.signIns.ofAccount(account.id, clock.now())).map(({ id, device, began }) => ({
      ...{ id, device },
      day: clock.dayOf(began),
      time: clock.timeOf(began),
    })),
  /** At signing out: no entry of its own in the log, signing out has one. */
  forget: async (id: string, account: Account): Promise<void> => {
    await stores.signIns.remove(id, account.id);
  },
  end: async (id: string, account: Account): Promise<boolean> => {
    const isEnded = await stores.signIns.remove(id, account.id);
    if (isEnded) await audit.record({ who: account.id, what: 'session_ended', object: account.id });
    return isEnded;
  },
  /** After a change of password: who knew the old one is out. */
  endOthers: (account: Account, own: string): Promise<void> => stores.signIns.removeAll(account.id, own),
});

export type SessionService = ReturnType<typeof sessionService>;
