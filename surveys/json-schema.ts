// The JSON Schema of a questionnaire file, for editors that complete and check YAML while it is written.
import { z } from 'zod';
import { question } from './questions/schema.ts';
import { page, questionnaire } from './schema.ts';

type Json = { readonly [key: string]: unknown };

/** As people write files: a page may be a lone question, and `options` or `rows` may name a list. */
export const questionnaireJsonSchema = (): Json => {
  const whole = forFile(questionnaire);
  return {
    ...whole,
    properties: { ...part(whole, 'properties'), pages: pages() },
  };
};

/** What a page may say of itself where it is written as its only question. */
const pageFields = page.pick({ topic: true, block: true, part: true });

let knownNames: readonly string[] | undefined;

/** Every name a field can have anywhere in a file. */
export const fieldNames = (): readonly string[] => (knownNames ??= collectNames());

const collectNames = (): readonly string[] => {
  const names = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inside] of Object.entries(value)) {
      if (key === 'properties') Object.keys(inside as Json).forEach(name => names.add(name)); // always an object
      collect(inside);
    }
  };
  collect(questionnaireJsonSchema());
  return [...names];
};

const pages = (): Json => {
  const variants = forFile(question)['oneOf'] as readonly Json[]; // a discriminated union becomes oneOf
  const lone = variants.map(variant => ({
    ...variant,
    properties: { ...part(variant, 'properties'), ...part(forFile(pageFields), 'properties') },
  }));
  return { type: 'array', minItems: 1, items: { anyOf: [forFile(page), ...lone] } };
};

const forFile = (schema: z.ZodType): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', reused: 'inline' });
  const named = withListNames(rest) as Json; // an object went in, so an object comes out
  return schema === questionnaire ? { $schema, ...named } : named;
};

const withListNames = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withListNames);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inside]) => {
      const read = withListNames(inside);
      return [key, key === 'options' || key === 'rows' ? listOrName(read) : read];
    }),
  );
};

const listOrName = (list: unknown): Json => ({
  anyOf: [list, { type: 'string', description: 'The name of one of `lists`' }],
});

const part = (schema: Json, key: string): Json => schema[key] as Json; // `properties` of an object schema
