// How a file of past waves becomes responses: which column is the wave, the design, and which question each column answers.
import { z } from 'zod';
import { identifier } from '../identifiers.ts';
import { languages, localised } from '../localised.ts';
import type { PlainCode } from '../said.ts';

const column = z.union([z.string().min(1), z.number()]).transform(String);
const mode = z.enum(['web', 'phone', 'face_to_face']);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'mapping_day' satisfies PlainCode);

/** A question as in a questionnaire, with where its answers stand: `column`, or `columns` for several answers. */
const mappedQuestion = z.looseObject({
  type: z.enum(['single', 'multiple', 'scale', 'number', 'district'], 'mapping_type' satisfies PlainCode),
  column: column.optional(),
  columns: z
    .record(z.string(), column)
    .optional()
    .describe('For `multiple`: the column of each option; a cell of 1, yes or true means chosen'),
  recode: z
    .record(z.string(), z.string())
    .default({})
    .describe('Cell -> code, where the file has other codes: "8": hard_to_say'),
});

export const mapping = z.strictObject({
  format: z.literal('barometer-import/1'),
  survey: z.strictObject({
    id: identifier,
    title: localised,
    population: localised,
    source: localised.describe('Whose data these are and how to cite them'),
  }),
  wave: z.strictObject({
    column,
    known: z
      .record(
        z.string(),
        z.strictObject({
          opens: day.optional(),
          closes: day.optional(),
          modes: z.array(mode).min(1).optional(),
        }),
      )
      .default({})
      .describe('What is known of single waves: days of fieldwork, ways of asking other than `mode`'),
  }),
  language: z.enum(languages),
  mode,
  sample: z.enum(['probability', 'volunteer']),
  design: z
    .strictObject({ strata: z.array(column).default([]), psu: column.optional(), weight: column.optional() })
    .default({ strata: [] }),
  empty: z.array(z.string()).default(['']).describe('Cells that mean: not asked or no answer'),
  questions: z.array(mappedQuestion).min(1, 'no_question' satisfies PlainCode),
});

export type Mapping = z.infer<typeof mapping>;
export type MappedQuestion = Mapping['questions'][number];
