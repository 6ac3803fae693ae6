// Passwords: what they must be, and their Argon2id hashes.
import { hash, verify } from '@node-rs/argon2';

/** 19 MiB, two passes, one lane: OWASP's first choice. The algorithm is the library's default, Argon2id. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const shortestPassword = 12;
/** Longer ones are refused, so that hashing a password never costs more than hashing a password. */
export const longestPassword = 200;

/** Those of the most used passwords that are long enough to pass. */
const common = new Set([
  ...['123456789012', '1234567890123', '12345678901234', '123456789123456', '123123123123', '111111111111'],
  ...['000000000000', '1q2w3e4r5t6y', '1qaz2wsx3edc', 'qwertyuiop12', 'qwertyuiop123', 'qwertyqwerty'],
  ...['qwerty123456', 'asdfghjkl123', 'abcdefghijkl', 'password1234', 'password12345', 'password123456'],
  ...[
    'passwordpassword',
    'administrator',
    'administrator1',
    'admin1234567',
    'adminadminadmin',
    'changemeplease',
  ],
  ...[
    'letmeinletmein',
    'iloveyou1234',
    'welcome12345',
    'barometer2013',
    'barometerbarometer',
    'пароль123456',
  ],
  ...['парольпароль', 'йцукенгшщзхъ', 'йцукен123456', 'администратор', 'барометрбарометр'],
]);

/** The same letters typed on another keyboard or system are the same password. */
const canonical = (password: string): string => password.normalize('NFKC');

export type PasswordFault = 'short' | 'long' | 'is_email' | 'common';

/** No rules on which characters: length and being hard to guess are what helps. */
export const passwordFault = (password: string, email: string): PasswordFault | null => {
  const text = canonical(password);
  const length = [...text].length;
  if (length < shortestPassword) return 'short';
  if (length > longestPassword) return 'long';
  if (text.toLowerCase() === email.trim().toLowerCase()) return 'is_email';
  return common.has(text.toLowerCase()) ? 'common' : null;
};

export const hashPassword = (password: string): Promise<string> => hash(canonical(password), cost);

/**
 * Whether the password is the one of this hash. For an account that does not exist (null) the answer is no, and takes as long:
 * a hash of nobody's password is checked instead.
 */
export const passwordChecker = () => {
  const nobody = hashPassword('a password that nobody has');
  return async (stored: string | null, password: string): Promise<boolean> => {
    if ([...password].length > longestPassword) return false;
    const isRight = await verify(stored ?? (await nobody), canonical(password));
    return isRight && stored !== null;
  };
};
