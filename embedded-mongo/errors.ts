// Errors a client is meant to receive: MongoDB's code and name, and whatever fields go with them.
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
  readonly details: Readonly<Record<string, unknown>>;
  constructor(code: number, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.code = code;
    this.details = details;
  }
}

/** An operator or option outside the closed list. */
export const refuse = (name: string): never => {
  throw new CommandError(9, `${name} is not served by the embedded database; see embedded-mongo/README.md`);
};

const errorFields = (code: number, error: unknown) => ({
  ok: 0,
  errmsg: error instanceof Error ? error.message : String(error),
  code,
  codeName: codeNames[code] ?? `Location${code}`,
});

export const errorReply = (error: unknown): Record<string, unknown> =>
  error instanceof CommandError
    ? { ...errorFields(error.code, error), ...error.details }
    : errorFields(1, error);
