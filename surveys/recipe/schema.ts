// The recipe of an analysis as a sociologist writes it: which data, how they were drawn, weights, variables, and what to estimate.
import { z } from 'zod';
import { codes, names, text, variableName, waveName } from './fields.ts';
import { resultItem } from './result-item.ts';

const fileColumn = z.strictObject({
  type: z.enum(['category', 'number']),
  column: text.optional().describe('The name in the file, where it differs'),
  missing: z.array(text).default([]).describe('Cells that hold no answer; empty ones never do'),
  categories: codes.optional().describe('The order of the answers; otherwise numbers, then the alphabet'),
});

/** `years: number` for short. */
const fileColumnOrType = z.preprocess(
  written => (typeof written === 'string' ? { type: written } : written),
  fileColumn,
);

const waves = z.array(waveName).min(1).optional().describe('All of them where left out');

const data = z.strictObject({
  survey: text.optional().describe('A survey in the store: its closed waves'),
  file: text.optional().describe('A CSV file of the analyst, seen from the recipe'),
  columns: z.record(variableName, fileColumnOrType).optional(),
  wave: text.optional().describe('The column of the file that names the wave'),
  waves,
  sample: z.enum(['probability', 'volunteer']).optional(),
});

const design = z.strictObject({
  strata: names.optional(),
  psu: variableName.optional(),
  weight: variableName.optional(),
  fpc: variableName.optional().describe('PSUs in the population of the stratum, or the share drawn'),
  nest: z.boolean().optional().describe('PSU numbers start again in every stratum'),
  lonelyPsu: z.enum(['fail', 'remove', 'certainty', 'adjust', 'average']).optional(),
  overlap: z.boolean().optional().describe('The same PSUs or people were visited in every wave'),
});

/** New weights as near the old ones as possible that give these totals; with one margin, post-stratification. */
const weightingStep = z.strictObject({
  waves,
  method: z.enum(['raking', 'linear', 'logit']).default('raking'),
  bounds: z.tuple([z.number(), z.number()]).optional().describe('Of new weight over old'),
  margins: z.record(variableName, z.record(z.string(), z.number().min(0))),
});

export const parts = {
  format: z.literal('barometer-recipe/1'),
  title: text,
  data,
  design: design.default({}),
  weighting: z
    .preprocess(written => (written === 'none' ? [] : written), z.array(weightingStep))
    .optional()
    .describe('Left out, a survey of the store is weighted as on its public pages; `none` for base weights'),
  variables: z
    .record(variableName, z.string())
    .default({})
    .describe('Made from others in the language of conditions'),
  results: z.array(resultItem).min(1),
};

export const recipe = z.strictObject(parts);

export type Recipe = z.infer<typeof recipe>;
export type FileColumn = z.infer<typeof fileColumn>;
export type WeightingStep = z.infer<typeof weightingStep>;
