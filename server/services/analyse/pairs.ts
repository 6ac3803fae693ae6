// Differences between the groups of one table, each with each: the same estimator as in the groups, with the covariance that a shared
// sample gives them, and p-values corrected for the number of pairs.
import { subset, surveyBy, whereCategory, type GroupedEstimates } from '../../../analysis/index.ts';
import type { ChangingItem } from './changes.ts';
import { adjusted, differenceIn } from './differences.ts';
import type { Measure } from './measures.ts';
import { baseless, shownRow, type Place, type ResultRow } from './outcome.ts';
import { domainOf, withheld, type Ground, type WaveFigures } from './table.ts';

type Pair = readonly [first: string, second: string];

const pairsOf = (groups: readonly string[]): readonly Pair[] =>
  groups.flatMap((first, at) => groups.slice(at + 1).map(second => [first, second] as const));

type Table = {
  readonly by: string;
  readonly item: ChangingItem;
  readonly figures: WaveFigures;
  /** Of the groups in which somebody answered; null where there are not two, or where nothing can be measured. */
  readonly grouped: GroupedEstimates | null;
};

const groupedIn = (
  ground: Ground,
  { item, figures, by }: Omit<Table, 'grouped'>,
  { prepare, set }: Measure,
): GroupedEstimates | null => {
  const answered = figures.groups.filter(group => group.figures.some(figure => figure !== null));
  const codes = answered.map(({ group }) => group[by] ?? '');
  if (!set || codes.length < 2 || figures.wave.sample !== 'probability') return null;
  const { domain } = domainOf(ground, prepare(figures.wave.design), item.where);
  return surveyBy(subset(domain, whereCategory(domain.data, by, codes)), by, set);
};

const rowOf = (ground: Ground, table: Table, pair: Pair, name: string): readonly ResultRow[] => {
  const { by, item, figures, grouped } = table;
  const group = { [by]: pair.join(' -> ') };
  const place: Place = { wave: figures.wave.name, group, name, statistic: 'difference' };
  const isShown = pair.every(end => {
    const own = figures.groups.find(each => each.group[by] === end);
    return Boolean(own?.figures[figures.names.indexOf(name)]);
  });
  if (!grouped || !isShown) return withheld(ground, place);
  const row = shownRow(place, differenceIn(grouped, { by, pair, name, level: item.level }));
  return [figures.isBaseTelling ? baseless(row) : row];
};

const waveRows = (
  ground: Ground,
  item: ChangingItem,
  measure: Measure,
  figures: WaveFigures,
): readonly ResultRow[] => {
  const by = item.by?.[0] ?? '';
  const parts = { by, item, figures };
  const table = { ...parts, grouped: groupedIn(ground, parts, measure) };
  const groups = figures.groups.map(({ group }) => group[by] ?? '');
  return figures.names.flatMap(name => pairsOf(groups).flatMap(pair => rowOf(ground, table, pair, name)));
};

export const pairRows = (
  ground: Ground,
  item: ChangingItem,
  measure: Measure,
  figures: readonly WaveFigures[],
): readonly ResultRow[] =>
  item.pairs === undefined || item.by?.length !== 1
    ? []
    : adjusted(
        figures.flatMap(own => waveRows(ground, item, measure, own)),
        item.adjust,
      );
