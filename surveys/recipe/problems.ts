// What zod found in a recipe, said to an analyst: what is wrong and what to write instead.
import { z } from 'zod';
import { valueAt } from '../read/sentences.ts';
import type { Path } from '../read/source.ts';
import { badNames, type BadName } from './bad-names.ts';
import { instead, type Found, type Sentence } from './found.ts';
import { resultTypes } from './result-item.ts';
import { recipe } from './schema.ts';

type Issue = z.core.$ZodIssue;

export const problems = (issues: readonly Issue[], document: unknown): readonly Found[] => {
  const names = issues.flatMap(issue => badName(issue, document));
  return [
    ...badNames(names),
    ...issues.flatMap(issue => (badName(issue, document).length > 0 ? [] : problem(issue, document))),
  ];
};

const problem = (issue: Issue, document: unknown): readonly Found[] => {
  const { path, value } = placeOf(issue, document);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map(key => ({ path: [...path, key], message: unknownKey(key) }));
  return [{ path, message: sentence(issue, path, value) }];
};

const badName = (issue: Issue, document: unknown): readonly BadName[] => {
  const { path, value } = placeOf(issue, document);
  if (issue.code === 'invalid_key') return [{ path, name: String(path.at(-1)) }];
  return issue.code === 'invalid_format' && !path.includes('waves') ? [{ path, name: String(value) }] : [];
};

/** One word where several may stand is read as a list of one: it is told as it was written, without a place in a list. */
const placeOf = (issue: Issue, document: unknown): { readonly path: Path; readonly value: unknown } => {
  const path = issue.path.filter(step => typeof step !== 'symbol');
  const value = valueAt(document, path);
  const list = valueAt(document, path.slice(0, -1));
  const isAlone = path.at(-1) === 0 && value === undefined && list !== undefined && typeof list !== 'object';
  return isAlone ? { path: path.slice(0, -1), value: list } : { path, value };
};

const sentence = (issue: Issue, path: Path, value: unknown): Sentence => {
  const name = String(path.at(-1) ?? '');
  if (value === undefined || value === null) return missing(name);
  if (issue.code === 'invalid_union') return wrongWord(value, resultTypes);
  if (issue.code === 'invalid_value') return wrongWord(value, issue.values.map(String));
  if (issue.code === 'invalid_format') return badWave;
  if (issue.code === 'too_small')
    return issue.origin === 'number'
      ? limited(value, { ru: 'больше', en: 'more than' }, issue.minimum)
      : {
          ru: 'ничего не содержит: заполните или уберите строку',
          en: 'is empty: fill it in or remove the line',
        };
  if (issue.code === 'too_big') return limited(value, { ru: 'меньше', en: 'less than' }, issue.maximum);
  return wrongKind(issue.code === 'invalid_type' ? issue.expected : '', value);
};

const limited = (value: unknown, than: Sentence, limit: number | bigint): Sentence => ({
  ru: `равно ${shown(value)}: напишите число ${than.ru} ${limit}`,
  en: `is ${shown(value)}: write a number ${than.en} ${limit}`,
});

const badWave: Sentence = {
  ru: 'не годится в имена волн: напишите год или латинские буквы и цифры',
  en: 'is no name of a wave: write a year, or Latin letters and digits',
};

let known: readonly string[] | undefined;

const fieldNames = (): readonly string[] => (known ??= collect(z.toJSONSchema(recipe, { io: 'input' })));

const collect = (value: unknown): readonly string[] => {
  if (typeof value !== 'object' || value === null) return [];
  const own: unknown = 'properties' in value ? value.properties : undefined;
  const names = typeof own === 'object' && own !== null ? Object.keys(own) : [];
  return [...new Set([...names, ...Object.values(value).flatMap(collect)])];
};

const unknownKey = (key: string): Sentence => {
  const near = instead(key, fieldNames());
  return {
    ru: `здесь не бывает: ${near.ru.startsWith('есть') ? 'уберите строку или см. docs/analyse.md' : near.ru}`,
    en: `is not known here: ${near.en.startsWith('there') ? 'remove the line, or see docs/analyse.md' : near.en}`,
  };
};

const remedies: Readonly<Record<string, Sentence>> = {
  format: {
    ru: 'начните файл со строки `format: barometer-recipe/1`',
    en: 'begin the file with `format: barometer-recipe/1`',
  },
  title: { ru: 'скажите одной строкой, что считается', en: 'say in one line what is computed' },
  data: {
    ru: 'напишите `data: { survey: population }` или `data: { file: …, columns: … }`',
    en: 'write `data: { survey: population }` or `data: { file: ..., columns: ... }`',
  },
  results: { ru: 'перечислите, что посчитать', en: 'list what to estimate' },
  type: {
    ru: `напишите \`type:\` и одно из: ${resultTypes.join(', ')}`,
    en: `write \`type:\` and one of ${resultTypes.join(', ')}`,
  },
  id: {
    ru: 'напишите `id:` и короткое латинское имя, у каждой записи своё',
    en: 'write `id:` and a short Latin name, unlike all others',
  },
};

const missing = (name: string): Sentence => {
  const remedy = remedies[name] ?? {
    ru: `напишите \`${name}:\` и значение`,
    en: `write \`${name}:\` and a value`,
  };
  return { ru: `нет значения: ${remedy.ru}`, en: `is missing: ${remedy.en}` };
};

const wrongWord = (value: unknown, words: readonly string[]): Sentence => {
  const hint = instead(typeof value === 'string' ? value : '', words);
  return { ru: `${shown(value)} не подходит: ${hint.ru}`, en: `is ${shown(value)}: ${hint.en}` };
};

const kinds: Readonly<Record<string, Sentence>> = {
  string: { ru: 'текст', en: 'a text' },
  number: { ru: 'число', en: 'a number' },
  boolean: { ru: 'true или false', en: 'true or false' },
  array: { ru: 'список, каждая строка с дефиса', en: 'a list, every line with a dash' },
  tuple: { ru: 'два числа в скобках, [0.5, 2]', en: 'two numbers in brackets, [0.5, 2]' },
};
const fields: Sentence = { ru: 'поля, каждое на своей строке', en: 'fields, each on its own line' };

const wrongKind = (expected: string, value: unknown): Sentence => {
  const kind = kinds[expected] ?? fields;
  return { ru: `${shown(value)} не подходит: нужно ${kind.ru}`, en: `is ${shown(value)}: write ${kind.en}` };
};

const shown = (value: unknown): string => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `\`${text.slice(0, 40)}\``;
};
