// Fields of a date.
import { z } from 'zod';
import type { PlainCode } from '../../said.ts';

export const precisions = ['full', 'month', 'year'] as const;

const day = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'date_form' satisfies PlainCode));

export const dateFields = {
  precision: z
    .enum(precisions)
    .default('full')
    .describe('full: day, month and year; month: month and year; year: the year alone'),
  min: day.optional().describe('The earliest date that can be meant: 1930, 1930-01 or 1930-01-31'),
  max: day.optional().describe('The latest date that can be meant'),
};
