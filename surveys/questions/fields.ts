// Takes values out of a submitted form without believing anything about it.
import { missingCodes, skipped } from '../missing.ts';
import type { MissingCode } from '../missing.ts';
import type { Form, FormMistake, Reading } from './module.ts';

/** No question has so many options: what lies beyond was not sent by a page of ours. */
const mostValues = 1000;

/** The non-empty texts sent under `name`, each once. */
export const valuesOf = (form: Form, name: string): readonly string[] => {
  const sent: unknown = Object.hasOwn(form, name) ? form[name] : undefined;
  const values: readonly unknown[] = Array.isArray(sent) ? sent.slice(0, mostValues) : [sent];
  return [...new Set(values.filter(value => typeof value === 'string'))].filter(value => value !== '');
};

/** Whether the text was sent under `name`. */
export const isSent = (form: Form, name: string, text: string): boolean => {
  const sent = Object.hasOwn(form, name) ? form[name] : undefined;
  return sent === text || (Array.isArray(sent) && sent.includes(text));
};

export const nothing: Reading = { answers: {}, mistakes: [] };

export const mistaken = (...mistakes: readonly FormMistake[]): Reading => ({ answers: {}, mistakes });

type Missing = { readonly missing: readonly MissingCode[]; readonly required?: boolean | undefined };

/** Leaving a question empty that need not be answered is a way not to answer as well. */
export const isAllowedMissing = ({ missing, required }: Missing, value: unknown): value is MissingCode =>
  missing.some(code => code === value) || (required === false && value === skipped);

/** All that may be answered: one of these codes, or not at all. */
export const allowedCodes = ({ missing, required }: Missing, codes: readonly string[]): ReadonlySet<string> =>
  new Set([...codes, ...missing, ...(required === false ? [skipped] : [])]);

/** The ways not to answer that a page offers, in the order pages and tables show them. */
export const allowedMissing = (question: Missing): readonly MissingCode[] =>
  missingCodes.filter(code => question.missing.includes(code));
