// Where a recipe names variables, categories and waves, so that all of them can be checked in one way.
import type { Path } from '../read/source.ts';
import type { Derivation } from './derivation.ts';
import type { ResultItem } from './result-item.ts';
import type { Recipe } from './schema.ts';

export type NamedVariable = {
  readonly name: string;
  readonly path: Path;
  readonly must?: 'number';
  /** Codes that the variable must have. */
  readonly categories?: readonly string[];
  readonly categoriesPath?: Path;
};

type Fields = { readonly [field: string]: unknown };

const numberFields: readonly string[] = ['numerator', 'denominator'];
const anyFields: readonly string[] = ['variable', 'rows', 'columns'];

const listed = (all: readonly string[] | undefined, path: Path, must?: 'number'): readonly NamedVariable[] =>
  (all ?? []).map((name, at) => ({ name, path: [...path, at], ...(must ? { must } : {}) }));

const codesBeside = (item: ResultItem): readonly string[] => {
  if (item.type === 'balance') return [...item.positive, ...item.negative];
  return 'categories' in item && item.categories ? item.categories : [];
};

const result = (item: ResultItem, path: Path): readonly NamedVariable[] => {
  const fields: Fields = item;
  const needsNumber = item.type === 'quantile' || (item.type === 'trend' && !item.categories);
  const single = [...anyFields, ...numberFields].flatMap((field): readonly NamedVariable[] => {
    const name = fields[field];
    if (typeof name !== 'string') return [];
    const must = numberFields.includes(field) || needsNumber ? { must: 'number' as const } : {};
    const codes =
      field === 'variable' ? { categories: codesBeside(item), categoriesPath: codesPath(item, path) } : {};
    return [{ name, path: [...path, field], ...must, ...codes }];
  });
  const many = 'variables' in item && Array.isArray(item.variables) ? item.variables : undefined;
  const pieces = item.type === 'indices' ? Object.entries(item.variables) : [];
  return [
    ...single,
    ...listed(many, [...path, 'variables'], 'number'),
    ...pieces.flatMap(([piece, name]) =>
      name === undefined ? [] : [{ name, path: [...path, 'variables', piece], must: 'number' as const }],
    ),
    ...('by' in item ? listed(item.by, [...path, 'by']) : []),
  ];
};

const codesPath = (item: ResultItem, path: Path): Path =>
  item.type === 'balance' ? [...path, 'positive'] : [...path, 'categories'];

const derivation = ({ recode, bands, top, anyOf, sum }: Derivation, path: Path): readonly NamedVariable[] => [
  ...(recode
    ? [
        {
          name: recode.variable,
          path: [...path, 'recode', 'variable'],
          categories: Object.values(recode.categories).flat(),
          categoriesPath: [...path, 'recode', 'categories'],
        },
      ]
    : []),
  ...(bands ? [{ name: bands.variable, path: [...path, 'bands', 'variable'], must: 'number' as const }] : []),
  ...(top
    ? [
        {
          name: top.variable,
          path: [...path, 'top', 'variable'],
          categories: top.categories,
          categoriesPath: [...path, 'top', 'categories'],
        },
      ]
    : []),
  ...listed(anyOf?.variables, [...path, 'anyOf', 'variables']),
  ...listed(sum?.variables, [...path, 'sum', 'variables'], 'number'),
];

const design = ({ design: { strata, psu, weight, fpc } }: Recipe): readonly NamedVariable[] => [
  ...listed(strata, ['design', 'strata']),
  ...(psu === undefined ? [] : [{ name: psu, path: ['design', 'psu'] }]),
  ...(weight === undefined ? [] : [{ name: weight, path: ['design', 'weight'], must: 'number' as const }]),
  ...(fpc === undefined ? [] : [{ name: fpc, path: ['design', 'fpc'], must: 'number' as const }]),
];

const weighting = (recipe: Recipe): readonly NamedVariable[] =>
  (Array.isArray(recipe.weighting) ? recipe.weighting : []).flatMap((step, at): readonly NamedVariable[] => {
    const path = ['weighting', at];
    if (step.type === 'postStratify') return listed(step.variables, [...path, 'variables']);
    const field = step.type === 'rake' ? 'margins' : 'targets';
    const known = step.type === 'rake' ? step.margins : step.type === 'calibrate' ? step.targets : [];
    return known.map((target, index) => ({
      name: target.variable,
      path: [...path, field, index, 'variable'],
      ...('total' in target ? { must: 'number' as const } : {}),
    }));
  });

const waves = (item: ResultItem, path: Path): readonly { readonly wave: string; readonly path: Path }[] => [
  ...(Array.isArray(item.waves)
    ? item.waves.map((wave, at) => ({ wave, path: [...path, 'waves', at] }))
    : []),
  ...('changes' in item && Array.isArray(item.changes)
    ? item.changes.flatMap((pair, at) =>
        pair.map((wave, index) => ({ wave, path: [...path, 'changes', at, index] })),
      )
    : []),
];

export const namesIn = { result, derivation, design, weighting, waves };
