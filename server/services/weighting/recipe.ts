// Recipes as values: the one a wave came with, the one it uses, the cells of a margin, a draft made from what is signed.
import type { Wave } from '../../stores/waves.ts';
import type { Draft, Recipe, RecipeMargin, TypedMargin, Weighting } from '../../stores/weightings.ts';

export type { Draft, Recipe, RecipeMargin, TypedMargin } from '../../stores/weightings.ts';

/** The margins that came with a wave, as a recipe: what was published before there were recipes. */
export const recipeOfMargins = ({ design, margins }: Pick<Wave, 'design' | 'margins'>): Recipe => ({
  base: design.weight ? 'design' : 'none',
  margins: margins.map(({ variable, source, totals }) => ({
    by: [{ variable, groups: totals.map(({ code }) => ({ code, codes: [code] })) }],
    isFitted: true,
    source,
    unit: 'count',
    totals: totals.map(({ code, count }) => ({ cell: code, total: count })),
  })),
  method: { kind: 'rake' },
  trimming: null,
});

/** The signed one whose turn it is; null where the wave has none. */
export const usedOf = (weightings: readonly Weighting[]): Weighting | null =>
  weightings
    .filter(({ state }) => state !== 'draft')
    .toSorted((a, b) => b.turn - a.turn || b.number - a.number)[0] ?? null;

/** What the weights of the wave are made by. */
export const recipeInUse = (wave: Wave, weightings: readonly Weighting[]): Recipe =>
  usedOf(weightings.filter(each => each.wave === wave.id))?.recipe ?? recipeOfMargins(wave);

/** Under this name a margin's cells stand in the data while weights are made. */
export const marginColumn = ({ by }: Pick<RecipeMargin, 'by'>): string =>
  `@margin_${by.map(({ variable }) => variable).join('_')}`;

/** Two margins of one name would be one column: the same questions twice. */
export const marginKey = ({ by }: Pick<RecipeMargin, 'by'>): string =>
  by
    .map(({ variable }) => variable)
    .toSorted()
    .join(' ');

const written = (total: number): string => String(total).replace('.', ',');

const typedMargin = ({ by, isFitted, source, date, unit, totals }: RecipeMargin): TypedMargin => ({
  ...{ by, isFitted, unit },
  source: source.ru ?? source.en ?? source.ce ?? '',
  date: date ?? '',
  totals: totals.map(({ cell, total }) => ({ cell, typed: written(total) })),
});

/** A draft that says what the recipe says. */
export const draftOf = ({ base, margins, method, trimming }: Recipe): Draft => {
  const bounds = method.kind === 'calibrate' ? method.bounds : null;
  return {
    base,
    margins: margins.map(typedMargin),
    method: {
      kind: method.kind,
      distance: method.kind === 'calibrate' ? method.distance : 'raking',
      lowest: bounds ? written(bounds[0]) : '',
      highest: bounds ? written(bounds[1]) : '',
    },
    trimming: {
      isDone: trimming !== null,
      low: trimming ? written(trimming.low) : '0,3',
      high: trimming ? written(trimming.high) : '3',
    },
  };
};
