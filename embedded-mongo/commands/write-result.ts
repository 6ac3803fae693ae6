// The replies of insert, update and delete: counts, and the errors of single statements beside them.
import { CommandError } from '../errors.ts';
import type { Doc } from '../values/codec.ts';

/** Runs statement by statement; in order, the first error ends the command. */
export const runStatements = <Statement>(
  statements: readonly Statement[],
  isOrdered: boolean,
  run: (statement: Statement, position: number) => void,
): Doc[] => {
  const errors: Doc[] = [];
  for (const [position, statement] of statements.entries()) {
    try {
      run(statement, position);
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      errors.push({ index: position, code: error.code, errmsg: error.message, ...error.details });
      if (isOrdered) break;
    }
  }
  return errors;
};

export const writeReply = (counts: Doc, writeErrors: readonly Doc[]): Doc => ({
  ...counts,
  ...(writeErrors.length > 0 ? { writeErrors } : {}),
  ok: 1,
});
