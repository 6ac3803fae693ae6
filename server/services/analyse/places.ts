// The place whose printed link brought an answer, beside the answers of an analysis: a column of the design by which figures are split.
import { categoryColumn, withColumns, type Dataset } from '../../../analysis/index.ts';
import { noPlace, placeColumn, placeVariable } from '../../../surveys/place-variable.ts';
import type { Stores } from '../../stores/index.ts';
import type { StandingWave } from '../results/standing.ts';

/** Where each printed link leads: its code, and the name of its place. None where the wave has no places. */
export type Places = readonly (readonly [code: string, place: string])[];
/** The name that a series has today, and the variable of this wave behind it. */
export type Joined = { readonly name: string; readonly was: string };

export type PlacedWave = StandingWave & {
  readonly places: Places;
  /** Variables that stand under the name of the question put in the place of theirs. */
  readonly joined?: readonly Joined[];
};

/** A questionnaire that calls a question of its own so keeps it, and its places are not tabulated. */
export const withPlaces = async (
  { links }: Pick<Stores, 'links'>,
  closed: StandingWave,
): Promise<PlacedWave> => {
  const named = (await links.ofWave(closed.wave.id)).flatMap(({ code, place }) =>
    place === undefined ? [] : [[code, place] as const],
  );
  if (named.length === 0 || closed.variables.some(({ name }) => name === placeColumn))
    return { ...closed, places: [] };
  const variables = [...closed.variables, placeVariable([...new Map(named).values()])];
  return { ...closed, variables, places: named };
};

/** The name of the place of each row; undefined everywhere where the wave has no places. */
export const placesIn = (data: Dataset, places: Places): ((row: number) => string | undefined) => {
  if (places.length === 0) return () => undefined;
  const column = data.columns.get('@link');
  const names = new Map(places);
  return row => {
    const code = column?.kind === 'category' ? column.categories[column.codes[row] ?? -1] : undefined;
    return names.get(code ?? '') ?? noPlace;
  };
};

export const withPlaceColumn = (data: Dataset, places: Places): Dataset => {
  if (places.length === 0) return data;
  const placeAt = placesIn(data, places);
  const names = [...new Set(places.map(([, place]) => place)), noPlace];
  const labels = Array.from({ length: data.rows }, (_, row) => placeAt(row));
  return withColumns(data, [categoryColumn(placeColumn, labels, names)]);
};
