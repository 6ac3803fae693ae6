// What can be wrong in a recipe whose every part can be read: names that clash, parts that exclude each other, conditions.
import { parsedOnce } from '../conditions/index.ts';
import type { Found } from '../read/lists.ts';
import type { Path } from '../read/source.ts';
import { ways, type Derivation } from './derivation.ts';
import type { Recipe } from './schema.ts';

export const consistencyMistakes = (recipe: Recipe): readonly Found[] => [
  ...dataMistakes(recipe),
  ...designMistakes(recipe),
  ...repeated(
    recipe.variables.map(({ name }) => name),
    ['variables'],
    'name',
  ),
  ...recipe.variables.flatMap((derived, at) => derivationMistakes(derived, ['variables', at])),
  ...repeated(
    recipe.results.map(({ id }) => id),
    ['results'],
    'id',
  ),
  ...recipe.results.flatMap((item, at) => conditionMistakes(item.where, ['results', at, 'where'])),
];

const dataMistakes = ({ data }: Recipe): readonly Found[] => {
  const said = (field: string, message: string): Found => ({ path: ['data', field], message });
  if (data.survey !== undefined && data.file !== undefined)
    return [said('file', 'stands beside `survey`: take one of the two')];
  if (data.survey === undefined && data.file === undefined)
    return [
      { path: ['data'], message: 'names no data: write `survey:` for the store, or `file:` for a CSV file' },
    ];
  if (data.survey !== undefined)
    return (['mapping', 'columns', 'wave', 'sample'] as const).flatMap(field =>
      data[field] === undefined ? [] : [said(field, 'belongs to a file: a stored survey knows its own')],
    );
  if (data.mapping !== undefined)
    return (['columns', 'wave', 'sample'] as const).flatMap(field =>
      data[field] === undefined
        ? []
        : [said(field, 'stands beside `mapping`, which says it already: remove it')],
    );
  if (data.columns === undefined)
    return [
      said('file', 'has no `columns` (or `mapping`) beside it: say which columns to read and what they are'),
    ];
  const isUnknown = data.wave !== undefined && data.columns[data.wave] === undefined;
  return isUnknown ? [said('wave', `is ${data.wave}, which is not under \`columns\`: add it there`)] : [];
};

/** A stored survey and a mapped file bring strata, PSUs and weights with them. */
const designMistakes = ({ data, design, weighting }: Recipe): readonly Found[] => {
  const ownFields = ['strata', 'psu', 'weight', 'fpc', 'nest'] as const;
  const isOwn = data.survey !== undefined || data.mapping !== undefined;
  const found: Found[] = ownFields.flatMap(field =>
    isOwn && design[field] !== undefined
      ? [{ path: ['design', field], message: 'comes with the data here: remove the line' }]
      : [],
  );
  if (weighting === 'published' && data.survey === undefined)
    found.push({
      path: ['weighting'],
      message: 'is published, but the data are no survey of the store: write the steps, or none',
    });
  return found;
};

const repeated = (all: readonly string[], path: Path, field: string): readonly Found[] =>
  all.flatMap((name, at) =>
    all.indexOf(name) < at
      ? [{ path: [...path, at, field], message: `repeats ${name}: give every one its own` }]
      : [],
  );

const derivationMistakes = (derived: Derivation, path: Path): readonly Found[] => {
  const used = ways.filter(way => derived[way] !== undefined);
  if (used.length !== 1)
    return [
      {
        path: [...path, used[1] ?? 'name'],
        message:
          used.length === 0
            ? `says not how it is made: add one of ${ways.join(', ')}`
            : `stands beside ${used[0]}: take one`,
      },
    ];
  if (derived.as !== undefined && derived.expression === undefined)
    return [{ path: [...path, 'as'], message: 'belongs to an `expression`: remove the line' }];
  return conditionMistakes(derived.expression, [...path, 'expression']);
};

const conditionMistakes = (text: string | undefined, path: Path): readonly Found[] => {
  const parsed = text === undefined ? undefined : parsedOnce(text);
  return parsed && 'mistake' in parsed ? [{ path, message: parsed.mistake }] : [];
};
