// Addresses of accounts: one's own, those of colleagues, and the log of what was done.
import type { Paths } from '../paths.ts';

/** For whoever has a link, or has given a password and not yet the second factor. */
export const doorPatterns = {
  join: '/staff/join/:token',
  second: '/staff/sign-in/second',
  secondPasskey: '/staff/sign-in/passkey',
} as const;

/** One's own account. */
export const ownPatterns = {
  account: '/staff/account',
  password: '/staff/account/password',
  codes: '/staff/account/codes',
  passkey: '/staff/account/passkey',
  removeFactor: '/staff/account/remove/:factor',
  endSession: '/staff/account/sessions/:session',
} as const;

/** Accounts of colleagues, and the log. */
export const peoplePatterns = {
  people: '/staff/admin',
  person: '/staff/admin/people/:account',
  personRole: '/staff/admin/people/:account/role',
  personMove: '/staff/admin/people/:account/:move',
  log: '/staff/admin/log',
  logCheck: '/staff/admin/log/check',
} as const;

export const peoplePaths = ({ at }: Pick<Paths, 'at'>) => ({
  join: (token: string) => at(`/staff/join/${token}`),
  second: () => at(doorPatterns.second),
  secondPasskey: () => at(doorPatterns.secondPasskey),
  account: () => at(ownPatterns.account),
  password: () => at(ownPatterns.password),
  codes: () => at(ownPatterns.codes),
  passkey: () => at(ownPatterns.passkey),
  removeFactor: (factor: string) => at(`/staff/account/remove/${factor}`),
  endSession: (session: string) => at(`/staff/account/sessions/${session}`),
  people: () => at(peoplePatterns.people),
  person: (account: string) => at(`/staff/admin/people/${account}`),
  personRole: (account: string) => at(`/staff/admin/people/${account}/role`),
  personMove: (account: string, move: string) => at(`/staff/admin/people/${account}/${move}`),
  log: () => at(peoplePatterns.log),
  logCheck: () => at(peoplePatterns.logCheck),
});
