// The comments of the public functions: each teaches with an example, and its number is what the function gives today.
import { readFileSync, readdirSync } from 'node:fs';
import { compileFunction } from 'node:vm';
import { expect } from 'chai';
import * as analysis from '../../analysis/index.ts';
import { exampleContext } from './exampleContext.ts';

const folder = new URL('../../analysis/', import.meta.url).pathname;

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.ts'))
  .map(file => readFileSync(`${folder}${file}`, 'utf8'));

/** The comment right above `export const name`. */
const commentOf = (name: string): string => {
  const found = sources.flatMap(source => {
    const at = source.search(new RegExp(`^export const ${name}\\b`, 'm'));
    return at < 0 ? [] : [source.slice(source.lastIndexOf('/**', at), at)];
  });
  const [comment = ''] = found;
  return comment.trimEnd().endsWith('*/') ? comment : '';
};

type Example = { readonly expression: string; readonly stated: string };

/** `@example expression // value`; a long one goes on in the next line. */
const examplesIn = (comment: string): readonly Example[] =>
  [
    ...comment
      .replace(/\n \*\s+/g, ' ')
      .matchAll(/@example (.*?) \/\/ (\[.*?\]|'.*?'|[^\s]+)(?= @example| \*\/|\s*\n|$)/g),
  ].map(([, expression, stated]) => ({ expression: expression!, stated: stated! }));

/** Evaluates with the context's names as the only variables; the text is our own comment. */
const valueOf = (expression: string): unknown => {
  const names = Object.keys(exampleContext);
  const run = compileFunction(`return (${expression});`, names);
  const value: unknown = Reflect.apply(run, undefined, Object.values(exampleContext));
  return value;
};

/** A number as a comment would state it: to as many decimals as the stated one has. */
const likeStated = (value: unknown, stated: string): string => {
  if (typeof value !== 'number') return JSON.stringify(value)?.replaceAll('"', "'") ?? String(value);
  if (stated.includes('e')) return value.toExponential((stated.split('e')[0]!.split('.')[1] ?? '').length);
  return value.toFixed((stated.split('.')[1] ?? '').length);
};

/** The plain verbs of data: they compute nothing, so there is no work to name as their source. */
const withoutSource = [
  'lengthOf',
  'dataset',
  'withColumns',
  'withData',
  'categoryColumn',
  'numberColumn',
  'columnOf',
  'numbersOf',
  'categoriesOf',
  'where',
  'whereCategory',
  'crossCategories',
  'misuse',
];

/** What a comment must say, at the start of a line with something after it. */
const labelsOf = (name: string): readonly string[] =>
  withoutSource.includes(name)
    ? ['Assumes', 'Units', 'Errors']
    : ['In words', 'When to use', 'Assumes', 'Units', 'Errors', 'Source'];

const functions = Object.entries(analysis)
  .filter(([, value]) => typeof value === 'function' && !(value.prototype instanceof Error))
  .map(([name]) => name);

describe('the comment of', () => {
  for (const name of functions)
    it(`${name} tells formula, use, assumptions, units, errors and source, and its examples hold`, () => {
      const comment = commentOf(name);
      const examples = examplesIn(comment);
      for (const label of labelsOf(name))
        expect(comment, label).to.match(new RegExp(`^ \\* ${label}: \\S`, 'm'));
      expect(
        examples.some(({ expression }) => expression.includes(`${name}(`)),
        'an example',
      ).to.equal(true);
      for (const { expression, stated } of examples)
        expect(likeStated(valueOf(expression), stated), expression).to.equal(stated);
    });
});
