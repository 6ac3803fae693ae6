// The questionnaire document: what a sociologist writes in YAML and what a version freezes. Every type is inferred.
import { z } from 'zod';
import { languages, localised } from './localised.ts';
import { question } from './questions/schema.ts';
import { code, identifier } from './identifiers.ts';
import { option } from './questions/option.ts';

export const page = z.strictObject({
  id: identifier,
  title: localised
    .optional()
    .describe('A heading above a group of questions; a page of one question needs none'),
  topic: code.optional().describe('One of `topics`: groups questions in the outline and in the results'),
  relevant: z.string().optional().describe('The page is shown only where this condition is true'),
  questions: z.array(question).min(1, 'has no question'),
});

/** A page with one question may be written as the question itself. */
const pageOrQuestion = z.preprocess(wrapLoneQuestion, page);

export function wrapLoneQuestion(value: unknown): unknown {
  if (!isLoneQuestion(value)) return value;
  const { topic, ...lone } = value as Record<string, unknown>; // an object with `type`, checked field by field by the schema
  const id = 'id' in lone ? lone['id'] : undefined;
  return { id, ...(topic === undefined ? {} : { topic }), questions: [lone] };
}

export function isLoneQuestion(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !('questions' in value) && 'type' in value;
}

export const questionnaire = z.strictObject({
  format: z.literal('barometer/1'),
  id: identifier,
  title: localised.describe('What staff and the public call this survey'),
  languages: z.array(z.enum(languages)).min(1),
  population: localised.describe('Who is asked, as the results will name them'),
  start: z.strictObject({
    heading: localised,
    lead: localised,
    who: localised.describe('Who asks and for whom'),
    why: localised,
  }),
  topics: z.array(z.strictObject({ code, label: localised })).default([]),
  lists: z
    .record(identifier, z.array(option).min(1))
    .default({})
    .describe('Options used by several questions: write `options: name` there'),
  pages: z.array(pageOrQuestion).min(1, 'has no page'),
});

export type Questionnaire = z.infer<typeof questionnaire>;
export type Page = z.infer<typeof page>;
