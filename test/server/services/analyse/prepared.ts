// Recipes on a survey of the test store, from their text to the rows of their results.
import { expect } from 'chai';
import { analyse, groundOf, storedData, type ResultRow } from '../../../../server/services/analyse/index.ts';
import type { Stores } from '../../../../server/stores/index.ts';
import { checkRecipe } from '../../../../surveys/recipe/check.ts';
import { formatRecipeMistake } from '../../../../surveys/recipe/found.ts';
import { readRecipe } from '../../../../surveys/recipe/read.ts';

/** Results, each a line of YAML, and variables. */
export const recipeOf = (results: readonly string[], variables: readonly string[] = []) => {
  const lines = ['format: barometer-recipe/1', 'title: Test', 'data: { survey: sample }'];
  const text = [
    ...lines,
    ...(variables.length > 0 ? ['variables:', ...variables.map(line => `  ${line}`)] : []),
    'results:',
    ...results.map(line => `  - ${line}`),
  ].join('\n');
  const read = readRecipe(text, 'test.yaml');
  if ('mistakes' in read || !read.recipe) throw new Error(JSON.stringify(read));
  return { ...read, recipe: read.recipe };
};

type Written = Parameters<typeof recipeOf>;

const readAgainst = async (stores: Stores, written: Written) => {
  const read = recipeOf(...written);
  const data = await storedData(stores, 'sample', { waves: undefined, onProgress: () => {} });
  return { read, data, checked: checkRecipe(read.outline, data) };
};

/** What is wrong with a recipe, in the words of its author's language. */
export const mistakesOf = async (
  stores: Stores,
  language: 'ru' | 'en',
  ...written: Written
): Promise<readonly string[]> => {
  const { read, checked } = await readAgainst(stores, written);
  return read.place(checked.found).map(mistake => formatRecipeMistake(mistake, language));
};

export const prepared = async (stores: Stores, ...written: Written) => {
  const { read, data, checked } = await readAgainst(stores, written);
  expect(checked.found).to.deep.equal([]);
  return { recipe: read.recipe, data, ground: groundOf(read.recipe, data, checked.data) };
};

export const analysed = async (stores: Stores, ...written: Written) => {
  const { recipe, data, ground } = await prepared(stores, ...written);
  const options = { recipe: { file: 'test.yaml', sha256: '' }, program: 'test' };
  return { recipe, data, ground, analysis: analyse(recipe, data, ground, options) };
};

export const rowsFrom = async (stores: Stores, ...written: Written): Promise<readonly ResultRow[]> =>
  (await analysed(stores, ...written)).analysis.results.flatMap(({ rows }) => rows);
