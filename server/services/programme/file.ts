// The anti-corruption programme whose indicators the monitoring serves: read from its file, checked, never retyped.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { projectRoot } from '../../root.ts';
import { budgetSlips, slips, type Issue } from './slips.ts';

const text = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });
const byYear = z.record(z.string().regex(/^\d{4}$/, 'must be a year'), z.number());

/** One amount of money with the document that names it. Amounts of different documents are never put together. */
const budget = z.strictObject({
  total: z.number(),
  by_year: byYear,
  source: z.string().min(1),
  source_ru: z.string().optional(),
  ru: z.string().optional(),
  en: z.string().optional(),
});
const moneyWords = {
  unit: z.string(),
  note: z.string().optional(),
  note_ru: z.string().optional(),
  note_en: z.string().optional(),
};

const question = z.strictObject({ survey: z.string(), question: z.string() });

const indicator = z.strictObject({
  id: z.number().int(),
  unit: z.enum(['percent', 'persons']),
  direction: z.enum(['up', 'down']),
  base: z.number(),
  plan: byYear,
  ...text.shape,
  short: text.optional(),
  fact_source: z.string(),
  /** The share of one answer to one question; without it, facts are entered. */
  computed: question.extend({ answer: z.string() }).optional(),
});

/** Indices that questions of the surveys feed. */
const indices = [
  ...(['coverage', 'risk', 'demand', 'prevalence'] as const),
  ...(['intensity', 'mean_bribe', 'annual_contribution', 'market_volume'] as const),
] as const;

const criterion = z.strictObject({
  ...text.shape,
  questions: z.array(question).default([]),
  indices: z.array(z.enum(indices)).default([]),
});

const programme = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/, 'must be made of small Latin letters, digits and hyphens')
    .optional(),
  source: z.string(),
  document: text.optional(),
  title: text,
  customer: text,
  monitoring_funded_through: text,
  years: z.array(z.number().int().min(1900).max(2200)).min(1).max(12),
  funding: z.looseObject(moneyWords),
  indicators: z.array(indicator).min(1),
  evaluation_criteria_section_VIII: z.array(criterion).default([]),
});

export type Indicator = z.infer<typeof indicator>;
export type Budget = z.infer<typeof budget> & { readonly key: string };
export type Criterion = z.infer<typeof criterion>;
export type Programme = Omit<z.infer<typeof programme>, 'id' | 'funding'> & {
  /** Facts are kept under it. */
  readonly id: string;
  readonly funding: {
    readonly unit: string;
    readonly note: string;
    /** The note as readers are told it. */
    readonly words: { readonly ru: string; readonly en: string };
  };
  readonly budgets: readonly Budget[];
};

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
      const read = budget.safeParse(value);
      if (read.success) return { key, ...read.data };
      return refuse(
        file,
        read.error.issues.map(({ path, message }) => ({ path: ['funding', key, ...path], message })),
      );
    });

/** Any programme written in a file of the same form. Throws ProgrammeError. */
export const readProgramme = (file = join(projectRoot, 'programme', 'programme.json')): Programme => {
  const read = programme.safeParse(contentOf(file));
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
