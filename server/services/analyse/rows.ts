// The rows that a recipe computes with, for the analyst's own repetition in another program: variables, conditions, sample design.
import { columnOf, type Column, type Dataset } from '../../../analysis/index.ts';
import { maskOf } from '../../../surveys/recipe/answers.ts';
import { mentionsIn } from '../../../surveys/recipe/mentions.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import type { AnalysisData } from './data.ts';
import type { DesignedWave } from './design.ts';
import type { Ground } from './table.ts';

/** Writes down that answers were taken: the audit log. */
type Witness = {
  readonly record: (deed: {
    readonly who: string | null;
    readonly what: 'answers_exported';
    readonly object: string;
  }) => Promise<void>;
};

export type Cell = string | number | null;

/** Names with a point in front are the program's own: no variable of a recipe can be called so. */
export type ExportedRows = {
  readonly columns: readonly string[];
  /** Those that hold numbers. */
  readonly numbers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
};

type Exported = { readonly name: string; readonly isNumber: boolean; readonly cellOf: (row: number) => Cell };

/** In R a name may begin with a point, but not with @. */
export const outside = (name: string): string => name.replace(/^@/, '.');
export const conditionName = (id: string): string => `.where_${id}`;

const cells = (column: Column): ((row: number) => Cell) =>
  column.kind === 'number'
    ? row => (Number.isNaN(column.values[row]) ? null : (column.values[row] ?? null))
    : row => column.categories[column.codes[row] ?? -1] ?? null;

const variable = (data: Dataset, name: string): Exported => {
  const column = columnOf(data, name);
  return { name: outside(name), isNumber: column.kind === 'number', cellOf: cells(column) };
};

const constant = (name: string, cell: Cell): Exported => ({
  ...{ name, isNumber: typeof cell === 'number', cellOf: () => cell },
});

/** Labels of strata, PSUs and weights, whatever they are called in the data. */
const designColumns = ({ name, design: { data }, drawnBy }: DesignedWave): readonly Exported[] => {
  const { strata, psu, weight, fpc, nest } = drawnBy;
  const named = (as: string, from: string): Exported => ({ ...variable(data, from), name: as });
  const strataCells = strata.map(each => cells(columnOf(data, each)));
  const stratumOf = (row: number): string => strataCells.map(cellOf => cellOf(row)).join('.');
  const psuCell = psu === undefined ? (row: number) => row + 1 : cells(columnOf(data, psu));
  const psuOf = (row: number): Cell => (nest ? `${stratumOf(row)} ${psuCell(row)}` : psuCell(row));
  return [
    constant('.wave', name ?? 'all'),
    { name: '.stratum', isNumber: false, cellOf: stratumOf },
    { name: '.psu', isNumber: false, cellOf: psuOf },
    weight === undefined ? constant('.weight', 1) : named('.weight', weight),
    ...(fpc === undefined ? [] : [named('.fpc', fpc)]),
  ];
};

/** Which list each respondent saw: a list experiment cannot be repeated without it. */
const armsIn = ({ results }: Recipe, { asked = [] }: DesignedWave): readonly string[] =>
  results.flatMap(item =>
    item.type === 'sensitive'
      ? asked.flatMap(({ variable: { name, indirect } }) =>
          name === item.variable && indirect?.model === 'list' ? [indirect.group] : [],
        )
      : [],
  );

const exportedFrom = (recipe: Recipe, { variables }: Ground, wave: DesignedWave): readonly Exported[] => {
  const { data } = wave.design;
  const mentioned = mentionsIn({ ...recipe, design: {}, weighting: undefined }).map(({ name }) => name);
  const arms = armsIn(recipe, wave);
  const margins = wave.calibrations.flatMap(step => step.margins.map(margin => margin.variable));
  const conditions = recipe.results.flatMap(({ id, where }): readonly Exported[] => {
    if (where === undefined) return [];
    const mask = maskOf(data, variables, where);
    return [{ name: conditionName(id), isNumber: true, cellOf: row => mask[row] ?? 0 }];
  });
  return [
    ...designColumns(wave),
    ...[...new Set([...mentioned, ...arms, ...margins])].map(name => variable(data, name)),
    ...conditions,
  ];
};

type Laid = Pick<ExportedRows, 'columns' | 'numbers'> & { readonly waves: readonly LaidWave[] };
type LaidWave = { readonly wave: DesignedWave; readonly all: readonly Exported[] };

/** The columns that the rows of a recipe have. */
export const exportedColumns = (recipe: Recipe, ground: Ground): Laid => {
  const waves = ground.waves.map(wave => ({ wave, all: exportedFrom(recipe, ground, wave) }));
  const every = waves.flatMap(({ all }) => all);
  const columns = [...new Set(every.map(({ name }) => name))];
  const numbers = columns.filter(name => every.find(one => one.name === name)?.isNumber);
  return { columns, numbers, waves };
};

/** Of respondents in the store this is microdata: every taking is written into the audit log before anything is handed out. */
export const exportedRows = async (
  { recipe, ground, data }: { readonly recipe: Recipe; readonly ground: Ground; readonly data: AnalysisData },
  audit: Witness | null,
): Promise<ExportedRows> => {
  for (const { id } of data.waves)
    if (id !== undefined) await audit?.record({ who: null, what: 'answers_exported', object: id });
  const { columns, numbers, waves } = exportedColumns(recipe, ground);
  return {
    columns,
    numbers,
    rows: waves.flatMap(({ wave, all }) => {
      const cellsOf = columns.map(column => all.find(({ name }) => name === column)?.cellOf ?? (() => null));
      return Array.from({ length: wave.design.data.rows }, (_, row) => cellsOf.map(cellOf => cellOf(row)));
    }),
  };
};
