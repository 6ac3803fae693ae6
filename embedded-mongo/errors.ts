// Errors a client is meant to receive: MongoDB's code and name, and whatever fields go with them.
type Details = Readonly<Record<string, unknown>>;

const codeNames: Readonly<Record<number, string>> = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  11000: 'DuplicateKey',
  40415: 'IDLUnknownField',
};

export class CommandError extends Error {
  readonly code: number;
  readonly details: Details;
  constructor(code: number, message: string, details: Details = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** An operator or option outside the closed list. */
export const refuse = (name: string): never => {
  throw new CommandError(9, `${name} is not served by the embedded database; see embedded-mongo/README.md`);
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

export const errorReply = (error: unknown): Record<string, unknown> => {
  const { code, details } = error instanceof CommandError ? error : { code: 1, details: {} };
  const codeName = codeNames[code] ?? `Location${code}`;
  return { ok: 0, errmsg: reasonOf(error), code, codeName, ...details };
};
