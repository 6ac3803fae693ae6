// Weighing a closed wave by some recipes: the heavy part, done where results are calculated.
import type { PreparedWave, ClosedWave } from '../results/prepare.ts';
import type { Recipe } from '../../stores/weightings.ts';
import { headlinesOf, type HeadlineFigure } from './headlines.ts';
import { lookAt, type Look } from './look.ts';
import { weigh } from './run.ts';

export type WeighingJob = {
  readonly closed: ClosedWave;
  readonly recipes: readonly Recipe[];
  /** Whether the wave's headline figures are wanted too. */
  readonly withHeadlines: boolean;
};

export type WeighingLook = Look & { readonly headlines: readonly HeadlineFigure[] };

/** One look for each recipe, over the same answers. */
export const looksAt = (
  prepared: PreparedWave,
  { recipes, withHeadlines }: WeighingJob,
): readonly WeighingLook[] => {
  const { wave, variables, design } = prepared;
  const { data } = design;
  return recipes.map(recipe => ({
    ...lookAt({ recipe, wave, data }, variables),
    headlines: withHeadlines ? headlinesOf(weigh(recipe, wave, data).design, variables, wave.sample) : [],
  }));
};
