// The schema of a question: the shared fields and, per type, its own. The modules beside this file give each type its behaviour.
import { z } from 'zod';
import { localised } from '../localised.ts';
import type { PlainCode } from '../said.ts';
import { code, identifier, missingCodes } from '../identifiers.ts';
import { option } from './option.ts';
import { dateFields } from './shapes/date.ts';
import { rankingFields } from './shapes/ranking.ts';
import { crosswiseFields, listExperimentFields, randomisedResponseFields } from './shapes/sensitive.ts';

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
  constraint: z
    .string()
    .optional()
    .describe('An answer must make this condition true; `.` in it is the answer: `. <= ${adults}`'),
  constraint_message: localised.optional().describe('What the page says where the constraint is broken'),
  required: z
    .boolean()
    .optional()
    .describe('`false`: may be left empty, which is recorded as `skipped`; true unless said otherwise'),
  headline: headline.optional(),
};

/** Of a list of options, or of the rows of a grid. */
export const listed = {
  order: z
    .enum(['random', 'rotate', 'flip'])
    .optional()
    .describe(
      'By chance: any order, the same order begun anywhere, or forwards or backwards; anchors stay last',
    ),
  carry_forward: z
    .strictObject({ question: identifier, take: z.enum(['chosen', 'not_chosen']) })
    .optional()
    .describe(
      'Only the options (rows) with the codes chosen, or not chosen, in an earlier question; codes it does not have stay',
    ),
};

const ordered = z
  .boolean()
  .optional()
  .describe('Options run from one end to the other ("fully" to "not at all"): charts keep their order');

/** Options written in place, or the name of one of the questionnaire's `lists`. Reading a file puts the list in place. */
const options = z.array(option).min(2, 'options_few' satisfies PlainCode);

export const question = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('single'),
    ...shared,
    ...listed,
    options,
    ordered,
    columns: z.literal(2).optional(),
  }),
  z.strictObject({
    type: z.literal('multiple'),
    ...shared,
    ...listed,
    options,
    columns: z.literal(2).optional(),
    min: z.number().int().min(1).optional().describe('At least so many answers, where any are chosen'),
    max: z.number().int().min(1).optional().describe('At most so many answers'),
  }),
  z.strictObject({
    type: z.literal('scale'),
    ...shared,
    from: z.number().int(),
    to: z.number().int(),
    low: localised.describe('What the lowest point means'),
    high: localised.describe('What the highest point means'),
    labels: z
      .array(z.strictObject({ point: z.number().int(), label: localised }))
      .optional()
      .describe('What points between the ends mean, where each is to have its words'),
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
    ...listed,
    rows: z
      .array(
        z.strictObject({
          code,
          label: localised,
          relevant: z.string().optional(),
          anchor: z.boolean().optional(),
        }),
      )
      .min(2, 'rows_few' satisfies PlainCode),
    options,
    ordered,
  }),
  z.strictObject({ type: z.literal('district'), ...shared, ...listed, options }),
  z.strictObject({ type: z.literal('date'), ...shared, ...dateFields }),
  z.strictObject({ type: z.literal('ranking'), ...shared, ...listed, options, ...rankingFields }),
  z.strictObject({ type: z.literal('list-experiment'), ...shared, ...listExperimentFields }),
  z.strictObject({ type: z.literal('randomised-response'), ...shared, ...randomisedResponseFields }),
  z.strictObject({ type: z.literal('crosswise'), ...shared, ...crosswiseFields }),
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
