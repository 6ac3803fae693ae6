// Fields of the questions that hide each answer behind chance: randomised response, crosswise, list experiment.
import { z } from 'zod';
import { code, missingCodes } from '../../identifiers.ts';
import { localised } from '../../localised.ts';
import type { PlainCode } from '../../said.ts';
import { instruments } from '../../sensitive/instruments.ts';

const outcomes = z
  .array(code)
  .describe('Outcomes of the instrument: heads, tails; 1 to 6; months 1 to 12; days 1 to 31');

const birthday = z
  .strictObject({
    unit: z.enum(['month', 'day']),
    from: z.number().int().min(1).max(31),
    to: z.number().int().min(1).max(31),
  })
  .describe(
    'The innocent statement: the birthday of somebody close falls into these months, or days of a month',
  );

/** Being unsure makes no sense where chance speaks: a refusal is the one way out. */
const missing = z.array(z.enum(missingCodes)).default(['refused']);

export const randomisedResponseFields = {
  missing,
  instrument: z.enum(instruments).describe('What decides by chance'),
  forced: z
    .strictObject({
      yes: outcomes.default([]).describe('Outcomes at which everybody says yes'),
      no: outcomes.default([]).describe('Outcomes at which everybody says no'),
    })
    .optional()
    .describe('Forced response: chance tells some people what to say'),
  unrelated: z
    .strictObject({
      sensitive: outcomes.min(1).describe('Outcomes at which the sensitive question is answered'),
      birthday,
    })
    .optional()
    .describe('Unrelated question: chance says which of two questions is answered'),
};

export const crosswiseFields = {
  missing,
  birthday,
  model: z
    .enum(['crosswise', 'triangular'])
    .default('crosswise')
    .describe(
      'crosswise: "both or neither" against "exactly one"; triangular: "neither" against "at least one"',
    ),
};

const item = z.strictObject({
  code,
  label: localised,
  true_of: z
    .enum(['most', 'few'])
    .optional()
    .describe(
      'Expected of an innocent statement: one that most and one that few can say yes to keep all and none rare',
    ),
});

export const listExperimentFields = {
  items: z
    .array(item)
    .min(2, 'statements_few' satisfies PlainCode)
    .max(8),
  sensitive_item: z
    .strictObject({ code, label: localised })
    .describe('The statement that only the treatment arm sees'),
};
