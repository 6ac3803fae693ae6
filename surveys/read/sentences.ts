// What zod found, as a sociologist needs to hear it: what is wrong and what to write instead.
import type { z } from 'zod';
import { fieldNames } from '../json-schema.ts';
import { question } from '../questions/schema.ts';
import type { Part, PlainCode, Said } from '../said.ts';
import { nearest } from './nearest.ts';
import type { Found } from './lists.ts';
import type { Path } from './source.ts';
import { isPlainCode } from './told.ts';

type Issue = z.core.$ZodIssue;

export const sentences = (issue: Issue, document: unknown): readonly Found[] => {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], said: unknownKey(key) }));
  }
  return [{ path, said: sentence(issue, path, valueAt(document, path)) }];
};

const unknownKey = (key: string): Said => {
  const near = nearest(
    key,
    fieldNames().filter(name => name !== key),
  );
  return near === undefined ? { code: 'field_unknown' } : { code: 'field_near', values: { near } };
};

const sentence = (issue: Issue, path: Path, value: unknown): Said => {
  const name = String(path.at(-1) ?? '');
  if (value === undefined && issue.code !== 'custom') return missing(name);
  if (isPlainCode(issue.message)) return { code: issue.message };
  switch (issue.code) {
    case 'invalid_union':
      return issue.discriminator === undefined ? wrongKind(issue, name, value) : wrongType(value);
    case 'invalid_type':
      return wrongKind(issue, name, value);
    case 'invalid_value':
      return { code: 'wrong_value', values: { value: shown(value), wanted: issue.values.map(shown) } };
    case 'invalid_key':
      return ofKey(issue.issues);
    case 'too_big':
      return { code: 'at_most', values: { value: shown(value), limit: Number(issue.maximum) } };
    case 'too_small':
      return issue.origin === 'number'
        ? { code: 'at_least', values: { value: shown(value), limit: Number(issue.minimum) } }
        : empty(name);
    default:
      return { code: 'field_unreadable' };
  }
};

/** A key of a record is a name of ours: what its own rule says of it. */
const ofKey = (issues: readonly Issue[]): Said => {
  const code = issues.map(({ message }) => message).find(isPlainCode);
  return { code: code ?? 'field_unreadable' };
};

const types: readonly string[] = question.options.map(each => each.shape.type.value);
const known = types.join(', ');

const remedies: Readonly<Record<string, PlainCode>> = {
  code: 'write_code',
  label: 'write_label',
  text: 'write_text',
  id: 'write_id',
  options: 'write_options',
  format: 'write_format',
};

const remedyFor = (name: string, otherwise: Said): Said => {
  if (name === 'type') return { code: 'write_type', values: { known } };
  const code = Object.hasOwn(remedies, name) ? remedies[name] : undefined;
  return code === undefined ? otherwise : { code };
};

const empty = (name: string): Said => ({
  code: 'field_empty',
  values: { remedy: remedyFor(name, { code: 'write_value' }) },
});

const missing = (name: string): Said =>
  /^\d+$/.test(name)
    ? { code: 'field_empty', values: { remedy: { code: 'write_item' } } }
    : {
        code: 'field_missing',
        values: { name, remedy: remedyFor(name, { code: 'write_field', values: { name } }) },
      };

const wrongType = (value: unknown): Said => {
  const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
  if (type === undefined) return missing('type');
  const near = typeof type === 'string' ? nearest(type, types) : undefined;
  return near === undefined
    ? { code: 'type_unknown', values: { value: shown(type), known } }
    : { code: 'type_near', values: { value: shown(type), near } };
};

const wrongKind = (issue: Issue, name: string, value: unknown): Said => {
  if (value === null) return empty(name);
  if (typeof value === 'boolean' && name === 'code')
    return { code: 'needs_quotes', values: { value: String(value) } };
  if (typeof value === 'string' && issue.code === 'invalid_type' && issue.expected === 'object') {
    return { code: 'plain_text', values: { name } };
  }
  const wanted: PlainCode =
    issue.code === 'invalid_type' ? (kinds[issue.expected] ?? 'another_kind') : 'a_text_or_whole_number';
  return { code: 'wrong_value', values: { value: shown(value), wanted: { code: wanted } } };
};

const kinds: Readonly<Record<string, PlainCode>> = {
  string: 'a_text',
  number: 'a_number',
  int: 'a_whole_number',
  boolean: 'a_truth',
  array: 'a_list_with_dashes',
  object: 'fields_apart',
  record: 'names_of_lists',
};

const shown = (value: unknown): Part => {
  if (Array.isArray(value)) return { code: 'a_list' };
  if (typeof value === 'object' && value !== null) return { code: 'a_group' };
  const text = typeof value === 'string' ? `\`${value}\`` : String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
};

export const valueAt = (document: unknown, path: Path): unknown => {
  let value = document;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<string | number, unknown>)[step]; // an object that has this key, checked above
  }
  return value;
};
