// Reads a recipe from YAML and tells every mistake at once, each with its line, its place and a way out.
import type { Found } from '../read/lists.ts';
import { readSource, type Path, type Source } from '../read/source.ts';
import type { Mistake } from '../read.ts';
import { consistencyMistakes } from './consistency.ts';
import { recipe as schema, type Recipe } from './schema.ts';
import { recipeSentences } from './sentences.ts';

export type RecipeReading = {
  readonly recipe: Recipe;
  /** What is wrong although every part can be read: told together with what the data say. */
  readonly found: readonly Found[];
  /** The mistakes with file and line, in the order of the file. */
  readonly place: (found: readonly Found[]) => readonly Mistake[];
};

export const readRecipe = (
  yamlText: string,
  file: string,
): RecipeReading | { readonly mistakes: readonly Mistake[] } => {
  const source = readSource(yamlText);
  if (source.mistakes.length > 0)
    return { mistakes: source.mistakes.map(mistake => ({ file, path: '', ...mistake })) };
  if (typeof source.value !== 'object' || source.value === null || Array.isArray(source.value))
    return { mistakes: [{ file, path: '', message: `holds no recipe: begin with ${begin}` }] };
  const read = schema.safeParse(source.value);
  const place = placing(source, file);
  if (!read.success)
    return { mistakes: place(read.error.issues.flatMap(issue => recipeSentences(issue, source.value))) };
  return { recipe: read.data, found: consistencyMistakes(read.data), place };
};

const begin = '`format: barometer-recipe/1`';

const written = (path: Path): string =>
  path.map((step, at) => (typeof step === 'number' ? `[${step}]` : at === 0 ? step : `.${step}`)).join('');

const placing =
  (source: Source, file: string) =>
  (found: readonly Found[]): readonly Mistake[] =>
    found
      .map(({ path, message }): Mistake => {
        const line = source.lineOf(path);
        return { file, path: written(path), ...(line === undefined ? {} : { line }), message };
      })
      .sort((first, second) => (first.line ?? 0) - (second.line ?? 0));
