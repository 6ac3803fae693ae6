// Every sentence of the reader in English, by its code; names in double braces are put in.
import { ofConditions } from './english-conditions.ts';
import { ofFiles } from './english-files.ts';
import { ofQuestions } from './english-questions.ts';

export const english = { ...ofFiles, ...ofQuestions, ...ofConditions } as const;
