// What may be done to the weights of a wave, one step after the other.
import { z } from 'zod';
import { flag, names, totals, variableName, waveName } from './fields.ts';

const margin = z.strictObject({ variable: variableName, totals });
const total = z.strictObject({ variable: variableName, total: z.number() });
const waves = z.array(waveName).min(1).optional().describe('Only in these waves');
const tolerance = z.number().positive().optional();

export const weightingStep = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('rake'),
    waves,
    margins: z.array(margin).min(1),
    tolerance,
    variance: z.enum(['regression', 'sweep']).optional(),
  }),
  z.strictObject({
    type: z.literal('postStratify'),
    waves,
    variables: names,
    totals: totals.describe('Of several variables: the codes joined by a point, in their order'),
  }),
  z.strictObject({
    type: z.literal('calibrate'),
    waves,
    method: z.enum(['linear', 'raking', 'logit']).default('linear'),
    bounds: z.tuple([z.number(), z.number()]).optional(),
    targets: z.array(z.union([margin, total])).min(1),
    tolerance,
  }),
  z.strictObject({
    type: z.literal('trim'),
    waves,
    lower: z.number().min(0).optional(),
    upper: z.number().positive().optional(),
    strict: flag.default(true),
  }),
]);

export type WeightingStep = z.infer<typeof weightingStep>;
