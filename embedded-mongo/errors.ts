// Errors a client is meant to receive: MongoDB's code and name, and whatever fields go with them. And those of the engine.
import { BSONError } from 'bson';

type Details = Readonly<Record<string, unknown>>;

const codeNames: Readonly<Record<number, string>> = {
  ...{ 1: 'InternalError', 2: 'BadValue', 9: 'FailedToParse', 14: 'TypeMismatch', 20: 'IllegalOperation' },
  ...{ 22: 'InvalidBSON', 26: 'NamespaceNotFound', 27: 'IndexNotFound', 28: 'PathNotViable' },
  ...{ 40: 'ConflictingUpdateOperators', 43: 'CursorNotFound', 48: 'NamespaceExists' },
  ...{ 52: 'DollarPrefixedFieldName', 53: 'InvalidIdField', 54: 'NotSingleValueField', 56: 'EmptyFieldName' },
  ...{ 59: 'CommandNotFound', 66: 'ImmutableField', 67: 'CannotCreateIndex', 72: 'InvalidOptions' },
  ...{ 73: 'InvalidNamespace', 85: 'IndexOptionsConflict', 86: 'IndexKeySpecsConflict' },
  ...{ 171: 'CannotIndexParallelArrays', 292: 'QueryExceededMemoryLimitNoDiskUseAllowed' },
  ...{ 10334: 'BSONObjectTooLarge', 11000: 'DuplicateKey' },
  ...{ 40414: 'IDLFailedToParse', 40415: 'IDLUnknownField' },
};

export class CommandError extends Error {
  constructor(
    readonly code: number,
    message: string,
    readonly details: Details = {},
  ) {
    super(message);
  }
}

export const notServed = (name: string): string =>
  `${name} is not served by the embedded database; see embedded-mongo/README.md`;

/** An operator or option outside the closed list. */
export const refuse = (name: string): never => {
  throw new CommandError(9, notServed(name));
};

export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The engine numbers its errors: those of the system (disk full, input/output) above zero, its own below. */
export const engineCode = (error: unknown): number => {
  if (!(error instanceof Error) || error instanceof CommandError || !('code' in error)) return 0;
  return typeof error.code === 'number' ? error.code : 0;
};

/** What was sent may be no BSON, and what is stored when the file is damaged. */
const codeOf = (error: unknown): number => (error instanceof BSONError ? 22 : 1);

export const errorReply = (error: unknown): Record<string, unknown> => {
  const { code, details } = error instanceof CommandError ? error : { code: codeOf(error), details: {} };
  const codeName = codeNames[code] ?? `Location${code}`;
  return { ok: 0, errmsg: reasonOf(error), code, codeName, ...details };
};

export const restoreRemedy =
  'Put the newest sound backup in its place: npm run db:restore BACKUP -- --replace. What is there now is kept beside it.';

/** Why the server stops, and what to do about it. */
export const describeFailure = (directory: string, error: unknown): string => {
  const reason = reasonOf(error);
  const code = engineCode(error);
  if (code === 0) return `The database in ${directory} failed: ${reason}.`;
  if (code < 0) return `The file of the database in ${directory} is damaged: ${reason}. ${restoreRemedy}`;
  return (
    `The database in ${directory} could not be written: ${reason}. Everything acknowledged is kept; ` +
    'make room on the disk, or move the directory to another, and start again.'
  );
};
