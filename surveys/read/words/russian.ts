// Every sentence of the reader in Russian, by its code; names in double braces are put in.
import type { MistakeCode } from '../../said.ts';
import { ofConditions } from './russian-conditions.ts';
import { ofFiles } from './russian-files.ts';
import { ofQuestions } from './russian-questions.ts';

export const russian: Readonly<Record<MistakeCode, string>> = {
  ...ofFiles,
  ...ofQuestions,
  ...ofConditions,
};
