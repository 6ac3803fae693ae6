// What a recipe may name: the variables, questions and waves of its data.
import { categoriesOf, type Dataset } from '../../analysis/dataset.ts';

export type KnownVariable = {
  readonly kind: 'category' | 'number';
  /** Undefined for numbers with many different values. */
  readonly codes: readonly string[] | undefined;
};

export type Known = {
  readonly variables: ReadonlyMap<string, KnownVariable>;
  /** Questions with several columns, such as grids: expressions may ask about them. */
  readonly questions: ReadonlySet<string>;
  /** Empty where the data have no waves. */
  readonly waves: readonly string[];
};

const mostCodes = 60;

const knownVariable = (waves: readonly Dataset[], name: string): KnownVariable => {
  const there = waves.filter(({ columns }) => columns.has(name));
  const kind = there[0]?.columns.get(name)?.kind ?? 'number';
  if (kind === 'number' && there.some(({ columns }) => hasManyValues(columns.get(name))))
    return { kind, codes: undefined };
  return { kind, codes: [...new Set(there.flatMap(data => categoriesOf(data, name).categories))] };
};

const hasManyValues = (column: ReturnType<Dataset['columns']['get']>): boolean => {
  if (column?.kind !== 'number') return false;
  const values = new Set<number>();
  for (const value of column.values) if (values.add(value).size > mostCodes) return true;
  return false;
};

/** Columns beginning with @ are the program's own. */
export const variablesOf = (waves: readonly Dataset[]): ReadonlyMap<string, KnownVariable> => {
  const names = [...new Set(waves.flatMap(({ columns }) => [...columns.keys()]))];
  return new Map(names.filter(name => !name.startsWith('@')).map(name => [name, knownVariable(waves, name)]));
};
