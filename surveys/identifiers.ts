// Names and codes as they appear in files, forms, columns and addresses.
import { z } from 'zod';
import { reservedCodes } from './missing.ts';
import type { PlainCode } from './said.ts';

export { isMissingCode, missingCodes, reservedCodes } from './missing.ts';
export type { MissingCode } from './missing.ts';

/** JavaScript gives every object properties of these names: as names of ours they would be found where nobody put them. */
const isTaken = (name: string): boolean => name in Object.prototype;
const taken: PlainCode = 'name_taken';

/** Name of a question, page, list or survey. */
export const identifier = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,39}$/, 'name_form' satisfies PlainCode)
  .refine(name => !isTaken(name), taken);

/** Code of an option or row: `yes`, `5`, `urus_martan`. Whole numbers may be written without quotes. */
export const code = z
  .union([z.string(), z.number().int()])
  .transform(String)
  .pipe(
    z
      .string()
      .regex(/^[A-Za-z0-9_]{1,40}$/, 'code_form' satisfies PlainCode)
      .refine(value => !isTaken(value), taken)
      .refine(value => !reservedCodes.includes(value), 'code_reserved' satisfies PlainCode),
  );
