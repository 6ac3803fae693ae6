// The sample design of each wave of a recipe, its weights brought to the population step by step.
import {
  calibrate,
  misuse,
  stackWaves,
  surveyDesign,
  weightDiagnostics,
  type Dataset,
  type Margin,
  type SurveyDesign,
  type WeightDiagnostics,
} from '../../../analysis/index.ts';
import type { Recipe, WeightingStep } from '../../../surveys/recipe/schema.ts';
import type { Trimming } from '../results/design.ts';
import type { DataWave, DrawnBy } from './data.ts';
import { within } from './refused.ts';

/** What was done to the base weights: enough to do it again elsewhere. */
export type Calibrated = {
  readonly method: WeightingStep['method'];
  readonly bounds: readonly [number, number] | null;
  readonly trimming: Trimming | null;
  /** None where weights were only trimmed. */
  readonly margins: readonly Margin[];
};

export type DesignedWave = Pick<DataWave, 'name' | 'sample' | 'version' | 'asked'> & {
  readonly design: SurveyDesign;
  readonly drawnBy: DrawnBy;
  readonly calibrations: readonly Calibrated[];
  readonly diagnostics: Pick<WeightDiagnostics, 'n' | 'sum' | 'designEffect' | 'effectiveSampleSize'>;
};

type Weighted = Pick<DesignedWave, 'design' | 'drawnBy' | 'calibrations'>;

/** Tighter than the eye needs, so that another program arrives at the same digits. */
const tolerance = 1e-13;

const drawn = (wave: DataWave, data: Dataset, { design: said, weighting }: Recipe): Weighted => {
  const { lonelyPsu, strata, psu, weight, fpc, nest } = said;
  if (wave.drawn) {
    const { design, margins, calibration, drawnBy } = wave.drawn(data, weighting === undefined);
    return {
      drawnBy,
      design: lonelyPsu === undefined ? design : { ...design, lonelyPsu },
      calibrations: margins.length === 0 && !calibration.trimming ? [] : [{ ...calibration, margins }],
    };
  }
  const design = surveyDesign({
    data,
    ...(weight === undefined ? {} : { weights: weight }),
    ...(strata === undefined ? {} : { strata }),
    ...(psu === undefined ? {} : { psu }),
    ...(fpc === undefined ? {} : { fpc }),
    ...(nest === undefined ? {} : { nest }),
    ...(lonelyPsu === undefined ? {} : { lonelyPsu }),
  });
  const drawnBy = { strata: strata ?? [], psu, weight, fpc, nest: nest ?? false };
  return { design, drawnBy, calibrations: [] };
};

const fitted = ({ design, drawnBy, calibrations }: Weighted, step: WeightingStep): Weighted => {
  const { method, bounds } = step;
  const margins = Object.entries(step.margins).map(([variable, totals]) => ({ variable, totals }));
  const options = { method, tolerance, ...(bounds === undefined ? {} : { bounds }) };
  const result = calibrate(design, margins, options);
  const { variable, category, target, achieved, relativeError } = result.worstMargin;
  if (!(relativeError <= 1e-9))
    throw misuse(
      'unreachedTotal',
      { variable, category, achieved, target },
      `the weights cannot reach the totals: ${variable} = ${category} comes to ${achieved} instead of ${target}; join small categories, or widen the bounds.`,
    );
  return {
    ...{ drawnBy, design: result.design },
    calibrations: [...calibrations, { method, bounds: bounds ?? null, trimming: null, margins }],
  };
};

const partOf = (what: string, wave: string | null): string => (wave === null ? what : `${what}, ${wave}`);

/** Every wave with its design and weights. RangeError naming the part of the recipe at fault. */
export const designedWaves = (
  waves: readonly DataWave[],
  data: readonly Dataset[],
  recipe: Recipe,
): readonly DesignedWave[] =>
  waves.map((wave, at) => {
    const { name, sample, version, asked } = wave;
    const base = within(partOf('design', name), () => drawn(wave, data[at] ?? wave.data, recipe));
    const weighted = (recipe.weighting ?? []).reduce<Weighted>(
      (so, step, index) =>
        step.waves && !step.waves.includes(name ?? '')
          ? so
          : within(partOf(`weighting[${index}]`, name), () => fitted(so, step)),
      base,
    );
    const { n, sum, designEffect, effectiveSampleSize } = within(partOf('design', name), () =>
      weightDiagnostics(weighted.design.weights, { variable: weighted.drawnBy.weight }),
    );
    return {
      ...{ name, sample, ...weighted, ...(version === undefined ? {} : { version }) },
      ...(asked === undefined ? {} : { asked }),
      diagnostics: { n, sum, designEffect, effectiveSampleSize },
    };
  });

/** What was stacked, by the first of the waves: entries of one recipe compare the same waves again and again. */
const kept = new WeakMap<DesignedWave, Map<string, SurveyDesign>>();

/** Several waves as one sample. */
export const stacked = (waves: readonly DesignedWave[], overlap: boolean): SurveyDesign => {
  const named = waves.map(({ name, design }) => ({ name: name ?? '', design }));
  const [first] = waves;
  if (!first) return stackWaves(named, { overlap });
  const before = kept.get(first) ?? new Map<string, SurveyDesign>();
  kept.set(first, before);
  const key = JSON.stringify([named.map(({ name }) => name), overlap]);
  const design = before.get(key) ?? stackWaves(named, { overlap });
  before.set(key, design);
  return design;
};
