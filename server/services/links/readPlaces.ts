// Names of places as somebody typed or pasted them, one a line: tidied, or what is wrong with which line.
export type PlaceMistake = {
  readonly line: number;
  readonly code: 'place_long' | 'place_twice' | 'place_known' | 'places_many';
  readonly place: string;
};

export const longestPlace = 80;
export const mostPlaces = 200;

const tidy = (line: string): string =>
  line
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** `known`: places the wave has already. */
export const readPlaces = (
  text: string,
  known: readonly string[],
): { readonly places: readonly string[] } | { readonly mistakes: readonly PlaceMistake[] } => {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, index) => ({ line: index + 1, place: tidy(line) }))
    .filter(({ place }) => place !== '');
  const before = new Set(known.map(place => place.toLowerCase()));
  const here = new Set<string>();
  const mistakes = lines.flatMap(({ line, place }, index): PlaceMistake[] => {
    const name = place.toLowerCase();
    const isTwice = here.has(name);
    here.add(name);
    if ([...place].length > longestPlace) return [{ line, code: 'place_long', place }];
    if (before.has(name)) return [{ line, code: 'place_known', place }];
    if (isTwice) return [{ line, code: 'place_twice', place }];
    return index + known.length === mostPlaces ? [{ line, code: 'places_many', place }] : [];
  });
  return mistakes.length > 0 ? { mistakes } : { places: lines.map(({ place }) => place) };
};
