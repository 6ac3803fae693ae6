// The estimate of a question whose answers chance or a list has hidden: the very number of its public page.
import type { ResultOf } from '../../../surveys/recipe/result-item.ts';
import { hiddenShares } from '../results/hidden.ts';
import type { DesignedWave } from './design.ts';
import type { Measure } from './measures.ts';
import { suppressedRow, type ResultRow } from './outcome.ts';
import { rowsOf, waveFigures, type Ground } from './table.ts';

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

/** A wave in which too few answered for the estimator keeps its place. The test against 0 that a list gives is not passed on. */
const waveRows = (ground: Ground, item: Item, wave: DesignedWave): readonly ResultRow[] => {
  const measure = measureIn(wave, item);
  if (!measure) return [];
  const { statistic } = measure;
  const rows = rowsOf(ground, waveFigures(ground, item, measure, wave), statistic);
  return rows.length === 0
    ? [suppressedRow({ wave: wave.name, group: {}, name: item.variable, statistic })]
    : rows.map(row => ({ ...row, pValue: null }));
};

export const sensitiveRows = (ground: Ground, item: Item): readonly ResultRow[] =>
  ground.waves.flatMap(wave => waveRows(ground, item, wave));
