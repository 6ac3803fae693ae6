// The known word that was probably meant: few letters away from the one that was written.

/** The nearest of `known` at most two changes away (one for short words), or undefined. */
export const nearest = (written: string, known: readonly string[]): string | undefined => {
  if (written.length > 60) return undefined;
  const limit = written.length < 5 ? 1 : 2;
  const near = known
    .map(word => ({ word, changes: distance(written.toLowerCase(), word.toLowerCase()) }))
    .filter(({ changes }) => changes <= limit)
    .sort((first, second) => first.changes - second.changes);
  return near[0]?.word;
};

/** Levenshtein distance: letters to insert, delete or replace. */
const distance = (first: string, second: string): number => {
  let row = Array.from({ length: second.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...first].entries()) {
    const next = [index + 1];
    for (const [at, other] of [...second].entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row[second.length] ?? 0;
};
