// Accounts of colleagues: invited by a link, given a role, let in again after a forgotten password, closed and opened.
import { newToken, tokenHash } from '../crypto.ts';
import { hashPassword, passwordFault, type PasswordFault } from '../passwords.ts';
import { Problem } from '../problem.ts';
import type { Role } from '../roles.ts';
import type { Act } from '../stores/audit.ts';
import type { AccountChange, StoredAccount } from '../stores/accounts.ts';
import {
  canonicalEmail,
  mistakesInPerson,
  openPart,
  type Account,
  type AccountMistake,
  type NewAccount,
} from './accounts.ts';
import type { AuditService } from './audit.ts';
import type { ServiceParts } from './parts.ts';

export type PersonState = 'invited' | 'active' | 'disabled';

/** A colleague as the administrator sees them. */
export type Person = Account & {
  readonly state: PersonState;
  readonly hasCodes: boolean;
  readonly passkeys: number;
  readonly signedInOn: string | null;
};

export const personMoves = ['link', 'disable', 'enable', 'remove-factors', 'sign-out'] as const;
export type PersonMove = (typeof personMoves)[number];

/** Why nothing was done: the program would have no administrator left, or one would lock oneself out. */
export type PeopleRefusal = 'last_administrator' | 'oneself' | 'own_account';
export type PersonChange = { readonly token?: string } | { readonly refusal: PeopleRefusal };

type Parts = ServiceParts & { readonly audit: AuditService };

const linkLives = 7 * 86_400_000;

const stateOf = ({ isDisabled, passwordHash }: StoredAccount): PersonState =>
  isDisabled ? 'disabled' : passwordHash === undefined ? 'invited' : 'active';

const toPerson = (stored: StoredAccount): Person => ({
  ...openPart(stored),
  state: stateOf(stored),
  hasCodes: stored.codes !== undefined,
  passkeys: stored.passkeys?.length ?? 0,
  signedInOn: stored.signedInOn ?? null,
});

const stored = async ({ stores }: Parts, id: string): Promise<StoredAccount> => {
  const account = await stores.accounts.find(id);
  if (!account) throw new Problem('not_found');
  return account;
};

/** A link to choose a password by; the former one is worth nothing from now on. */
const newLink = async ({ stores, clock, random }: Parts, account: string): Promise<string> => {
  const token = newToken(random);
  const expires = new Date(clock.now().getTime() + linkLives);
  await stores.accountLinks.replace({ hash: tokenHash(token), account, expires });
  return token;
};

const isLastAdministrator = async ({ stores }: Parts, id: string): Promise<boolean> =>
  !(await stores.accounts.all()).some(
    other => other.id !== id && other.role === 'administrator' && stateOf(other) === 'active',
  );

/** Taking somebody's rights away must leave an administrator, who is not the one that does it. */
const refusal = async (
  parts: Parts,
  { id, role }: StoredAccount,
  who: string,
): Promise<PeopleRefusal | null> => {
  if (id === who) return 'oneself';
  return role === 'administrator' && (await isLastAdministrator(parts, id)) ? 'last_administrator' : null;
};

const moveActs: Readonly<Record<PersonMove, Act>> = {
  link: 'account_link_made',
  disable: 'account_disabled',
  enable: 'account_enabled',
  'remove-factors': 'second_factor_removed',
  'sign-out': 'session_ended',
};

const moveChanges: Readonly<Partial<Record<PersonMove, AccountChange>>> = {
  disable: { isDisabled: true },
  enable: { isDisabled: null },
  'remove-factors': { codes: null, passkeys: null },
};

/** What oneself does in one's own account, where the password is asked for: a browser left open must not be enough. */
const needsAnother: readonly PersonMove[] = ['link', 'remove-factors'];

/** What ends every session of the account. */
const endsSessions: readonly PersonMove[] = ['disable', 'remove-factors', 'sign-out'];

type Asked = { readonly id: string; readonly who: string };

const movePerson = async (
  parts: Parts,
  { id, who, move }: Asked & { readonly move: PersonMove },
): Promise<PersonChange> => {
  const { stores, audit } = parts;
  const account = await stored(parts, id);
  const refused = move === 'disable' ? await refusal(parts, account, who) : null;
  if (refused) return { refusal: refused };
  if (id === who && needsAnother.includes(move)) return { refusal: 'own_account' };
  if (move === 'link' && account.isDisabled) throw new Problem('not_found');
  await stores.accounts.change(id, moveChanges[move] ?? {});
  if (move === 'disable') await stores.accountLinks.removeOf(id);
  if (endsSessions.includes(move)) await stores.signIns.removeAll(id);
  const token = move === 'link' ? await newLink(parts, id) : undefined;
  await audit.record({ who, what: moveActs[move], object: id });
  return token === undefined ? {} : { token };
};

const changeRole = async (
  parts: Parts,
  { id, who, role }: Asked & { readonly role: Role },
): Promise<PersonChange> => {
  const account = await stored(parts, id);
  if (account.role === role) return {};
  const refused = await refusal(parts, account, who);
  if (refused) return { refusal: refused };
  await parts.stores.accounts.change(id, { role });
  await parts.audit.record({ who, what: 'role_changed', object: id });
  return {};
};

export type Invitation = Omit<NewAccount, 'password'> & { readonly role: Role; readonly who: string };
export type InvitationOutcome =
  { readonly token: string; readonly person: Person } | { readonly mistakes: readonly AccountMistake[] };

const invite = async (parts: Parts, { role, who, ...form }: Invitation): Promise<InvitationOutcome> => {
  const mistakes = mistakesInPerson(form);
  if (mistakes.length) return { mistakes };
  const account = {
    id: parts.random(12).toString('hex'),
    email: canonicalEmail(form.email),
    name: form.name.trim(),
    role,
  };
  if ((await parts.stores.accounts.add(account)) === 'taken')
    return { mistakes: [{ field: 'email', fault: 'email_taken' }] };
  const token = await newLink(parts, account.id);
  await parts.audit.record({ who, what: 'account_invited', object: account.id });
  return { token, person: toPerson(account) };
};

/** Whose link it is; the page behind a spent one says so. */
const personBehind = async ({ stores, clock }: Parts, token: string): Promise<Person> => {
  const id = await stores.accountLinks.accountOf(tokenHash(token), clock.now());
  const account = id === null ? null : await stores.accounts.find(id);
  if (!account || account.isDisabled) throw new Problem('link_spent');
  return toPerson(account);
};

/** `hasFactors`: the new password alone does not let in. */
export type Joined = { readonly account: Account; readonly hasFactors: boolean };

/** Sets the password and ends every session there was; a form with mistakes leaves the link as it was. */
const join = async (
  parts: Parts,
  token: string,
  password: string,
): Promise<Joined | { readonly fault: PasswordFault }> => {
  const { stores, clock, audit } = parts;
  const person = await personBehind(parts, token);
  const fault = passwordFault(password, person.email);
  if (fault) return { fault };
  const passwordHash = await hashPassword(password);
  if (!(await stores.accountLinks.take(tokenHash(token), clock.now()))) throw new Problem('link_spent');
  await stores.accounts.change(person.id, { passwordHash });
  await stores.signIns.removeAll(person.id);
  const what = person.state === 'invited' ? 'account_joined' : 'password_changed';
  await audit.record({ who: person.id, what, object: person.id });
  const hasFactors = person.hasCodes || person.passkeys > 0;
  return { account: openPart(person), hasFactors };
};

export const peopleService = (parts: Parts) => ({
  all: async (): Promise<Person[]> => (await parts.stores.accounts.all()).map(toPerson),
  find: async (id: string): Promise<Person> => toPerson(await stored(parts, id)),
  /** The new account, and the token of the link that opens it: shown once, since only its hash is kept. */
  invite: (invitation: Invitation) => invite(parts, invitation),
  changeRole: (asked: Asked & { readonly role: Role }) => changeRole(parts, asked),
  move: (asked: Asked & { readonly move: PersonMove }) => movePerson(parts, asked),
  behind: (token: string) => personBehind(parts, token),
  join: (token: string, password: string) => join(parts, token, password),
});

export type PeopleService = ReturnType<typeof peopleService>;
