// Every secret and every identifier that must tell nothing. Respondents: one random key, held by their browser only, opens their
// draft and names their response; the server stores neither the key nor anything that leads back to it.
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  scrypt,
  timingSafeEqual,
} from 'node:crypto';

export type RandomBytes = (size: number) => Buffer;

const keyBytes = 16;

/** A new interview key: 128 random bits, written for a cookie. */
export const newInterviewKey = (random: RandomBytes): string => random(keyBytes).toString('base64url');

export const isInterviewKey = (value: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(value);

const hmac = (key: string | Buffer, message: string | Buffer): Buffer =>
  createHmac('sha256', key).update(message).digest();

/**
 * HKDF-SHA256 (RFC 5869) of at most one block, with the salt "barometer": extract, then expand once. Written out because Node's
 * own takes several times as long for so little, and each page asks for three.
 */
const derive = (key: string, purpose: string, size: number): Buffer =>
  hmac(hmac('barometer', Buffer.from(key, 'base64url')), `${purpose}\u0001`).subarray(0, size);

/** `_id` of the draft: cannot be turned back into the key. */
export const interviewId = (key: string): Buffer => derive(key, 'interview', keyBytes);

/** `_id` of the response: the same key always gives the same one, so a repeated submission meets itself. */
export const responseId = (key: string, wave: string): Buffer => derive(key, `response ${wave}`, keyBytes);

/** `_id` of a response from a file of past waves: the same row of the same file always gives the same one. */
export const importedResponseId = (importHash: string, row: number): Buffer =>
  createHash('sha256').update(`${importHash} row ${row}`).digest().subarray(0, keyBytes);

/** The key to what the respondent's own device keeps while it has no connection: leads back to nothing on the server. */
export const deviceKey = (key: string): string => derive(key, 'device', 32).toString('base64url');

const exclusiveOr = (one: Buffer, other: Buffer): Buffer =>
  Buffer.from(one.map((byte, at) => byte ^ (other[at] ?? 0)));
const coverOf = (device: string): Buffer => derive(device, 'cover', keyBytes);

/** The key as its cookie holds it: noise without the device's key, which a page deletes in a hurry and without a network. */
export const coverKey = (key: string): string =>
  exclusiveOr(Buffer.from(key, 'base64url'), coverOf(deviceKey(key))).toString('base64url');

/** The key under its cover; null where this is not the device's key that belongs to it. */
export const uncoverKey = (covered: string, device: string): string | null => {
  const key = exclusiveOr(Buffer.from(covered, 'base64url'), coverOf(device)).toString('base64url');
  return deviceKey(key) === device ? key : null;
};

/** Seed of the orders by chance in one wave, made of the interview's own random key: whoever has not the key cannot know it. */
export const orderSeed = (key: string, wave: string): string =>
  derive(key, `order ${wave}`, 8).toString('hex');

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

/** Seventeen random digits and one that tells a slip of the finger: 56 bits, and each guess costs what `moveKey` costs. */
export const newMoveCode = (random: RandomBytes): string => {
  const digits = String(random(8).readBigUInt64BE() % 10n ** 17n).padStart(17, '0');
  return digits + checkDigit(digits);
};

/** A code as people type it, with any spaces or dashes; null where a digit is wrong or missing. */
export const readMoveCode = (typed: string): string | null => {
  const code = typed.slice(0, 100).replace(/[\s.\-–—]/g, '');
  return /^\d{18}$/.test(code) && checkDigit(code.slice(0, 17)) === code.at(-1) ? code : null;
};

/** Luhn's: finds every single wrong digit and nearly every pair of neighbours exchanged. */
const checkDigit = (digits: string): string => {
  const sum = [...digits].reverse().reduce((total, digit, at) => {
    const doubled = at % 2 === 0 ? Number(digit) * 2 : Number(digit);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return String((10 - (sum % 10)) % 10);
};

/** Slow on purpose (scrypt, 32 MB): who copied the database would have to pay this for every one of 10^17 codes. */
export const moveKey = (code: string): Promise<string> =>
  new Promise((resolve, reject) =>
    scrypt(code, 'barometer move', keyBytes, { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 }, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64url')),
    ),
  );

/** Name of the note that a code leads to. */
export const movedId = (key: string): Buffer => derive(key, 'move', keyBytes);

/** SHA-256 of a value's canonical JSON (keys sorted), in hex: the same content always has the same hash. */
export const contentHash = (value: unknown): string =>
  createHash('sha256').update(canonicalJson(value)).digest('hex');

const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );

/** SHA-256 of a text as it stands, in hex. */
export const textHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

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

/** Seals what the program itself must read again, such as the secret of somebody's one-time codes, under the program's own secret. */
export const sealForProgram = (secret: string, plain: string, random: RandomBytes): string =>
  seal(limiterKey(secret, 'kept by the program'), plain, random).toString('base64url');

/** Opens it with whichever of the secrets sealed it; null where none did. */
export const unsealForProgram = (secrets: readonly string[], sealed: string): string | null => {
  const opened = secrets.map(secret =>
    unseal(limiterKey(secret, 'kept by the program'), Buffer.from(sealed, 'base64url')),
  );
  return opened.find(plain => plain !== null) ?? null;
};
