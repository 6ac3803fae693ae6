// One variable over several waves: in the words of the newest, with the answers that only earlier ones offered after its own.
import type { Variable } from '../variable.ts';

/** Oldest first; undefined where there is none. */
export const mergedVariable = (all: readonly Variable[]): Variable | undefined => {
  const newest = all.at(-1);
  if (!newest || newest.type === 'number') return newest;
  const seen = new Set(newest.categories.map(({ code }) => code));
  const more = all.toReversed().flatMap(({ categories }) =>
    categories.filter(({ code }) => {
      const isNew = !seen.has(code);
      seen.add(code);
      return isNew;
    }),
  );
  if (more.length === 0) return newest;
  const together = [...newest.categories, ...more];
  return {
    ...newest,
    categories: [
      ...together.filter(({ isMissing }) => !isMissing),
      ...together.filter(({ isMissing }) => isMissing),
    ],
  };
};
