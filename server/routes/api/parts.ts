// Shapes that many answers of the programming interface share. They are the interface's contract: fields of v1 are only ever added.
import { z } from 'zod';

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const words = z.string().min(1);
export const localised = z
  .strictObject({ ru: words.optional(), ce: words.optional(), en: words.optional() })
  .describe('A text in the languages it exists in; Russian is the original.');
export const inBoth = z.strictObject({ ru: z.string(), en: z.string() });

export const day = z.iso.date().describe('A day, YYYY-MM-DD.');
export const share = z.number().min(0).max(1).nullable();
export const nullReason = z
  .enum(['too_few_asked', 'too_few_answers'])
  .nullable()
  .describe(
    'Why the number is null: fewer than ten people were asked, or the answers behind it (or behind one that would follow from it by subtraction) are fewer than ten.',
  );

export const method = z.strictObject({
  survey: z.string(),
  wave: z.string(),
  lines: z
    .strictObject({ ru: list(z.string()), en: list(z.string()) })
    .describe('The method of the wave in three lines.'),
  url: z.url().describe('The full disclosure statement.'),
});

export const meta = z
  .strictObject({
    api: z.literal('v1'),
    documentation: z.url(),
    licence: z.strictObject({ name: z.string(), title: z.string(), url: z.url() }),
    attribution: inBoth.describe('How to name the source.'),
    is_demonstration: z.boolean().describe('True where any number stands on made-up answers.'),
    notice: inBoth.nullable(),
    confidence_level: z.number(),
    smallest_published_count: z.int(),
    null_means: inBoth,
    methods: list(method).describe('Of every wave that the numbers of this answer come from.'),
  })
  .describe('What every answer says of itself.');

export const page = z
  .strictObject({
    total: z.int(),
    limit: z.int(),
    offset: z.int(),
    next: z.url().nullable().describe('Where the list goes on; null at its end.'),
  })
  .describe('Which part of a list this is.');

export const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('Stable: programs may rely on it.'),
    detail: z.string(),
  })
  .describe('An error, as RFC 9457 has it (application/problem+json).');
