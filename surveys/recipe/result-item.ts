// What a recipe may ask for: one entry is one table of the result file.
import { z } from 'zod';
import { codes, names, variableName } from './fields.ts';

const everywhere = {
  id: variableName.describe('Names the table in the results'),
  where: z.string().optional().describe('Only people for whom this condition is true'),
  level: z.number().gt(0).lt(1).optional().describe('Of confidence; 0.95 where left out'),
};

const reworded = z
  .literal('mark')
  .optional()
  .describe('Compares waves although the question changed between them, and marks the figures');

const comparable = {
  ...everywhere,
  by: names.optional().describe('The same in every group of these variables'),
  changes: z.enum(['consecutive', 'first-last']).optional().describe('Differences between waves'),
  adjust: z
    .enum(['holm', 'BH', 'none'])
    .optional()
    .describe(
      'Of the p-values of all changes of this entry, and of all its pairs: each of the two by itself',
    ),
  reworded,
};

const pairs = z.literal('all').optional().describe('Differences between the groups of `by`, each with each');

const method = z.enum(['logit', 'beta', 'mean']).optional().describe('Interval of a share');

export const resultItem = z.discriminatedUnion('type', [
  z.strictObject({
    ...comparable,
    pairs,
    type: z.literal('proportion'),
    variable: variableName,
    categories: codes.optional().describe('Their share together; left out, each answer by itself'),
    method,
  }),
  z.strictObject({ ...comparable, pairs, type: z.literal('mean'), variable: variableName }),
  z.strictObject({ ...comparable, pairs, type: z.literal('total'), variable: variableName }),
  z.strictObject({
    ...comparable,
    pairs,
    type: z.literal('ratio'),
    numerator: variableName,
    denominator: variableName,
  }),
  z.strictObject({
    ...everywhere,
    by: comparable.by,
    type: z.literal('quantile'),
    variable: variableName,
    probabilities: z.array(z.number().gt(0).lt(1)).min(1).default([0.5]),
  }),
  z.strictObject({
    ...everywhere,
    type: z.literal('crosstab'),
    rows: variableName,
    columns: variableName,
    percent: z.enum(['total', 'row', 'column']).default('row'),
    test: z.enum(['F', 'Chisq', 'Wald', 'adjWald', 'none']).default('F'),
  }),
  z.strictObject({
    ...everywhere,
    type: z.literal('trend'),
    variable: variableName,
    categories: codes.optional().describe('Of their share together; left out, of the mean of a number'),
    times: z
      .record(z.string(), z.number())
      .optional()
      .describe('When each wave was, where its name is no number'),
    family: z.enum(['gaussian', 'logit']).default('gaussian'),
    reworded,
  }),
  z.strictObject({
    ...comparable,
    type: z.literal('sensitive').describe('The estimate of a question whose answers are hidden'),
    variable: variableName,
  }),
]);

export type ResultItem = z.infer<typeof resultItem>;
export type ResultOf<Type extends ResultItem['type']> = Extract<ResultItem, { type: Type }>;

/** Items that may be split by groups. */
export type GroupedItem = Exclude<ResultItem, { type: 'crosstab' | 'trend' }>;

export const resultTypes: readonly string[] = resultItem.options.map(option => option.shape.type.value);
