// The estimate of a question whose answers chance or a list has hidden: the very number of its public page.
import { waveDifference } from '../../../analysis/index.ts';
import { comparedIn } from '../../../surveys/recipe/compared.ts';
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import { hiddenShares, uncutOf } from '../results/hidden.ts';
import type { DesignedWave } from './design.ts';
import type { Measure } from './measures.ts';
import { sameGroup, type Pair } from './changes.ts';
import { adjusted } from './differences.ts';
import { baseless, shownRow, suppressedRow, type ResultRow } from './outcome.ts';
import { marked } from './reworded.ts';
import { rowsOf, waveFigures, withheld, type Ground, type WaveFigures } from './table.ts';

type Item = ResultOf<'sensitive'>;

/** Undefined where the wave did not ask the question so. */
const measureIn = ({ asked = [] }: DesignedWave, item: Item): Measure | undefined => {
  const variable = asked.find(({ variable: { name } }) => name === item.variable)?.variable;
  if (variable?.indirect === undefined) return undefined;
  const level = item.level === undefined ? {} : { level: item.level };
  return {
    statistic: variable.indirect.model === 'list' ? 'listExperiment' : 'randomizedResponse',
    prepare: design => design,
    figures: domain =>
      hiddenShares(domain, variable, level).map(share => ({
        ...share,
        name: item.variable,
        count: share.n,
      })),
    isExclusive: false,
  };
};

type WaveOf = { readonly figures: WaveFigures; readonly statistic: string };

/** A wave in which too few answered for the estimator keeps its place. The test against 0 that a list gives is not passed on. */
const waveRows = (ground: Ground, item: Item, { figures, statistic }: WaveOf): readonly ResultRow[] => {
  const rows = rowsOf(ground, figures, statistic);
  return rows.length === 0
    ? [suppressedRow({ wave: figures.wave.name, group: {}, name: item.variable, statistic })]
    : rows.map(row => ({ ...row, pValue: null }));
};

/** The difference of two estimates, as they were before they were cut, from samples drawn anew, group by group. */
const pairRows = (ground: Ground, item: Item, pair: Pair): readonly ResultRow[] => {
  const [earlier, later] = pair;
  const waves = pair.map(({ wave }) => wave.name ?? '').join(' -> ');
  const isMeasured = pair.every(({ wave }) => wave.sample === 'probability');
  return later.groups.flatMap(({ group, figures: [after] }) => {
    const own = earlier.groups.find(each => sameGroup(group, each.group));
    if (own === undefined) return [];
    const [before] = own.figures;
    const place = { wave: waves, group, name: item.variable, statistic: 'change' };
    if (!after || !before || !isMeasured) return withheld(ground, place);
    const level = item.level === undefined ? {} : { level: item.level };
    const row = shownRow(place, waveDifference(uncutOf(after), uncutOf(before), level));
    const told = pair.some(({ isBaseTelling }) => isBaseTelling) ? baseless(row) : row;
    return [marked(ground, item, [earlier.wave, later.wave], told)];
  });
};

export const sensitiveRows = (ground: Ground, item: Item): readonly ResultRow[] => {
  const asking = ground.waves.flatMap((wave): readonly WaveOf[] => {
    const measure = measureIn(wave, item);
    const { statistic = '' } = measure ?? {};
    return measure ? [{ figures: waveFigures(ground, item, measure, wave), statistic }] : [];
  });
  const rows = asking.flatMap(wave => waveRows(ground, item, wave));
  if (item.changes === undefined) return rows;
  const pairs = comparedIn(
    item.changes,
    asking.map(({ figures }) => figures),
  );
  return [
    ...rows,
    ...adjusted(
      pairs.flatMap(pair => pairRows(ground, item, pair)),
      item.adjust,
    ),
  ];
};
