// Questionnaire files as the commands take them: read whole, or ended with every mistake in them.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { formatMistake, readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';

/** Ends the command because it was given wrongly. */
export const failUse = (message: string): never => {
  console.error(message);
  process.exit(2);
};

/** The bytes of a file that a command names. */
export const readBytes = (file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch {
    return failUse(`${file} cannot be read: check the name and the folder`);
  }
};

export type Input = { readonly questionnaire: Questionnaire; readonly text: string };

/** The questionnaire in a YAML file; with mistakes in it, all of them are printed and the command ends with 1. */
export const readInput = (file: string): Input => {
  if (/\.xlsx?$/i.test(file))
    failUse(
      `${basename(file)} is a workbook: turn it into a questionnaire first, npm run questionnaire -- import ${file}`,
    );
  const text = readBytes(file).toString('utf8');
  const read = readQuestionnaire(text, basename(file));
  if ('questionnaire' in read) return { questionnaire: read.questionnaire, text };
  console.error(read.mistakes.map(formatMistake).join('\n'));
  process.exit(1);
};

/** Refuses to write over a file unless that was asked for. */
export const refuseOverwriting = (file: string, isForced: boolean): void => {
  if (existsSync(file) && !isForced) {
    failUse(`${file} is there already: name another file, or add --force to write over it`);
  }
};
