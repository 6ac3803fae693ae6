// The form of a programme's file: its fields, each with what it may hold.
import { z } from 'zod';

const text = z.strictObject({ ru: z.string().min(1), en: z.string().min(1) });
const byYear = z.record(z.string().regex(/^\d{4}$/, 'must be a year'), z.number());

/** One amount of money with the document that names it. Amounts of different documents are never put together. */
export const budgetForm = z.strictObject({
  total: z.number(),
  by_year: byYear,
  source: z.string().min(1),
  source_ru: z.string().optional(),
  ru: z.string().optional(),
  en: z.string().optional(),
});
export const moneyWords = {
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

export const programmeForm = z.strictObject({
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
export type Budget = z.infer<typeof budgetForm> & { readonly key: string };
export type Criterion = z.infer<typeof criterion>;
export type Programme = Omit<z.infer<typeof programmeForm>, 'id' | 'funding'> & {
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
