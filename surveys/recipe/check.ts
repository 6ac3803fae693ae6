// A recipe against its data: every variable, category and wave it names must be there, and be of the right kind.
import type { Found } from '../read/lists.ts';
import { nearest } from '../read/nearest.ts';
import type { Path } from '../read/source.ts';
import { expressionMistakes } from './expressions.ts';
import type { Known, KnownVariable } from './known.ts';
import { namesIn, type NamedVariable } from './mentions.ts';
import type { Derivation } from './derivation.ts';
import type { Recipe } from './schema.ts';

export const recipeMistakes = (recipe: Recipe, data: Known): readonly Found[] => {
  const variables = new Map(data.variables);
  const found: Found[] = [];
  recipe.variables.forEach((derived, at) => {
    const known = { ...data, variables };
    const path = ['variables', at];
    found.push(
      ...expressionMistakes(derived.expression, [...path, 'expression'], known),
      ...mentionMistakes(namesIn.derivation(derived, path), known),
    );
    if (variables.has(derived.name))
      found.push({
        path: [...path, 'name'],
        message: `is ${derived.name}, which the data have already: choose another`,
      });
    variables.set(derived.name, derivedVariable(derived));
  });
  const known = { ...data, variables: withWave(variables, data.waves) };
  return [
    ...found,
    ...mentionMistakes(namesIn.design(recipe), known),
    ...mentionMistakes(namesIn.weighting(recipe), known),
    ...recipe.results.flatMap((item, at) => [
      ...expressionMistakes(item.where, ['results', at, 'where'], known),
      ...mentionMistakes(namesIn.result(item, ['results', at]), known),
    ]),
    ...waveMistakes(recipe, data.waves),
  ];
};

const withWave = (variables: Map<string, KnownVariable>, waves: readonly string[]) =>
  waves.length > 0 ? variables.set('wave', { kind: 'category', categories: waves }) : variables;

const derivedVariable = ({ recode, bands, as, expression }: Derivation): KnownVariable => {
  if (recode) return { kind: 'category', categories: Object.keys(recode.categories) };
  if (bands) return { kind: 'category', categories: bands.bands.map(({ code }) => code) };
  if (expression !== undefined && as === 'category') return { kind: 'category' };
  return { kind: 'number' };
};

const mentionMistakes = (mentions: readonly NamedVariable[], known: Known): readonly Found[] =>
  mentions.flatMap(({ name, path, must, categories = [], categoriesPath = path }) => {
    const variable = known.variables.get(name);
    if (!variable) return [{ path, message: unknown(name, known) }];
    if (must === 'number' && variable.kind !== 'number')
      return [
        {
          path,
          message: `is ${name}, which holds categories: a number is needed, make one under \`variables:\``,
        },
      ];
    return unknownCategories(variable, name, categories).map(message => ({ path: categoriesPath, message }));
  });

const unknown = (name: string, { variables, questions }: Known): string => {
  if (questions.has(name)) {
    const parts = [...variables.keys()].filter(each => each.startsWith(`${name}_`));
    return `is ${name}, which has a column for each part: name one, such as ${parts[0] ?? name}`;
  }
  const near = nearest(name, [...variables.keys()]);
  return `is ${name}, which is no variable of the data${near ? `: did you mean ${near}?` : ': correct the name'}`;
};

const unknownCategories = (
  { categories }: KnownVariable,
  name: string,
  wanted: readonly string[],
): readonly string[] =>
  wanted
    .filter(code => categories !== undefined && !categories.includes(code))
    .map(code => {
      const near = nearest(code, categories ?? []);
      return `names ${code}, which is no code of ${name}: ${near ? `did you mean ${near}?` : `there are ${(categories ?? []).join(', ')}`}`;
    });

const waveMistakes = (recipe: Recipe, waves: readonly string[]): readonly Found[] => {
  const named: { readonly wave: string; readonly path: Path }[] = [
    ...(recipe.data.waves ?? []).map((wave, at) => ({ wave, path: ['data', 'waves', at] })),
    ...(Array.isArray(recipe.weighting) ? recipe.weighting : []).flatMap((step, at) =>
      (step.waves ?? []).map((wave, index) => ({ wave, path: ['weighting', at, 'waves', index] })),
    ),
    ...recipe.results.flatMap((item, at) => namesIn.waves(item, ['results', at])),
  ];
  const there =
    waves.length > 0
      ? `there are ${waves.join(', ')}`
      : 'the data have no waves: name their column under `wave:`';
  return named
    .filter(({ wave }) => !waves.includes(wave))
    .map(({ wave, path }) => ({ path, message: `is ${wave}, which is no wave of the data: ${there}` }));
};
