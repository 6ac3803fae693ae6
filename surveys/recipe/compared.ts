// Which waves `changes:` compares.

export type Changes = 'consecutive' | 'first-last';

/** The earlier and the later of each comparison; `all` oldest first. */
export const comparedIn = <Wave>(
  changes: Changes,
  all: readonly Wave[],
): readonly (readonly [earlier: Wave, later: Wave])[] => {
  const pairs = all.slice(1).flatMap((later, at) => {
    const earlier = changes === 'first-last' ? all[0] : all[at];
    return earlier === undefined ? [] : [[earlier, later] as const];
  });
  return changes === 'first-last' ? pairs.slice(-1) : pairs;
};
