// A recipe with mistakes in it, as much of it as can be checked.
import type { Recipe } from './schema.ts';

/** A recipe as far as it can be read; an entry that cannot is undefined and keeps its place. */
export type Outline = {
  readonly data: Recipe['data'] | undefined;
  readonly design: Recipe['design'];
  readonly weighting: readonly (NonNullable<Recipe['weighting']>[number] | undefined)[] | undefined;
  readonly variables: Recipe['variables'];
  readonly results: readonly (Recipe['results'][number] | undefined)[];
};
