// A wave's sample design and weights as one value: base weights and design as collected, then whatever its recipe says.
import type { Dataset, Margin, SurveyDesign } from '../../../analysis/index.ts';
import type { Wave } from '../../stores/waves.ts';
import type { CalibrationDistance, Recipe } from '../../stores/weightings.ts';
import { recipeOfMargins } from '../weighting/recipe.ts';
import { weigh } from '../weighting/run.ts';

export type WeightedDesign = {
  readonly design: SurveyDesign;
  /** The margins were given, but the sample could not be fitted to them. */
  readonly isUnfitted: boolean;
  /** What the weights were fitted to; none where there are no margins, or where the sample could not be fitted. */
  readonly margins: readonly Margin[];
  /** The calibration that comes to the same weights. */
  readonly calibration: {
    readonly method: CalibrationDistance;
    readonly bounds: readonly [number, number] | null;
    readonly trimming: Trimming | null;
  };
};

/** Weights cut to multiples of their mean: by turns with raking until both hold, or once, after any other method. */
export type Trimming = { readonly least: number; readonly most: number; readonly isByTurns: boolean };

/** The design every estimate of the wave comes from. */
export const weightedDesign = (
  wave: Wave,
  data: Dataset,
  recipe: Recipe = recipeOfMargins(wave),
): WeightedDesign => {
  const { design, failure, margins } = weigh(recipe, wave, data);
  const hasMargins = recipe.margins.some(({ isFitted }) => isFitted);
  const { method } = recipe;
  const isByTurns = method.kind === 'rake' && margins.length > 0;
  const trimming =
    failure === null && recipe.trimming
      ? { least: recipe.trimming.low, most: recipe.trimming.high, isByTurns }
      : null;
  const calibration =
    method.kind === 'calibrate'
      ? { method: method.distance, bounds: method.bounds, trimming }
      : { method: 'raking' as const, bounds: null, trimming };
  return {
    design,
    margins,
    calibration,
    isUnfitted: failure !== null && (hasMargins || recipe.trimming !== null),
  };
};
