// One-time codes: six digits that change every half-minute (TOTP, RFC 6238: SHA-1, as every application of the kind expects).
import { Secret, TOTP } from 'otpauth';
import type { RandomBytes } from '../../crypto.ts';

const period = 30;

const generator = (secret: string, label = ''): TOTP =>
  new TOTP({ issuer: 'Barometer', label, secret: Secret.fromBase32(secret), digits: 6, period });

/** 160 random bits in base 32, as applications take them. */
export const newCodeSecret = (random: RandomBytes): string =>
  new Secret({ buffer: Uint8Array.from(random(20)).buffer }).base32;

/** The address that the picture of the secret holds. */
export const codeAddress = (secret: string, email: string): string => generator(secret, email).toString();

/** Which half-minute the code belongs to: this one, or its neighbour, since clocks differ. Null where it belongs to none. */
export const codeStep = (secret: string, typed: string, now: Date): number | null => {
  const token = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const delta = generator(secret).validate({ token, timestamp: now.getTime(), window: 1 });
  return delta === null ? null : Math.floor(now.getTime() / 1000 / period) + delta;
};
