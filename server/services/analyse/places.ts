// The place whose printed link brought an answer, beside the answers of an analysis: a column of the design by which figures are split.
import { noPlace, placeColumn, placeVariable } from '../../../surveys/place-variable.ts';
import type { Stores } from '../../stores/index.ts';
import type { StandingWave } from '../results/standing.ts';

export type PlacedWave = StandingWave & {
  /** The column of one response by the code of its link; nothing where the wave has no places. */
  readonly placeOf: (code: string | undefined) => Readonly<Record<string, string>>;
};

/** A questionnaire that calls a question of its own so keeps it, and its places are not tabulated. */
export const withPlaces = async (
  { links }: Pick<Stores, 'links'>,
  closed: StandingWave,
): Promise<PlacedWave> => {
  const named = (await links.ofWave(closed.wave.id)).flatMap(({ code, place }) =>
    place === undefined ? [] : [[code, place] as const],
  );
  const places = new Map(named);
  if (places.size === 0 || closed.variables.some(({ name }) => name === placeColumn))
    return { ...closed, placeOf: () => ({}) };
  return {
    ...closed,
    variables: [...closed.variables, placeVariable([...places.values()])],
    placeOf: code => ({ [placeColumn]: places.get(code ?? '') ?? noPlace }),
  };
};
