// Every secret and every identifier that must tell nothing. Respondents: one random key, held by their browser only, opens their
// draft and names their response; the server stores neither the key nor anything that leads back to it.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  timingSafeEqual,
} from 'node:crypto';

export type RandomBytes = (size: number) => Buffer;

const keyBytes = 16;

/** A new interview key: 128 random bits, written for a cookie. */
export const newInterviewKey = (random: RandomBytes): string => random(keyBytes).toString('base64url');

export const isInterviewKey = (value: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(value);

const derive = (key: string, purpose: string, size: number): Buffer =>
  Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), 'barometer', purpose, size));

/** `_id` of the draft: cannot be turned back into the key. */
export const interviewId = (key: string): Buffer => derive(key, 'interview', keyBytes);

/** `_id` of the response: the same key always gives the same one, so a repeated submission meets itself. */
export const responseId = (key: string, wave: string): Buffer => derive(key, `response ${wave}`, keyBytes);

/** `_id` of a response from a file of past waves: the same row of the same file always gives the same one. */
export const importedResponseId = (importHash: string, row: number): Buffer =>
  createHash('sha256').update(`${importHash} row ${row}`).digest().subarray(0, keyBytes);

/** Words of the receipt are chosen by these bytes; they lead to no response. */
export const receiptBytes = (key: string, wave: string): Buffer => derive(key, `receipt ${wave}`, 6);

/** Seals a draft (AES-256-GCM): what lies on the disk is noise without the respondent's key. */
export const seal = (key: string, plain: string, random: RandomBytes): Buffer => {
  const nonce = random(12);
  const cipher = createCipheriv('aes-256-gcm', derive(key, 'draft', 32), nonce);
  const body = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
};

/** Opens what `seal` sealed; null where the key or the bytes are wrong. */
export const unseal = (key: string, sealed: Buffer): string | null => {
  try {
    const opened = createDecipheriv('aes-256-gcm', derive(key, 'draft', 32), sealed.subarray(0, 12));
    opened.setAuthTag(sealed.subarray(12, 28));
    return Buffer.concat([opened.update(sealed.subarray(28)), opened.final()]).toString('utf8');
  } catch {
    return null;
  }
};

/** SHA-256 of a value's canonical JSON (keys sorted), in hex: the same content always has the same hash. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** A one-time token for a link, and what is stored of it. */
export const newToken = (random: RandomBytes): string => random(24).toString('base64url');
export const tokenHash = (token: string): string =>
  createHash('sha256').update(`token ${token}`).digest('hex');

/** A name for rate limiting that is not the name itself. */
export const limiterKey = (secret: string, name: string): string =>
  createHmac('sha256', secret).update(name.trim().toLowerCase()).digest('base64url');

/** What the cookie of a browser that has signed in before carries: it is worth something for this one account only. */
export const newDeviceMark = (secret: string, email: string, random: RandomBytes): string => {
  const name = random(keyBytes).toString('base64url');
  return `${name}.${deviceSeal(secret, name, email)}`;
};

/** Whether one of the secrets sealed this mark for this account. */
export const isDeviceMark = (secrets: readonly string[], email: string, mark: string): boolean => {
  const [name = '', seal = ''] = mark.split('.');
  const given = Buffer.from(seal);
  return secrets.some(secret => {
    const right = Buffer.from(deviceSeal(secret, name, email));
    return right.length === given.length && timingSafeEqual(right, given);
  });
};

const deviceSeal = (secret: string, name: string, email: string): string =>
  limiterKey(secret, `device ${name} ${email}`);
