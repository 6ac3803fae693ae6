// A wave's sample design and weights as one value: base weights and design as collected, raked to the margins where it has them.
import {
  categoriesOf,
  categoryColumn,
  rake,
  surveyDesign,
  withColumns,
  withData,
  type Dataset,
  type Margin,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { Wave, WaveMargin } from '../../stores/waves.ts';

export type WeightedDesign = {
  readonly design: SurveyDesign;
  /** The margins were given, but the sample could not be fitted to them. */
  readonly isUnfitted: boolean;
  /** What the weights were raked to; none where there are no margins, or where the sample could not be fitted. */
  readonly margins: readonly Margin[];
};

const noAnswer = 'no_answer';
const marginColumn = (margin: WaveMargin): string => `@margin_${margin.variable}`;

const drawnDesign = (wave: Wave, data: Dataset): SurveyDesign =>
  surveyDesign({
    data,
    ...(wave.design.weight ? { weights: '@weight' } : {}),
    ...(wave.design.strata ? { strata: '@stratum' } : {}),
    ...(wave.design.psu ? { psu: '@psu' } : {}),
    nest: true,
    lonelyPsu: 'adjust',
  });

/** The margin's own column: whoever gave no answer it knows is a group of their own, kept at its share of the sample. */
const columnFor = (margin: WaveMargin, data: Dataset) => {
  const known = new Set(margin.totals.filter(({ count }) => count > 0).map(({ code }) => code));
  const { codes, categories } = categoriesOf(data, margin.variable);
  const labels = Array.from(codes, code => {
    const label = categories[code];
    return label !== undefined && known.has(label) ? label : noAnswer;
  });
  return categoryColumn(marginColumn(margin), labels);
};

const weightByCategory = (design: SurveyDesign, name: string): Map<string, number> => {
  const { codes, categories } = categoriesOf(design.data, name);
  const sums = new Map<string, number>();
  codes.forEach((code, row) => {
    const label = categories[code] ?? noAnswer;
    sums.set(label, (sums.get(label) ?? 0) + (design.weights[row] ?? 0));
  });
  return sums;
};

/** Totals scaled to the sample: weights stay near the base weights, and groups nobody stands for fall out. */
const totalsFor = (margin: WaveMargin, design: SurveyDesign): Margin => {
  const inSample = weightByCategory(design, marginColumn(margin));
  const silent = inSample.get(noAnswer) ?? 0;
  const present = margin.totals.filter(({ code, count }) => count > 0 && (inSample.get(code) ?? 0) > 0);
  const population = present.reduce((sum, { count }) => sum + count, 0);
  const answered = [...inSample.values()].reduce((sum, weight) => sum + weight, 0) - silent;
  const totals = new Map(present.map(({ code, count }) => [code, (count / population) * answered]));
  if (silent > 0) totals.set(noAnswer, silent);
  return { variable: marginColumn(margin), totals };
};

/** The design every estimate of the wave comes from. */
export const weightedDesign = (wave: Wave, data: Dataset): WeightedDesign => {
  const drawn = drawnDesign(wave, data);
  const unfitted = { design: drawn, isUnfitted: true, margins: [] };
  if (wave.margins.length === 0) return { design: drawn, isUnfitted: false, margins: [] };
  try {
    const design = withData(
      drawn,
      withColumns(
        data,
        wave.margins.map(margin => columnFor(margin, data)),
      ),
    );
    const margins = wave.margins.map(margin => totalsFor(margin, design));
    const raked = rake(design, margins);
    return raked.converged ? { design: raked.design, isUnfitted: false, margins } : unfitted;
  } catch (error) {
    if (error instanceof RangeError) return unfitted;
    throw error;
  }
};
