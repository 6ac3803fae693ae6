// What zod found in a recipe, said to an analyst. What is the same in every file of ours is said by the reader of questionnaires.
import { z } from 'zod';
import { nearest } from '../read/nearest.ts';
import type { Found } from '../read/lists.ts';
import { sentences, valueAt } from '../read/sentences.ts';
import { resultTypes } from './result-item.ts';
import { recipe } from './schema.ts';
import { weightingStep } from './weighting-step.ts';

type Issue = z.core.$ZodIssue;

const stepTypes: readonly string[] = weightingStep.options.map(option => option.shape.type.value);

export const recipeSentences = (issue: Issue, document: unknown): readonly Found[] => {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...path, key], message: unknownKey(key) }));
  if (issue.code === 'invalid_union' && issue.discriminator !== undefined)
    return [
      { path, message: wrongType(valueAt(document, path), path[0] === 'results' ? resultTypes : stepTypes) },
    ];
  if (issue.code === 'invalid_union') return unionSentences(issue, path, document);
  const value = valueAt(document, path);
  if (value === undefined) return [{ path, message: missing(String(path.at(-1) ?? '')) }];
  return sentences(issue, document);
};

/** Of several ways to write a value the one that came nearest speaks: where it fits except for one part. */
const unionSentences = (
  issue: Extract<Issue, { code: 'invalid_union' }>,
  path: Found['path'],
  document: unknown,
): readonly Found[] => {
  const deep = issue.errors
    .map(ways => ways.filter(each => each.path.length > 0))
    .find(ways => ways.length > 0);
  if (deep)
    return deep.flatMap(each => recipeSentences({ ...each, path: [...path, ...each.path] }, document));
  const value = valueAt(document, path);
  if (value === undefined) return [{ path, message: missing(String(path.at(-1) ?? '')) }];
  const words = issue.errors.flatMap(ways =>
    ways.flatMap(each => (each.code === 'invalid_value' ? each.values : [])),
  );
  const hint =
    words.length > 0 ? `write ${words.join(' or ')}, or a list` : 'write a text, a number or a list';
  return [{ path, message: `cannot be read: ${hint}` }];
};

let known: readonly string[] | undefined;

const fieldNames = (): readonly string[] => (known ??= collect(z.toJSONSchema(recipe, { io: 'input' })));

const collect = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own: unknown = 'properties' in value ? value.properties : undefined;
  const names = typeof own === 'object' && own !== null ? Object.keys(own) : [];
  return [...new Set([...names, ...Object.values(value).flatMap(collect)])];
};

const unknownKey = (key: string): string => {
  const near = nearest(
    key,
    fieldNames().filter(name => name !== key),
  );
  return near === undefined
    ? 'is not known here: remove the line, or see docs/examples/README.md'
    : `is not known: did you mean \`${near}\`?`;
};

const remedies: Readonly<Record<string, string>> = {
  format: 'begin the file with `format: barometer-recipe/1`',
  title: 'say in one line what is computed',
  data: 'say where the answers are: `data: { survey: population }` or `data: { file: ..., columns: ... }`',
  results: 'list what to estimate',
  id: 'write `id:` and a short Latin name, unlike all others',
};

const missing = (name: string): string =>
  /^\d+$/.test(name)
    ? 'is empty: write it or remove the dash'
    : `has no ${name}: ${remedies[name] ?? `write \`${name}:\``}`;

const wrongType = (value: unknown, types: readonly string[]): string => {
  const type: unknown = typeof value === 'object' && value !== null && 'type' in value ? value.type : value;
  if (typeof type !== 'string') return `has no type: write \`type:\` and one of ${types.join(', ')}`;
  const near = nearest(type, types);
  return `is \`${type.slice(0, 40)}\`: ${near ? `did you mean ${near}?` : `write one of ${types.join(', ')}`}`;
};
