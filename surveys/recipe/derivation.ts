// Variables made from others. Exactly one way of making stands under each name.
import { z } from 'zod';
import { codes, names, text, variableName } from './fields.ts';

const bands = z.strictObject({
  variable: variableName,
  bands: z
    .array(z.strictObject({ code: text, from: z.number(), to: z.number().optional() }))
    .min(1)
    .describe('Both ends belong to the band; the first that fits is taken'),
});

export const derivation = z.strictObject({
  name: variableName,
  /** Answers joined under new codes; an answer named nowhere is missing. */
  recode: z.strictObject({ variable: variableName, categories: z.record(z.string(), codes) }).optional(),
  bands: bands.optional(),
  /** 1 where the answer is one of these (top-two boxes), 0 where it is another one. */
  top: z.strictObject({ variable: variableName, categories: codes }).optional(),
  /** 1 where any of the variables has one of these answers, 0 where some were answered and none so. */
  anyOf: z.strictObject({ variables: names, categories: codes }).optional(),
  sum: z
    .strictObject({ variables: names, missing: z.enum(['missing', 'zero']).default('missing') })
    .optional(),
  /** In the language of conditions; true is 1, false is 0, unknown is missing. */
  expression: z.string().optional(),
  as: z.enum(['number', 'category']).optional().describe('What an expression gives; a number where left out'),
});

export const ways = ['recode', 'bands', 'top', 'anyOf', 'sum', 'expression'] as const;

export type Derivation = z.infer<typeof derivation>;
