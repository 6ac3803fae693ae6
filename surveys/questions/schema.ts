// The schema of a question: the shared fields and, per type, its own. The modules beside this file give each type its behaviour.
import { z } from 'zod';
import { localised } from '../localised.ts';
import { code, identifier, missingCodes } from '../identifiers.ts';
import { option } from './option.ts';

const headline = z
  .strictObject({
    codes: z.array(code).min(1).describe('Answers counted together as the one number of this question'),
    text: localised.describe(
      'Sentence with {share} where the number goes: "Столкнулись {share} жителей"; in a grid {row} stands for the row',
    ),
  })
  .describe('The one number of this question that results speak about');

const shared = {
  id: identifier,
  text: localised,
  hint: localised.optional(),
  short: localised.optional().describe('A few words for the review page, tables and charts'),
  relevant: z.string().optional().describe('Asked only where this condition is true'),
  sensitive: z.boolean().optional().describe('Shows the line that says why it is safe to answer'),
  missing: z
    .array(z.enum(missingCodes))
    .default([...missingCodes])
    .describe('Ways not to answer; both unless said otherwise'),
  recall: z
    .string()
    .optional()
    .describe('Period the question is about, for example `12 months`: unequal periods are never compared'),
  headline: headline.optional(),
};

const ordered = z
  .boolean()
  .optional()
  .describe('Options run from one end to the other ("fully" to "not at all"): charts keep their order');

/** Options written in place, or the name of one of the questionnaire's `lists`. Reading a file puts the list in place. */
const options = z.array(option).min(2, 'needs two options at least');

export const question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('single'),
    ...shared,
    options,
    ordered,
    columns: z.literal(2).optional(),
  }),
  z.strictObject({
    type: z.literal('multiple'),
    ...shared,
    options,
    columns: z.literal(2).optional(),
    max: z.number().int().min(1).optional().describe('At most so many answers'),
  }),
  z.strictObject({
    type: z.literal('scale'),
    ...shared,
    from: z.number().int(),
    to: z.number().int(),
    low: localised.describe('What the lowest point means'),
    high: localised.describe('What the highest point means'),
  }),
  z.strictObject({
    type: z.literal('number'),
    ...shared,
    unit: localised.optional(),
    min: z.number().default(0),
    max: z.number(),
    decimals: z.number().int().min(0).max(4).default(0),
    bands: z
      .array(z.strictObject({ code, from: z.number(), to: z.number().optional(), label: localised }))
      .default([])
      .describe('For who does not remember exactly: from <= value <= to, in rising order, no gaps'),
  }),
  z.strictObject({
    type: z.literal('text'),
    ...shared,
    length: z.number().int().min(1).max(2000).default(300),
  }),
  z.strictObject({
    type: z.literal('grid'),
    ...shared,
    rows: z
      .array(z.strictObject({ code, label: localised, relevant: z.string().optional() }))
      .min(2, 'needs two rows at least'),
    options,
    ordered,
  }),
  z.strictObject({ type: z.literal('district'), ...shared, options }),
  z.strictObject({
    type: z.literal('information'),
    id: identifier,
    text: localised,
    hint: localised.optional(),
    relevant: z.string().optional(),
  }),
]);

export type Question = z.infer<typeof question>;
export type QuestionType = Question['type'];
export type QuestionOf<Type extends QuestionType> = Extract<Question, { type: Type }>;
