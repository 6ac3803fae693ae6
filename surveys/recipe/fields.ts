// Pieces that the parts of a recipe share: names, codes written as numbers, lists that may be one name.
import { z } from 'zod';

const asText = (written: unknown): unknown =>
  typeof written === 'number' || typeof written === 'boolean' ? String(written) : written;
const asList = (written: unknown): unknown => (Array.isArray(written) ? written : [written]);

/** Texts that YAML may read as a number or as true: `18`, `2011`, `true`. */
export const text = z.preprocess(asText, z.string().min(1));

/** Room for a row of a grid, which is called by its question and by itself. What is wrong with a name is said in `problems.ts`. */
export const variableName = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,119}$/);
export const waveName = z.preprocess(asText, z.string().regex(/^[A-Za-z0-9_-]{1,20}$/));

/** One or several. */
export const names = z.preprocess(asList, z.array(variableName).min(1));
export const codes = z.preprocess(asList, z.array(text).min(1));
