// Differences of figures between waves, with the covariance that the sampling gives them, and p-values corrected for their number.
import {
  adjustPValues,
  contrast,
  surveyBy,
  type Difference,
  type EstimateSet,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { GroupedItem } from '../../../surveys/recipe/result-item.ts';
import { stacked } from './design.ts';
import type { Measure } from './measures.ts';
import { baseless, shownRow, type ResultRow } from './outcome.ts';
import { marked } from './reworded.ts';
import { domainOf, groupsOf, withheld, type Ground, type Group, type WaveFigures } from './table.ts';

export type ChangingItem = Exclude<GroupedItem, { type: 'quantile' | 'sensitive' }>;
export type Pair = readonly [earlier: WaveFigures, later: WaveFigures];

export const pairsOf = (
  changes: 'consecutive' | 'first-last',
  all: readonly WaveFigures[],
): readonly Pair[] => {
  const [first, last] = [all[0], all.at(-1)];
  if (changes === 'first-last') return first && last && first !== last ? [[first, last]] : [];
  return all.slice(1).flatMap((later, at) => {
    const earlier = all[at];
    return earlier ? [[earlier, later] as const] : [];
  });
};

export const sameGroup = (first: Group, second: Group): boolean =>
  Object.entries(first).every(([name, category]) => second[name] === category);

/** Whether a figure is shown: a change with a hidden end would give it away. */
const isShown = ({ groups, names }: WaveFigures, group: Group, name: string): boolean =>
  Boolean(groups.find(own => sameGroup(group, own.group))?.figures[names.indexOf(name)]);

type Both = { readonly domain: SurveyDesign; readonly waves: readonly [string, string] };

const changeIn = (
  { domain, waves }: Both,
  set: (domain: SurveyDesign) => EstimateSet,
  { name, level }: { readonly name: string; readonly level: number | undefined },
): Difference => {
  const grouped = surveyBy(domain, 'wave', set);
  const names = grouped.groups[0]?.set.names ?? [];
  const at = names.length === 1 ? 0 : names.indexOf(name);
  const weights = grouped.groups.flatMap(({ key }) =>
    names.map((_, index) => (index !== at ? 0 : key['wave'] === waves[1] ? 1 : -1)),
  );
  return contrast(grouped, weights, level === undefined ? {} : { level });
};

const pairRows = (ground: Ground, item: ChangingItem, measure: Measure, pair: Pair): readonly ResultRow[] => {
  const [earlier, later] = pair;
  const { set, prepare } = measure;
  const waves = [earlier.wave.name ?? '', later.wave.name ?? ''] as const;
  const isMeasured = pair.every(({ wave }) => wave.sample === 'probability');
  const design = prepare(stacked([earlier.wave, later.wave], ground.overlap));
  return groupsOf(domainOf(ground, design, item.where).domain, item.by).flatMap(({ group, domain }) =>
    later.names
      .filter(name => earlier.names.includes(name))
      .flatMap(name => {
        const place = { wave: waves.join(' -> '), group, name, statistic: 'change' };
        if (!set || !isMeasured || !pair.every(end => isShown(end, group, name)))
          return withheld(ground, place);
        const row = shownRow(place, changeIn({ domain, waves }, set, { name, level: item.level }));
        const told = pair.some(({ isBaseTelling }) => isBaseTelling) ? baseless(row) : row;
        return [marked(ground, item, [earlier.wave, later.wave], told)];
      }),
  );
};

/** Corrected together with all changes of the entry; a change without a p-value does not count among them. */
export const adjusted = (
  rows: readonly ResultRow[],
  method: ChangingItem['adjust'],
): readonly ResultRow[] => {
  const pValues = adjustPValues(
    rows.map(({ pValue }) => pValue),
    method ?? 'holm',
  );
  return rows.map((row, at) => ({ ...row, adjustedPValue: pValues[at] ?? null }));
};

export const changeRows = (
  ground: Ground,
  item: ChangingItem,
  measure: Measure,
  figures: readonly WaveFigures[],
): readonly ResultRow[] => {
  if (item.changes === undefined) return [];
  const rows = pairsOf(item.changes, figures).flatMap(pair => pairRows(ground, item, measure, pair));
  return adjusted(rows, item.adjust);
};
