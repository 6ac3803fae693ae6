// The three lines of method of every wave of a question, for files and frames.
import type { ShortMethods } from '../presenters/results/fileRows.ts';
import { shortMethod, type ShortMethod } from '../presenters/method/short.ts';
import type { Reader } from '../presenters/reader.ts';
import { Problem } from '../problem.ts';
import type { QuestionResult } from '../services/results/result.ts';
import type { Statement, StatementService } from '../services/statements.ts';

/** Null where the wave is no longer kept, though a release still tells its numbers. */
const statementOf = async (
  statements: Pick<StatementService, 'statementOf'>,
  survey: string,
  wave: string,
): Promise<Statement | null> => {
  try {
    return await statements.statementOf(survey, wave);
  } catch (error) {
    if (error instanceof Problem && error.code === 'not_found') return null;
    throw error;
  }
};

export const shortMethodsOf = async (
  statements: Pick<StatementService, 'statementOf'>,
  reader: Reader,
  { survey, waves }: QuestionResult,
): Promise<ShortMethods> => {
  const methods = new Map<string, ShortMethod>();
  for (const { wave } of waves) {
    const statement = await statementOf(statements, survey.id, wave.name);
    if (statement) methods.set(wave.name, shortMethod(reader, statement));
  }
  return methods;
};

/** Of every wave of these questions, each once. */
export const statementsOf = async (
  statements: Pick<StatementService, 'statementOf'>,
  questions: readonly QuestionResult[],
): Promise<readonly Statement[]> => {
  const found = new Map<string, Statement>();
  for (const { survey, waves } of questions)
    for (const { wave } of waves) {
      const statement = found.has(wave.id) ? null : await statementOf(statements, survey.id, wave.name);
      if (statement) found.set(wave.id, statement);
    }
  return [...found.values()];
};
