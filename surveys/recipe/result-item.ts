// What a recipe may ask for: one entry is one table of the result file.
import { z } from 'zod';
import { codes, flag, names, text, variableName, waveName } from './fields.ts';

const everywhere = {
  id: variableName.describe('Names the table in the results'),
  label: text.optional(),
  where: z.string().optional().describe('Only people for whom this condition is true'),
  waves: z
    .union([z.literal('together'), z.array(waveName).min(1)])
    .optional()
    .describe('Every wave by itself where left out; together: all waves as one sample'),
  level: z.number().gt(0).lt(1).optional(),
};

const pairs = z.array(z.tuple([waveName, waveName])).min(1);
const comparable = {
  by: names.optional().describe('The same in every group of these variables'),
  changes: z
    .union([z.enum(['consecutive', 'first-last']), pairs])
    .optional()
    .describe('Differences between waves'),
  relative: flag.optional().describe('Changes as later / earlier - 1'),
  adjust: z.enum(['holm', 'hochberg', 'BH', 'BY', 'bonferroni', 'none']).optional(),
};
const method = z.enum(['logit', 'beta', 'wilson', 'asin', 'mean']).optional();

export const resultItem = z.discriminatedUnion('type', [
  z.strictObject({
    ...everywhere,
    ...comparable,
    type: z.literal('proportions'),
    variable: variableName,
    method,
  }),
  z.strictObject({
    ...everywhere,
    ...comparable,
    type: z.literal('proportion'),
    variable: variableName,
    categories: codes,
    method,
  }),
  z.strictObject({ ...everywhere, ...comparable, type: z.literal('mean'), variables: names }),
  z.strictObject({ ...everywhere, ...comparable, type: z.literal('total'), variables: names }),
  z.strictObject({
    ...everywhere,
    ...comparable,
    type: z.literal('ratio'),
    numerator: variableName,
    denominator: variableName,
  }),
  z.strictObject({
    ...everywhere,
    ...comparable,
    type: z.literal('balance'),
    variable: variableName,
    positive: codes,
    negative: codes,
  }),
  z.strictObject({
    ...everywhere,
    ...comparable,
    type: z.literal('indices'),
    recallMonths: z.number().positive(),
    variables: z.strictObject({
      ever: variableName.optional(),
      contact: variableName.optional(),
      situation: variableName.optional(),
      paid: variableName.optional(),
      paidOrAsked: variableName.optional(),
      bribes: variableName.optional(),
      amount: variableName.optional(),
    }),
  }),
  z.strictObject({
    ...everywhere,
    by: comparable.by,
    type: z.literal('quantile'),
    variable: variableName,
    probabilities: z.array(z.number().gt(0).lt(1)).min(1),
    rule: z.enum(['math', 'school', 'hf6', 'hf7']).optional(),
    method: z.enum(['mean', 'beta', 'logit', 'asin']).optional(),
  }),
  z.strictObject({
    ...everywhere,
    type: z.literal('crosstab'),
    rows: variableName,
    columns: variableName,
    percent: z.enum(['total', 'row', 'column']).optional(),
    test: z.enum(['F', 'Chisq', 'Wald', 'adjWald', 'none']).optional(),
    method,
  }),
  z.strictObject({
    ...everywhere,
    waves: z.array(waveName).min(2).optional(),
    type: z.literal('trend'),
    variable: variableName,
    categories: codes.optional().describe('Answers that count as 1, where the variable is no number'),
    times: z
      .record(z.string(), z.number())
      .optional()
      .describe('The time of each wave, where its name is no number'),
    family: z.enum(['gaussian', 'logit']).optional(),
  }),
]);

export type ResultItem = z.infer<typeof resultItem>;
export type ResultOf<Type extends ResultItem['type']> = Extract<ResultItem, { type: Type }>;

/** Items that may be split by groups and compared between waves. */
export type ComparableItem = Exclude<ResultItem, { type: 'quantile' | 'crosstab' | 'trend' }>;

export const resultTypes: readonly string[] = resultItem.options.map(option => option.shape.type.value);
