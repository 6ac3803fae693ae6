// The recipe of an analysis as a sociologist writes it: which data, how they were drawn, weights, variables, and what to estimate.
import { z } from 'zod';
import { identifier } from '../identifiers.ts';
import { derivation } from './derivation.ts';
import { flag, names, text, variableName, waveName } from './fields.ts';
import { resultItem } from './result-item.ts';
import { weightingStep } from './weighting-step.ts';

const fileColumn = z.strictObject({
  type: z.enum(['category', 'number']),
  column: text.optional().describe('The name in the file, where it differs'),
  missing: z.array(text).default([]).describe('Cells that hold no answer; empty ones never do'),
  categories: z
    .array(text)
    .min(1)
    .optional()
    .describe('The order of the answers; otherwise numbers, then the alphabet'),
});

/** `years: number` for short. */
const fileColumnOrType = z.preprocess(
  written => (typeof written === 'string' ? { type: written } : written),
  fileColumn,
);

const data = z.strictObject({
  survey: identifier.optional().describe('A survey in the store: its closed waves'),
  waves: z.array(waveName).min(1).optional().describe('All waves where left out'),
  file: text.optional().describe('A CSV file, seen from the recipe'),
  mapping: text.optional().describe('A mapping as for `npm run import`, seen from the recipe'),
  columns: z.record(variableName, fileColumnOrType).optional(),
  wave: variableName.optional().describe('The column that names the wave'),
  sample: z.enum(['probability', 'volunteer']).optional(),
});

const design = z.strictObject({
  strata: names.optional(),
  psu: variableName.optional(),
  weight: variableName.optional(),
  fpc: variableName.optional().describe('PSUs in the population of the stratum, or the share drawn'),
  nest: flag.optional().describe('PSU numbers start again in every stratum'),
  lonelyPsu: z.enum(['fail', 'remove', 'certainty', 'adjust', 'average']).optional(),
  overlap: flag.optional().describe('The same PSUs or people were visited in every wave'),
});

export const recipe = z.strictObject({
  format: z.literal('barometer-recipe/1'),
  title: text,
  data,
  design: design.default({}),
  weighting: z
    .union([z.enum(['published', 'none']), z.array(weightingStep)])
    .optional()
    .describe('published: as on the public pages; none: base weights; or steps, done to each wave by itself'),
  variables: z.array(derivation).default([]),
  results: z.array(resultItem).min(1, 'has no result: list at least one'),
});

export type Recipe = z.infer<typeof recipe>;
export type FileColumn = z.infer<typeof fileColumn>;
export type RecipeDesign = Recipe['design'];
