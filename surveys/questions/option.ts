// One answer a respondent may choose.
import { z } from 'zod';
import { localised } from '../localised.ts';
import { code } from '../identifiers.ts';

export const option = z.strictObject({
  code,
  label: localised,
  relevant: z.string().optional().describe('Shown only where this condition is true'),
  group: localised.optional().describe('Heading under which neighbouring options with the same group stand'),
  exclusive: z.boolean().optional().describe('In a question with several answers: chosen alone'),
  anchor: z
    .boolean()
    .optional()
    .describe('Stays last where the order is by chance; `specify` and `exclusive` do so by themselves'),
  specify: z.boolean().optional().describe('Opens a short text field: "other, what exactly"'),
});

export type Option = z.infer<typeof option>;
