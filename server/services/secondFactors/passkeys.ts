// Passkeys (WebAuthn): a key that the phone or computer holds and opens by a finger, a face or its own code. What is stored cannot
// sign in anybody. The library does the protocol; here is what is asked of it, and what is kept.
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { Passkey } from '../../stores/accounts.ts';
import type { Account } from '../accounts.ts';
import type { SecondFactorParts } from './parts.ts';

/** Where people type the address of the program: a passkey belongs to it. */
export type Site = { readonly id: string; readonly origin: string };

const mostPasskeys = 10;

const transportsOf = ({ transports }: Passkey) => transports as AuthenticatorTransport[]; // as the browser named them

/** What a browser sent; the library refuses what is not in form. Null where it is no JSON. */
const parsed = (answer: string): unknown => {
  try {
    return JSON.parse(answer) as unknown; // looked at by the library
  } catch {
    return null;
  }
};

const asking = ({ stores }: SecondFactorParts) => ({
  /** What the browser needs to make a new passkey. The challenge is kept in the session until the answer. */
  askForNew: async (account: Account, site: Site) => {
    const known = (await stores.accounts.find(account.id))?.passkeys ?? [];
    return generateRegistrationOptions({
      rpName: 'Барометр',
      rpID: site.id,
      userName: account.email,
      userDisplayName: account.name,
      userID: Uint8Array.from(Buffer.from(account.id)),
      excludeCredentials: known.map(passkey => ({ id: passkey.id, transports: transportsOf(passkey) })),
      authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    });
  },
  /** What the browser needs to use one; null where the account has none. */
  askForKnown: async (account: Account, site: Site) => {
    const known = (await stores.accounts.find(account.id))?.passkeys ?? [];
    if (known.length === 0) return null;
    return generateAuthenticationOptions({
      rpID: site.id,
      allowCredentials: known.map(passkey => ({ id: passkey.id, transports: transportsOf(passkey) })),
      userVerification: 'preferred',
    });
  },
});

export type PasskeyAnswer = {
  readonly account: Account;
  readonly site: Site;
  readonly challenge: string;
  /** JSON of the browser. */
  readonly answer: string;
};

const add = async (
  parts: SecondFactorParts,
  { account, site, challenge, answer }: PasskeyAnswer,
  name: string,
) => {
  const { stores, audit, clock } = parts;
  const { verified, registrationInfo } = await verifyRegistrationResponse({
    response: parsed(answer) as RegistrationResponseJSON, // the library checks it field by field
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
  }).catch(() => ({ verified: false, registrationInfo: undefined }));
  const known = (await stores.accounts.find(account.id))?.passkeys ?? [];
  if (!verified || !registrationInfo || known.length >= mostPasskeys) return false;
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential;
  const written = { id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports };
  await stores.accounts.change(account.id, {
    passkeys: [...known.filter(other => other.id !== id), { ...written, name, addedOn: clock.today() }],
  });
  await audit.record({ who: account.id, what: 'second_factor_added', object: account.id });
  return true;
};

/** The new count of uses where the answer is one of this passkey; null where it is not. */
const usedBy = async (
  passkey: Passkey,
  { site, challenge, answer }: PasskeyAnswer,
): Promise<number | null> => {
  const outcome = await verifyAuthenticationResponse({
    response: parsed(answer) as AuthenticationResponseJSON, // the library checks it field by field
    expectedChallenge: challenge,
    expectedOrigin: site.origin,
    expectedRPID: site.id,
    requireUserVerification: false,
    credential: {
      id: passkey.id,
      publicKey: Uint8Array.from(Buffer.from(passkey.publicKey, 'base64url')),
      counter: passkey.counter,
      transports: transportsOf(passkey),
    },
  }).catch(() => null);
  return outcome?.verified ? outcome.authenticationInfo.newCounter : null;
};

const namedIn = (answer: string): unknown => {
  const given = parsed(answer);
  return typeof given === 'object' && given !== null && 'id' in given ? given.id : null;
};

const check = async (parts: SecondFactorParts, given: PasskeyAnswer): Promise<boolean> => {
  const { stores, audit } = parts;
  const { id: account } = given.account;
  const known = (await stores.accounts.find(account))?.passkeys ?? [];
  const passkey = known.find(({ id }) => id === namedIn(given.answer));
  const counter = passkey ? await usedBy(passkey, given) : null;
  if (!passkey || counter === null) {
    await audit.record({ who: account, what: 'second_factor_failed', object: account });
    return false;
  }
  const passkeys = known.map(other => (other.id === passkey.id ? { ...other, counter } : other));
  await stores.accounts.change(account, { passkeys });
  return true;
};

export const passkeys = (parts: SecondFactorParts) => ({
  ...asking(parts),
  /** Keeps the new passkey; false where the answer does not belong to what was asked. */
  add: (given: PasskeyAnswer, name: string): Promise<boolean> => add(parts, given, name),
  /** Whether the answer comes from one of the account's passkeys. */
  check: (given: PasskeyAnswer): Promise<boolean> => check(parts, given),
});
