// Differences of figures between waves, with the covariance that the sampling gives them, and p-values corrected for their number.
import { surveyBy, type GroupedEstimates } from '../../../analysis/index.ts';
import { comparedIn } from '../../../surveys/recipe/compared.ts';
import type { GroupedItem } from '../../../surveys/recipe/result-item.ts';
import { stacked } from './design.ts';
import { adjusted, differenceIn } from './differences.ts';
import type { Measure } from './measures.ts';
import { baseless, shownRow, type ResultRow } from './outcome.ts';
import { marked } from './reworded.ts';
import { domainOf, groupsOf, withheld, type Ground, type Group, type WaveFigures } from './table.ts';

export type ChangingItem = Exclude<GroupedItem, { type: 'quantile' | 'sensitive' }>;
export type Pair = readonly [earlier: WaveFigures, later: WaveFigures];

export const sameGroup = (first: Group, second: Group): boolean =>
  Object.entries(first).every(([name, category]) => second[name] === category);

/** Whether a figure is shown: a change with a hidden end would give it away. */
const isShown = ({ groups, names }: WaveFigures, group: Group, name: string): boolean =>
  Boolean(groups.find(own => sameGroup(group, own.group))?.figures[names.indexOf(name)]);

const pairRows = (ground: Ground, item: ChangingItem, measure: Measure, pair: Pair): readonly ResultRow[] => {
  const [earlier, later] = pair;
  const { set, prepare } = measure;
  const waves = [earlier.wave.name ?? '', later.wave.name ?? ''] as const;
  const isMeasured = pair.every(({ wave }) => wave.sample === 'probability');
  const design = prepare(stacked([earlier.wave, later.wave], ground.overlap));
  return groupsOf(domainOf(ground, design, item.where).domain, item.by).flatMap(({ group, domain }) => {
    // one estimate serves all names, and is not made where everything is hidden
    let estimated: GroupedEstimates | undefined;
    return later.names
      .filter(name => earlier.names.includes(name))
      .flatMap(name => {
        const place = { wave: waves.join(' -> '), group, name, statistic: 'change' };
        if (!set || !isMeasured || !pair.every(end => isShown(end, group, name)))
          return withheld(ground, place);
        estimated ??= surveyBy(domain, 'wave', set);
        const row = shownRow(
          place,
          differenceIn(estimated, { by: 'wave', pair: waves, name, level: item.level }),
        );
        const told = pair.some(({ isBaseTelling }) => isBaseTelling) ? baseless(row) : row;
        return [marked(ground, item, [earlier.wave, later.wave], told)];
      });
  });
};

export const changeRows = (
  ground: Ground,
  item: ChangingItem,
  measure: Measure,
  figures: readonly WaveFigures[],
): readonly ResultRow[] => {
  if (item.changes === undefined) return [];
  const rows = comparedIn(item.changes, figures).flatMap(pair => pairRows(ground, item, measure, pair));
  return adjusted(rows, item.adjust);
};
