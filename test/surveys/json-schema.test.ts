import { expect } from 'chai';
import { parse } from 'yaml';
import { fieldNames, questionnaireJsonSchema } from '../../surveys/json-schema.ts';
import { sampleText } from './sample.ts';

type Schema = { readonly [key: string]: unknown };

/** As much of JSON Schema as ours uses. */
const accepts = (schema: Schema, value: unknown): boolean => {
  if (Array.isArray(schema['anyOf'])) return schema['anyOf'].some(each => accepts(each as Schema, value));
  if (Array.isArray(schema['oneOf']))
    return schema['oneOf'].filter(each => accepts(each as Schema, value)).length === 1;
  if ('const' in schema) return schema['const'] === value;
  if (Array.isArray(schema['enum'])) return schema['enum'].includes(value);
  if (schema['type'] === 'array') {
    return Array.isArray(value) && value.every(item => accepts((schema['items'] ?? {}) as Schema, item));
  }
  if (schema['type'] !== 'object') {
    return schema['type'] === 'integer' ? Number.isInteger(value) : typeof value === schema['type'];
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const properties = (schema['properties'] ?? {}) as Record<string, Schema>;
  const rest = schema['additionalProperties'];
  return (
    ((schema['required'] ?? []) as string[]).every(key => key in value) &&
    Object.entries(value).every(([key, inside]) => {
      const known = properties[key] ?? (rest === false ? undefined : ((rest ?? {}) as Schema));
      return known !== undefined && accepts(known, inside);
    })
  );
};

describe('the JSON Schema of questionnaire files', () => {
  const schema = questionnaireJsonSchema();

  it('accepts a file as people write it: lone questions with topics, names of lists', () => {
    expect(accepts(schema, parse(sampleText))).to.equal(true);
  });

  it('refuses what the reader refuses', () => {
    expect(accepts(schema, parse(sampleText.replace('type: scale', 'type: scal')))).to.equal(false);
    expect(accepts(schema, parse(sampleText.replace('length: 40', 'lenght: 40')))).to.equal(false);
  });

  it('is plain JSON with the descriptions an editor shows', () => {
    expect(JSON.parse(JSON.stringify(schema))).to.deep.equal(schema);
    expect(JSON.stringify(schema)).to.contain('Asked only where this condition is true');
  });

  it('knows the names of all fields', () => {
    expect(fieldNames()).to.include.members(['format', 'relevant', 'specify', 'bands', 'ru', 'codes']);
  });
});
