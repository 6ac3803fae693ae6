// The sample design of each wave of a recipe, its weights brought to the population step by step.
import {
  calibrate,
  postStratify,
  rake,
  stackWaves,
  surveyDesign,
  trimWeights,
  weightDiagnostics,
  type Dataset,
  type SurveyDesign,
  type WeightDiagnostics,
  type WorstMargin,
} from '../../../analysis/index.ts';
import { withDerived } from '../../../surveys/recipe/derive.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import type { WeightingStep } from '../../../surveys/recipe/weighting-step.ts';
import type { AnalysisData, DataWave } from './data.ts';

export type StepReport = {
  readonly type: WeightingStep['type'];
  readonly converged: boolean;
  readonly worstMargin: WorstMargin | null;
};

export type DesignedWave = {
  readonly name: string | null;
  readonly design: SurveyDesign;
  readonly sample: DataWave['sample'];
  readonly steps: readonly StepReport[];
  readonly diagnostics: Pick<WeightDiagnostics, 'n' | 'sum' | 'designEffect' | 'effectiveSampleSize'>;
};

/** A file's design is what the recipe says; one more lonely-PSU rule may be asked of any other. */
const drawnDesign = (wave: DataWave, data: Dataset, recipe: Recipe): SurveyDesign => {
  const { strata, psu, weight, fpc, nest, lonelyPsu } = recipe.design;
  if (wave.designOf) {
    const drawn = wave.designOf(
      data,
      (recipe.weighting ?? 'published') === 'published' ? 'published' : 'none',
    );
    return lonelyPsu === undefined ? drawn : { ...drawn, lonelyPsu };
  }
  return surveyDesign({
    data,
    ...(weight === undefined ? {} : { weights: weight }),
    ...(strata === undefined ? {} : { strata }),
    ...(psu === undefined ? {} : { psu }),
    ...(fpc === undefined ? {} : { fpc }),
    ...(nest === undefined ? {} : { nest }),
    ...(lonelyPsu === undefined ? {} : { lonelyPsu }),
  });
};

type Weighted = { readonly design: SurveyDesign; readonly steps: readonly StepReport[] };

type Fitted = {
  readonly design: SurveyDesign;
  readonly converged: boolean;
  readonly worstMargin: WorstMargin;
};

/** Trimming and post-stratification cannot fail to converge. */
const exact = (design: SurveyDesign) => ({ design, converged: true, worstMargin: null });

const fitted = (design: SurveyDesign, step: WeightingStep): Fitted | ReturnType<typeof exact> => {
  if (step.type === 'trim') return exact(trimWeights(design, definedLimits(step)));
  if (step.type === 'postStratify')
    return exact(postStratify(design, { variables: step.variables, totals: step.totals }));
  const tolerance = step.tolerance === undefined ? {} : { tolerance: step.tolerance };
  if (step.type === 'rake')
    return rake(design, step.margins, {
      ...tolerance,
      ...(step.variance === undefined ? {} : { variance: step.variance }),
    });
  return calibrate(design, step.targets, {
    ...tolerance,
    method: step.method,
    ...(step.bounds === undefined ? {} : { bounds: step.bounds }),
  });
};

const taken = (before: SurveyDesign, step: WeightingStep): Weighted => {
  const { design, converged, worstMargin } = fitted(before, step);
  return { design, steps: [{ type: step.type, converged, worstMargin }] };
};

const definedLimits = ({ lower, upper, strict }: Extract<WeightingStep, { type: 'trim' }>) => ({
  strict,
  ...(lower === undefined ? {} : { lower }),
  ...(upper === undefined ? {} : { upper }),
});

const within = <Result>(what: string, compute: () => Result): Result => {
  try {
    return compute();
  } catch (error) {
    throw error instanceof RangeError ? new RangeError(`${what}: ${error.message}`) : error;
  }
};

const weighted = (drawn: SurveyDesign, wave: string | null, recipe: Recipe): Weighted => {
  const steps = Array.isArray(recipe.weighting) ? recipe.weighting : [];
  return steps.reduce<Weighted>(
    (so, step, at) => {
      if (step.waves && !step.waves.includes(wave ?? '')) return so;
      const next = within(`weighting[${at}]${wave === null ? '' : `, wave ${wave}`}`, () =>
        taken(so.design, step),
      );
      return { design: next.design, steps: [...so.steps, ...next.steps] };
    },
    { design: drawn, steps: [] },
  );
};

/** Every wave with its derived variables, design and weights. RangeError naming the part of the recipe at fault. */
export const designedWaves = (data: AnalysisData, recipe: Recipe): readonly DesignedWave[] =>
  data.waves.map(wave => {
    const named = wave.name === null ? '' : `, wave ${wave.name}`;
    const derived = within(`variables${named}`, () =>
      withDerived(wave.data, data.variables, recipe.variables),
    );
    const drawn = within(`design${named}`, () => drawnDesign(wave, derived, recipe));
    const { design, steps } = weighted(drawn, wave.name, recipe);
    const { n, sum, designEffect, effectiveSampleSize } = weightDiagnostics(design.weights);
    return {
      ...{ name: wave.name, sample: wave.sample, design, steps },
      diagnostics: { n, sum, designEffect, effectiveSampleSize },
    };
  });

/** Several waves as one sample. */
export const stacked = (waves: readonly DesignedWave[], overlap: boolean): SurveyDesign =>
  stackWaves(
    waves.map(({ name, design }) => ({ name: name ?? 'all', design })),
    { overlap },
  );
