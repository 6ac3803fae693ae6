// What the answers of the programming interface hold. Objects are strict: a field that is not described here never leaves.
import { z } from 'zod';
import { day, inBoth, list, localised, meta, nullReason, page, share } from './parts.ts';

const number = z.number().nullable();

const difference = {
  value: z.number().describe('In shares: 0.04 is four points.'),
  standard_error: number,
  ci_low: number,
  ci_high: number,
  p_value: number,
};

export const estimate = z.strictObject({
  release: z.string(),
  version: z.int(),
  finding: z.string(),
  survey: z.string(),
  question: z.string(),
  wave: z.string(),
  by: z.string().nullable().describe('The question by which people are divided; null: everybody.'),
  group: z.string().nullable(),
  group_label: localised.nullable(),
  role: z
    .enum(['headline', 'answer'])
    .describe('headline: the one number the question is about, which may count several answers together.'),
  codes: list(z.string()),
  label: localised,
  is_missing_code: z.boolean().describe('True of "hard to say", refusals and the like.'),
  n: z.int().nullable().describe('Who was asked.'),
  weighted_n: number,
  proportion: share,
  standard_error: number,
  ci_low: share,
  ci_high: share,
  degrees_of_freedom: number,
  design_effect: number,
  efficiency_loss: number.describe(
    'Of a question with protected answers: how many times the protection raises the variance.',
  ),
  flags: list(z.string()),
  null_reason: nullReason,
  precision_null_reason: z.enum(['hidden', 'volunteer_sample', 'not_estimable']).nullable(),
  change: z
    .strictObject({ since: z.string(), ...difference })
    .nullable()
    .describe('Since the wave before, tested.'),
  change_null_reason: z.string().nullable(),
  difference_from_all: z
    .strictObject({ ...difference, adjusted_p_value: number.describe('By Holm, over the groups.') })
    .nullable(),
});

const asked = z.strictObject({
  name: z.string(),
  label: localised,
  wording: localised,
  topic: localised.nullable(),
  type: z.enum(['category', 'set', 'number']),
  is_filtered: z.boolean().describe('Only some were asked, by what they had answered before.'),
  recall: z.string().nullable(),
  answers: list(z.strictObject({ code: z.string(), label: localised, is_missing_code: z.boolean() })),
});

const findingFields = {
  id: z.string(),
  release: z.string(),
  version: z.int(),
  published_on: day,
  survey: z.string(),
  questions: list(z.string()),
  by: z.string().nullable(),
  chart: z.string(),
  wave: z.string().describe('The newest wave in it.'),
  sentence: inBoth.nullable(),
  sentence_null_reason: z.literal('too_few_answers').nullable(),
  links: z.strictObject({ page: z.url(), png: z.url(), svg: z.url(), csv: z.url() }),
};

export const finding = z.strictObject(findingFields);
export const findingWhole = z.strictObject({
  ...findingFields,
  asked: list(asked),
  estimates: list(estimate),
});

const surveyFields = {
  id: z.string(),
  title: localised,
  population: localised,
  source: localised.nullable(),
  url: z.url(),
};

export const survey = z.strictObject({ ...surveyFields, waves: list(z.string()), questions: z.int() });

const wave = z.strictObject({
  name: z.string(),
  opens: day.nullable(),
  closes: day.nullable(),
  modes: list(z.enum(['web', 'phone', 'face_to_face'])),
  sample: z.enum(['probability', 'volunteer']),
  n: z.int().nullable(),
  null_reason: nullReason,
  is_demonstration: z.boolean(),
  method: z.url().nullable(),
});

const surveyQuestion = z.strictObject({
  name: z.string(),
  label: localised,
  topic: localised.nullable(),
  release: z.string(),
  version: z.int(),
  waves: list(z.string()),
  url: z.url(),
});

export const surveyWhole = z.strictObject({
  ...surveyFields,
  waves: list(wave),
  questions: list(surveyQuestion),
});

const version = z.strictObject({ number: z.int(), published_on: day, correction: localised.nullable() });

export const release = z.strictObject({
  id: z.string(),
  version: z.int(),
  title: localised.nullable(),
  published_on: day,
  sha256: z.string().nullable(),
  is_demonstration: z.boolean(),
  versions: list(version),
  withdrawn: z
    .strictObject({ on: day, reason: localised })
    .nullable()
    .describe('A withdrawn release keeps its place and gives no number.'),
  url: z.url(),
});

const source = z.strictObject({
  survey: z.string(),
  wave: z.string(),
  n: z.int().nullable(),
  null_reason: nullReason,
  data_hash: z.string(),
  recipe_hash: z.string(),
  recipe: z.int().nullable(),
  questionnaire: z.strictObject({ id: z.string(), number: z.int(), hash: z.string() }),
});

const files = z.strictObject({
  ...{ datapackage: z.url(), estimates_csv: z.url(), estimates_json: z.url() },
  ...{ codebook_csv: z.url(), codebook_json: z.url(), snapshot: z.url() },
});

export const releaseWhole = z.strictObject({
  id: z.string(),
  version: z.int(),
  newest_version: z.int(),
  title: localised,
  published_on: day,
  sha256: z.string().describe('Of the file under files.snapshot.'),
  is_demonstration: z.boolean(),
  correction: localised.nullable(),
  versions: list(version),
  url: z.url(),
  files,
  sources: list(source).describe('Which answers, weights and questionnaire the numbers were computed from.'),
  findings: list(finding),
});

export const index = z.strictObject({
  surveys: z.url(),
  releases: z.url(),
  findings: z.url(),
  estimates: z.url(),
  openapi: z.url(),
});

export const one = <Data extends z.ZodType>(data: Data) => z.strictObject({ meta, data });
export const many = <Data extends z.ZodType>(data: Data) => z.strictObject({ meta, page, data: list(data) });
