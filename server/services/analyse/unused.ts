// Ways not to answer that nobody used: the public pages leave them out, and here, too, they are no category of the question.
import type { CategoryColumn, Column, Dataset } from '../../../analysis/index.ts';
import { isMissingCode } from '../../../surveys/missing.ts';

const categoryIn = (data: Dataset, name: string): CategoryColumn | undefined => {
  const column = data.columns.get(name);
  return column?.kind === 'category' ? column : undefined;
};

const usedIn = (waves: readonly Dataset[], name: string): ReadonlySet<string> =>
  new Set(
    waves.flatMap(data => {
      const column = categoryIn(data, name);
      return column?.categories.filter((_, code) => column.codes.includes(code)) ?? [];
    }),
  );

const without = (column: CategoryColumn, used: ReadonlySet<string>): CategoryColumn => {
  const categories = column.categories.filter(category => used.has(category) || !isMissingCode(category));
  const moved = column.categories.map(category => categories.indexOf(category));
  return { ...column, categories, codes: column.codes.map(code => moved[code] ?? -1) };
};

/** The waves without missing codes that nobody in any of them gave. */
export const withoutUnused = (waves: readonly Dataset[]): readonly Dataset[] => {
  const names = new Set(waves.flatMap(({ columns }) => [...columns.keys()]));
  const used = new Map([...names].map(name => [name, usedIn(waves, name)]));
  const kept = (column: Column): Column =>
    column.kind === 'category' ? without(column, used.get(column.name) ?? new Set()) : column;
  return waves.map(({ rows, columns }) => ({
    rows,
    columns: new Map([...columns].map(([name, column]) => [name, kept(column)])),
  }));
};
