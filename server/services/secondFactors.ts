// What is asked for besides the password: one-time codes of an application (TOTP, RFC 6238) and passkeys (WebAuthn).
import { sealForProgram, unsealForProgram } from '../crypto.ts';
import type { Account } from './accounts.ts';
import { codeStep, newCodeSecret } from './secondFactors/codes.ts';
import type { SecondFactorParts } from './secondFactors/parts.ts';
import { passkeys } from './secondFactors/passkeys.ts';

export type { Site } from './secondFactors/passkeys.ts';

/** What an account has; both empty: the password alone lets in. */
export type Factors = {
  readonly hasCodes: boolean;
  readonly passkeys: readonly { readonly id: string; readonly name: string; readonly addedOn: string }[];
};

const codes = (parts: SecondFactorParts) => {
  const { stores, clock, random, secrets, audit } = parts;
  return {
    /** A secret nobody has yet, for the application to take over. */
    newSecret: (): string => newCodeSecret(random),
    /** Turns codes on once the application has shown that it has the secret. */
    turnOn: async ({ id }: Account, secret: string, code: string): Promise<boolean> => {
      const step = codeStep(secret, code, clock.now());
      if (step === null) return false;
      const sealed = sealForProgram(secrets[0], secret, random);
      await stores.accounts.change(id, { codes: { sealed, usedStep: step } });
      await audit.record({ who: id, what: 'second_factor_added', object: id });
      return true;
    },
    /** Whether this is the code of now; each is taken once. */
    check: async ({ id }: Account, code: string): Promise<boolean> => {
      const sealed = (await stores.accounts.find(id))?.codes?.sealed;
      const secret = sealed === undefined ? null : unsealForProgram(secrets, sealed);
      const step = secret === null ? null : codeStep(secret, code, clock.now());
      const isRight = step !== null && (await stores.accounts.useCode(id, step));
      if (!isRight) await audit.record({ who: id, what: 'second_factor_failed', object: id });
      return isRight;
    },
  };
};

export const secondFactorService = (parts: SecondFactorParts) => {
  const { stores, audit } = parts;
  return {
    codes: codes(parts),
    passkeys: passkeys(parts),
    of: async ({ id }: Account): Promise<Factors> => {
      const stored = await stores.accounts.find(id);
      return {
        hasCodes: stored?.codes !== undefined,
        passkeys: (stored?.passkeys ?? []).map(({ id, name, addedOn }) => ({ id, name, addedOn })),
      };
    },
    /** `codes`, or the id of a passkey. False where the account has none such. */
    remove: async ({ id }: Account, factor: string): Promise<boolean> => {
      const stored = await stores.accounts.find(id);
      const kept = (stored?.passkeys ?? []).filter(passkey => passkey.id !== factor);
      const has =
        factor === 'codes' ? stored?.codes !== undefined : kept.length < (stored?.passkeys ?? []).length;
      if (!has) return false;
      await stores.accounts.change(id, factor === 'codes' ? { codes: null } : { passkeys: kept });
      await audit.record({ who: id, what: 'second_factor_removed', object: id });
      return true;
    },
  };
};

export type SecondFactorService = ReturnType<typeof secondFactorService>;
