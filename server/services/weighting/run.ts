// Carries out a recipe over the columns of a wave: the same code for published results and for whoever looks at a draft.
import {
  categoriesOf,
  surveyDesign,
  withColumns,
  withData,
  type Dataset,
  type Margin,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { Wave } from '../../stores/waves.ts';
import type { Recipe, RecipeMargin } from '../../stores/weightings.ts';
import { cellColumn, noAnswer } from './columns.ts';
import { fit, type Failure, type Fitted } from './fit.ts';
import { marginColumn } from './recipe.ts';

export type Weighed = Omit<Fitted, 'failure'> & {
  /** The sample as drawn, with base weights. */
  readonly drawn: SurveyDesign;
  /** Then `design` has base weights. */
  readonly failure: Failure | null;
  /** What the weights were fitted to; none where there are no margins, or where the sample could not be fitted. */
  readonly margins: readonly Margin[];
};

const drawnDesign = (wave: Pick<Wave, 'design'>, data: Dataset, base: Recipe['base']): SurveyDesign =>
  surveyDesign({
    data,
    ...(wave.design.weight && base === 'design' ? { weights: '@weight' } : {}),
    ...(wave.design.strata ? { strata: '@stratum' } : {}),
    ...(wave.design.psu ? { psu: '@psu' } : {}),
    nest: true,
    lonelyPsu: 'adjust',
  });

/** Weights added up by the cells of a margin. */
export const weightByCell = ({ data, weights }: SurveyDesign, column: string): Map<string, number> => {
  const { codes, categories } = categoriesOf(data, column);
  const sums = new Map<string, number>();
  codes.forEach((code, row) => {
    const label = categories[code] ?? noAnswer;
    sums.set(label, (sums.get(label) ?? 0) + (weights[row] ?? 0));
  });
  return sums;
};

/** Totals scaled to the sample: weights stay near the base weights, and groups nobody stands for fall out. */
const totalsFor = (margin: RecipeMargin, design: SurveyDesign): Margin => {
  const variable = marginColumn(margin);
  const inSample = weightByCell(design, variable);
  const silent = inSample.get(noAnswer) ?? 0;
  const present = margin.totals.filter(({ cell, total }) => total > 0 && (inSample.get(cell) ?? 0) > 0);
  const population = present.reduce((sum, { total }) => sum + total, 0);
  const answered = [...inSample.values()].reduce((sum, weight) => sum + weight, 0) - silent;
  const totals = new Map(present.map(({ cell, total }) => [cell, (total / population) * answered]));
  if (silent > 0) totals.set(noAnswer, silent);
  return { variable, totals };
};

const failed = (drawn: SurveyDesign, failure: Failure, misfits: readonly number[] = []): Weighed => ({
  ...{ drawn, design: drawn, failure, misfits },
  ...{ margins: [], rounds: 0 },
});

/** Never throws for what a recipe or a sample may be like: the failure says why there are only base weights. */
export const weigh = (recipe: Recipe, wave: Pick<Wave, 'design'>, data: Dataset): Weighed => {
  const drawn = drawnDesign(wave, data, recipe.base);
  const used = recipe.margins.filter(({ isFitted }) => isFitted);
  try {
    const columns = used.map(margin => cellColumn(margin, data));
    const design = columns.length === 0 ? drawn : withData(drawn, withColumns(data, columns));
    const margins = used.map(margin => totalsFor(margin, design));
    const { failure, ...fitted } = fit(design, margins, recipe);
    return failure ? failed(drawn, failure, fitted.misfits) : { ...fitted, drawn, failure, margins };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return failed(drawn, { code: 'impossible' });
  }
};
