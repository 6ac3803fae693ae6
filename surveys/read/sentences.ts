// What zod found, said to a sociologist: what is wrong and what to write instead.
import type { z } from 'zod';
import { fieldNames } from '../json-schema.ts';
import { question } from '../questions/schema.ts';
import { nearest } from './nearest.ts';
import type { Found } from './lists.ts';
import type { Path } from './source.ts';

type Issue = z.core.$ZodIssue;

export const sentences = (issue: Issue, document: unknown): readonly Found[] => {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({ path: [...path, key], message: unknownKey(key) }));
  }
  return [{ path, message: sentence(issue, path, valueAt(document, path)) }];
};

const unknownKey = (key: string): string => {
  const near = nearest(
    key,
    fieldNames().filter(name => name !== key),
  );
  if (near !== undefined) return `is not known: did you mean \`${near}\`?`;
  return 'is not known here: remove the line, or see the list of fields in the README of the library';
};

const sentence = (issue: Issue, path: Path, value: unknown): string => {
  const name = String(path.at(-1) ?? '');
  if (value === undefined && issue.code !== 'custom') return missing(name);
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined) return wrongType(value);
  if (issue.code === 'invalid_type' || issue.code === 'invalid_union') return wrongKind(issue, name, value);
  if (issue.code === 'invalid_value')
    return `is ${shown(value)}: write ${issue.values.map(shown).join(' or ')}`;
  if (issue.code === 'too_big') return `is ${shown(value)}: ${issue.maximum} at most`;
  if (issue.code === 'too_small' && issue.origin === 'number') {
    return `is ${shown(value)}: ${issue.minimum} at least`;
  }
  if (issue.code === 'too_small' && issue.message.startsWith('Too small'))
    return `is empty: ${remedies[name] ?? 'write a value or remove the line'}`;
  return issue.message;
};

const types: readonly string[] = question.options.map(each => each.shape.type.value);

const remedies: Readonly<Record<string, string>> = {
  code: 'write `code:` and a short Latin word or a number, unlike the others in this list',
  label: 'write `label: { ru: ... }`',
  text: 'write `text: { ru: ... }`, the question as the respondent reads it',
  id: 'write `id:` and a short Latin name, unlike all others',
  options: 'list the answers under `options:`, each with `code` and `label`, or name a list',
  type: `write \`type:\` and one of ${types.join(', ')}`,
  format: 'begin the file with `format: barometer/1`',
};

const missing = (name: string): string =>
  /^\d+$/.test(name)
    ? 'is empty: write it or remove the dash'
    : `has no ${name}: ${remedies[name] ?? `write \`${name}:\``}`;

const wrongType = (value: unknown): string => {
  const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
  if (type === undefined) return missing('type');
  const near = typeof type === 'string' ? nearest(type, types) : undefined;
  return `is ${shown(type)}: ${near ? `did you mean ${near}?` : `write one of ${types.join(', ')}`}`;
};

const wrongKind = (issue: Issue, name: string, value: unknown): string => {
  if (value === null) return `is empty: ${remedies[name] ?? 'write a value or remove the line'}`;
  if (typeof value === 'boolean' && name === 'code') return `is ${value}: put it in quotes, \`'${value}'\``;
  if (typeof value === 'string' && issue.code === 'invalid_type' && issue.expected === 'object') {
    return `is a plain text: write it by language, \`${name}: { ru: '...' }\``;
  }
  const wanted =
    issue.code === 'invalid_type' ? (kinds[issue.expected] ?? issue.expected) : 'a text or a whole number';
  return `is ${shown(value)}: write ${wanted}`;
};

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list, every line with a dash',
  object: 'fields, each on its own line',
  record: 'names with their lists',
};

const shown = (value: unknown): string => {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a group of fields';
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
