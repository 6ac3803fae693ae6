// Pieces that the parts of a recipe share: names, texts written as numbers, lists that may be one name.
import { z } from 'zod';

/** Texts that YAML may read as a number or as true: `18`, `2011`, `yes`. */
export const text = z.union([z.string().min(1, 'is empty'), z.number(), z.boolean()]).transform(String);

export const variableName = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_]{0,59}$/,
    'must start with a Latin letter and have only letters, digits and _ (60 at most)',
  )
  .refine(name => !(name in Object.prototype), 'is a word the computer keeps for itself: choose another');

export const waveName = text.pipe(
  z.string().regex(/^[A-Za-z0-9_-]{1,20}$/, 'must be a year or Latin letters and digits'),
);

/** One name or several. */
export const names = z.preprocess(
  written => (typeof written === 'string' ? [written] : written),
  z.array(variableName).min(1),
);

/** One code or several. */
export const codes = z.preprocess(
  written => (Array.isArray(written) || typeof written === 'object' ? written : [written]),
  z.array(text).min(1),
);

export const flag = z.boolean();

/** Known numbers of people by category. */
export const totals = z.record(z.string(), z.number().min(0));
