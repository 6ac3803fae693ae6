// How texts, lists and calls are written in R.
import type { ResultItem } from '../../../../surveys/recipe/result-item.ts';

export const text = (words: string): string => JSON.stringify(words);

export const texts = (words: readonly string[]): string =>
  words.length === 1 ? text(words[0] ?? '') : `c(${words.map(text).join(', ')})`;

export const call = (name: string, given: readonly string[]): string => `${name}(${given.join(', ')})`;

export const levelOf = ({ level }: ResultItem): readonly string[] =>
  level === undefined ? [] : [`level = ${level}`];
