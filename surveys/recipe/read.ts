// Reads a recipe from YAML. What cannot be read is told with its line, and does not keep the rest from being checked.
import type { z } from 'zod';
import { readSource, type Path, type Source } from '../read/source.ts';
import { toldInBoth } from '../read/told.ts';
import { consistencyMistakes } from './consistency.ts';
import { written, type Found, type Mistake } from './found.ts';
import type { Outline } from './outline.ts';
import { problems } from './problems.ts';
import { parts, recipe as schema, type Recipe } from './schema.ts';

export type RecipeReading = {
  readonly outline: Outline;
  /** Undefined where some part cannot be read; to be used only where nothing is found. */
  readonly recipe: Recipe | undefined;
  readonly found: readonly Found[];
  /** The mistakes with file and line, in the order of the file. */
  readonly place: (found: readonly Found[]) => readonly Mistake[];
};

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const readRecipe = (
  yamlText: string,
  file: string,
): RecipeReading | { readonly mistakes: readonly Mistake[] } => {
  const source = readSource(yamlText);
  const [mistake] = source.mistakes;
  if (mistake || !isFields(source.value))
    return { mistakes: mistake ? source.mistakes.map(each => unreadable(each, file)) : [notRecipe(file)] };
  const read = schema.safeParse(source.value);
  const issues = read.success ? [] : read.error.issues;
  const outline = read.success
    ? { ...read.data, weighting: read.data.weighting }
    : outlineOf(mended(source.value, issues));
  return {
    outline,
    recipe: read.data,
    found: [...problems(issues, source.value), ...consistencyMistakes(outline)],
    place: placing(source, file),
  };
};

const unreadable = ({ line, said }: Source['mistakes'][number], file: string): Mistake => ({
  ...{ file, line, place: '' },
  message: toldInBoth(said),
});

const notRecipe = (file: string): Mistake => ({
  ...{ file, line: undefined, place: '' },
  message: {
    ru: 'здесь нет рецепта: начните со строки `format: barometer-recipe/1`',
    en: 'holds no recipe: begin with `format: barometer-recipe/1`',
  },
});

/** A copy without the fields that cannot be read, so that the entries around them can be. */
const mended = (document: unknown, issues: readonly z.core.$ZodIssue[]): unknown => {
  const copy: unknown = structuredClone(document);
  for (const issue of issues) {
    const last = issue.path.at(-1);
    if (issue.code === 'unrecognized_keys') for (const key of issue.keys) removeAt(copy, issue.path, key);
    else if (typeof last === 'string') removeAt(copy, issue.path.slice(0, -1), last);
  }
  return copy;
};

const removeAt = (document: unknown, path: readonly PropertyKey[], key: string): void => {
  let value = document;
  for (const step of path)
    value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined;
  if (typeof value === 'object' && value !== null) Reflect.deleteProperty(value, key);
};

const outlineOf = (document: unknown): Outline => {
  const fields = isFields(document) ? document : {};
  const { weighting, results } = fields;
  const step = parts.weighting.unwrap();
  return {
    data: parts.data.safeParse(fields['data']).data,
    design: parts.design.safeParse(fields['design']).data ?? {},
    weighting: Array.isArray(weighting)
      ? weighting.map((one: unknown) => step.safeParse([one]).data?.[0])
      : undefined,
    variables: parts.variables.safeParse(fields['variables']).data ?? {},
    results: Array.isArray(results)
      ? results.map((one: unknown) => parts.results.element.safeParse(one).data)
      : [],
  };
};

const placing =
  (source: Source, file: string) =>
  (found: readonly Found[]): readonly Mistake[] =>
    found
      .map(({ path, message }: { readonly path: Path; readonly message: Found['message'] }): Mistake => ({
        ...{ file, message, line: source.lineOf(path), place: written(path) },
      }))
      .sort((first, second) => (first.line ?? 0) - (second.line ?? 0));
