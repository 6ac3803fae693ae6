// The header of a CSV file against the columns a recipe reads: each must be there, and only once.
import type { Sentence } from '../../../surveys/recipe/found.ts';

type HeaderMistake = { readonly line: number; readonly column: string; readonly message: Sentence };

/** Columns that the recipe leaves alone may be called anything. */
export const headerMistakes = (
  wanted: readonly string[],
  headers: readonly string[],
): readonly HeaderMistake[] =>
  [...new Set(wanted)].flatMap(column => {
    const places = headers.flatMap((header, at) => (header === column ? [at + 1] : []));
    if (places.length === 1) return [];
    return [{ line: 1, column, message: places.length === 0 ? absent(headers) : repeated(places) }];
  });

const absent = (headers: readonly string[]): Sentence => {
  const there = headers.join(', ');
  return { ru: `такого столбца в файле нет, есть ${there}`, en: `is not in the file, which has ${there}` };
};

const repeated = (places: readonly number[]): Sentence => ({
  ru: `так называются несколько столбцов файла (по счёту ${places.join(', ')}): оставьте один или переименуйте остальные`,
  en: `is the name of several columns of the file (numbers ${places.join(', ')}): keep one, or rename the others`,
});
