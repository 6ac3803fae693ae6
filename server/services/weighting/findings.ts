// What a sample says to the margins of a recipe: cells nobody or hardly anybody stands for, answers that no cell takes.
import { columnOf, type Dataset } from '../../../analysis/index.ts';
import { cellName, partsOf } from '../../../surveys/cells.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Classification, RecipeMargin } from '../../stores/weightings.ts';
import { smallestCount } from '../results/disclosure.ts';
import { noAnswer } from './columns.ts';
import type { Finding, Merge } from './typed.ts';

export type Sampled = {
  readonly margin: RecipeMargin;
  readonly counts: ReadonlyMap<string, number>;
  readonly data: Dataset;
  readonly at: number;
  readonly variables: readonly Variable[];
};

/** Ages follow one another and districts do not: there the smallest other group joins. */
const isOrdered = ({ variable, groups }: Classification, variables: readonly Variable[]): boolean =>
  groups[0]?.from !== undefined || variables.find(({ name }) => name === variable)?.isOrdered === true;

/** Which question of a crossing is merged: the ordered one, else the one with more groups. */
const mendable = ({ margin, variables }: Sampled): number => {
  const ordered = margin.by.findIndex(each => isOrdered(each, variables) && each.groups.length > 2);
  if (ordered >= 0) return ordered;
  const sizes = margin.by.map(({ groups }) => groups.length);
  return sizes.indexOf(Math.max(...sizes));
};

const totalOf = ({ totals }: RecipeMargin, cell: string): number =>
  totals.find(total => total.cell === cell)?.total ?? 0;

/** The neighbour that has somebody and stands for the fewest people: the merged cell stays as narrow as it can. */
const mergeFor = (sampled: Sampled, cell: string): Merge | undefined => {
  const { margin, counts, at, variables } = sampled;
  const dimension = mendable(sampled);
  const classification = margin.by[dimension];
  const parts = partsOf(margin.by, cell);
  const place = classification?.groups.findIndex(({ code }) => code === parts[dimension]) ?? -1;
  const group = classification?.groups[place];
  if (!classification || !group || classification.groups.length < 3) return undefined;
  const cellOf = (code: string): string => cellName(parts.with(dimension, code));
  const others = isOrdered(classification, variables)
    ? [classification.groups[place - 1], classification.groups[place + 1]]
    : classification.groups.filter(other => other !== group);
  const [best] = others
    .filter(other => other !== undefined)
    .toSorted((a, b) => {
      const isEmpty = (code: string): number => ((counts.get(cellOf(code)) ?? 0) === 0 ? 1 : 0);
      return (
        isEmpty(a.code) - isEmpty(b.code) || totalOf(margin, cellOf(a.code)) - totalOf(margin, cellOf(b.code))
      );
    });
  if (!best) return undefined;
  const groups = classification.groups.filter(other => other === group || other === best);
  return { margin: at, variable: classification.variable, groups: groups.map(({ code }) => code) };
};

const thinCells = (sampled: Sampled): readonly Finding[] =>
  sampled.margin.totals.flatMap(({ cell, total }): readonly Finding[] => {
    const n = sampled.counts.get(cell) ?? 0;
    if (total <= 0 || n >= smallestCount) return [];
    const merge = mergeFor(sampled, cell);
    const found =
      n === 0
        ? ({ severity: 'error', code: 'cell_empty' } as const)
        : ({ severity: 'warning', code: 'cell_small' } as const);
    return [{ ...found, margin: sampled.at, cell, ...(merge ? { merge } : {}) }];
  });

/** Numbers that no band takes; a way not to answer is no number. */
const outsideBands = ({ data, margin, at }: Sampled): readonly Finding[] =>
  margin.by.flatMap(({ variable, groups }): readonly Finding[] => {
    const column = columnOf(data, variable);
    if (column.kind !== 'number') return [];
    const isOutside = (value: number): boolean =>
      !Number.isNaN(value) && !groups.some(({ from = NaN, to = Infinity }) => value >= from && value <= to);
    const isAny = column.values.some(isOutside);
    return isAny ? [{ severity: 'error', code: 'outside_bands', margin: at }] : [];
  });

/** Whoever gave no answer keeps their share of the sample: told, because the population has no such people. */
const silent = ({ counts, data, at }: Sampled): readonly Finding[] => {
  const n = counts.get(noAnswer) ?? 0;
  const share = n / data.rows;
  if (n < smallestCount) return n === 0 ? [] : [{ severity: 'note', code: 'scarcely_silent', margin: at }];
  return [{ severity: share > 0.1 ? 'warning' : 'note', code: 'silent', margin: at, values: { count: n } }];
};

export const sampleFindings = (sampled: Sampled): readonly Finding[] => [
  ...(sampled.margin.isFitted ? thinCells(sampled) : []),
  ...outsideBands(sampled),
  ...silent(sampled),
];
