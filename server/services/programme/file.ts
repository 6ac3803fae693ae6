// The anti-corruption programme whose indicators the monitoring serves: read from its file, checked, never retyped.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { projectRoot } from '../../root.ts';
import { budgetForm, moneyWords, programmeForm, type Budget, type Programme } from './form.ts';
import { budgetSlips, slips, type Issue } from './slips.ts';

/** `indicators[2].plan.2012`. */
export const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`))
    .join('');

/** The file cannot be used; the message names it and every field to mend. */
export class ProgrammeError extends Error {}

const refuse = (file: string, issues: readonly Issue[]): never => {
  const lines = issues.map(({ path, message }) => `${placeOf(path) || 'the whole'}: ${message}`);
  throw new ProgrammeError(`${basename(file)} (programme) needs mending:\n  ${lines.join('\n  ')}`);
};

const contentOf = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ProgrammeError(
      `${file} (programme): ${error instanceof Error ? error.message : String(error)}`,
    );
  }
};

const budgetsOf = (file: string, funding: Readonly<Record<string, unknown>>): readonly Budget[] =>
  Object.entries(funding)
    .filter(([key]) => !(key in moneyWords))
    .map(([key, value]) => {
      const read = budgetForm.safeParse(value);
      if (read.success) return { key, ...read.data };
      return refuse(
        file,
        read.error.issues.map(({ path, message }) => ({ path: ['funding', key, ...path], message })),
      );
    });

/** Any programme written in a file of the same form. Throws ProgrammeError. */
export const readProgramme = (file = join(projectRoot, 'programme', 'programme.json')): Programme => {
  const read = programmeForm.safeParse(contentOf(file));
  if (!read.success) return refuse(file, read.error.issues);
  const found = slips(read.data);
  if (found.length > 0) return refuse(file, found);
  const { id, funding, years, ...rest } = read.data;
  const { unit, note = '', note_ru = note, note_en = note, ...money } = funding;
  const sorted = years.toSorted((a, b) => a - b);
  const budgets = budgetsOf(file, money);
  const wrong = budgets.flatMap(each => budgetSlips(each, years));
  if (wrong.length > 0) return refuse(file, wrong);
  return {
    ...{ ...rest, years: sorted, id: id ?? `${sorted[0]}-${sorted.at(-1)}` },
    ...{ funding: { unit, note, words: { ru: note_ru, en: note_en } }, budgets },
  };
};
