// The questionnaire document: what a sociologist writes in YAML and what a version freezes. Every type is inferred.
import { z } from 'zod';
import { languages, localised } from './localised.ts';
import { question } from './questions/schema.ts';
import type { PlainCode } from './said.ts';
import { code, identifier } from './identifiers.ts';
import { option } from './questions/option.ts';

export const page = z.strictObject({
  id: identifier,
  title: localised
    .optional()
    .describe('A heading above a group of questions; a page of one question needs none'),
  topic: code.optional().describe('One of `topics`: groups questions in the outline and in the results'),
  relevant: z.string().optional().describe('The page is shown only where this condition is true'),
  block: identifier
    .optional()
    .describe('One of `blocks`: neighbouring pages of a block come in an order by chance'),
  part: identifier
    .optional()
    .describe('Pages of a block with the same part stay together, in the order of the file'),
  questions: z.array(question).min(1, 'no_question' satisfies PlainCode),
});

/** A page with one question may be written as the question itself. */
const pageOrQuestion = z.preprocess(wrapLoneQuestion, page);

export function wrapLoneQuestion(value: unknown): unknown {
  if (!isLoneQuestion(value)) return value;
  const { topic, block, part, ...lone } = value as Record<string, unknown>; // an object with `type`, checked field by field by the schema
  const id = 'id' in lone ? lone['id'] : undefined;
  const own = Object.entries({ topic, block, part }).filter(([, each]) => each !== undefined);
  return { id, ...Object.fromEntries(own), questions: [lone] };
}

export function isLoneQuestion(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('questions' in value) && 'type' in value;
}

export const calculation = z.strictObject({
  id: identifier,
  value: z.string().describe('What is computed: `${adults} + ${children}`'),
  relevant: z.string().optional().describe('Computed only where this condition is true'),
  record: z.boolean().optional().describe('`true`: stands in the response and in the codebook'),
  label: localised.optional().describe('What the value is, for the codebook'),
  options: z
    .array(z.strictObject({ code, label: localised }))
    .min(2, 'options_few' satisfies PlainCode)
    .optional()
    .describe('The codes the value can be, where it is one of several'),
});

export const questionnaire = z.strictObject({
  format: z.literal('barometer/1'),
  id: identifier,
  title: localised.describe('What staff and the public call this survey'),
  languages: z.array(z.enum(languages)).min(1),
  population: localised.describe('Who is asked, as the results will name them'),
  start: z.strictObject({
    heading: localised,
    lead: localised,
    who: localised.describe('Who asks and for whom'),
    why: localised,
  }),
  topics: z.array(z.strictObject({ code, label: localised })).default([]),
  lists: z
    .record(identifier, z.array(option).min(1))
    .default({})
    .describe('Options used by several questions: write `options: name` there'),
  blocks: z
    .array(z.strictObject({ id: identifier, order: z.enum(['random', 'rotate', 'flip']) }))
    .optional()
    .describe('Groups of neighbouring pages whose order is by chance: a page names one by `block:`'),
  calculations: z
    .array(calculation)
    .optional()
    .describe(
      'Values computed from answers, for conditions and texts; known once all they look at was passed',
    ),
  pages: z.array(pageOrQuestion).min(1, 'no_page' satisfies PlainCode),
});

export type Questionnaire = z.infer<typeof questionnaire>;
export type Page = z.infer<typeof page>;
export type Calculation = z.infer<typeof calculation>;
