// Which numbers must not leave: counts below ten, and every number from which such a count follows by subtraction.

/** Fewer answers than this are never published, nor is their complement. */
export const smallestCount = 10;

export type CategoryCount = { readonly code: string; readonly count: number };

export type Tally = {
  /** Everybody who was asked, whatever they answered. */
  readonly base: number;
  readonly counts: readonly CategoryCount[];
  /** One answer per person: then the shares add up, and one hidden share follows from the others. */
  readonly isExclusive: boolean;
  /** Codes merged into the question's one number, whose count is given beside them. */
  readonly headline?: { readonly codes: readonly string[]; readonly count: number } | undefined;
};

export type Withheld = {
  /** The base itself is too small: nothing of the wave is shown. */
  readonly isWholeWave: boolean;
  readonly codes: ReadonlySet<string>;
  readonly isHeadline: boolean;
};

const isSmall = (count: number, base: number): boolean =>
  count < smallestCount || base - count < smallestCount;

const totalOf = (cells: readonly CategoryCount[]): number => cells.reduce((sum, cell) => sum + cell.count, 0);

/** Hidden cells protect one another only where they are two or more and stand for ten answers together. */
const isProtected = (hidden: readonly CategoryCount[]): boolean =>
  hidden.length === 0 || (hidden.length > 1 && totalOf(hidden) >= smallestCount);

/** Hides the small cells, then the next smallest ones, until nothing follows from the total of `cells`. */
const hideWithin = (cells: readonly CategoryCount[], base: number): readonly CategoryCount[] => {
  const rising = [...cells].sort((a, b) => a.count - b.count);
  const hidden = rising.filter(cell => isSmall(cell.count, base));
  const open = rising.filter(cell => !isSmall(cell.count, base));
  while (!isProtected(hidden) && open.length > 0) hidden.push(...open.splice(0, 1));
  return hidden;
};

/** The headline is a sum: it and the rest are two totals, and each must protect what is hidden inside it. */
const withholdExclusive = ({ base, counts, headline }: Tally): Omit<Withheld, 'isWholeWave'> => {
  if (headline && !isSmall(headline.count, base)) {
    const inside = counts.filter(cell => headline.codes.includes(cell.code));
    const outside = counts.filter(cell => !headline.codes.includes(cell.code));
    const parts = [hideWithin(inside, base), hideWithin(outside, base)];
    if (parts.every(isProtected))
      return { codes: new Set(parts.flat().map(cell => cell.code)), isHeadline: false };
  }
  const hidden = hideWithin(counts, base);
  return { codes: new Set(hidden.map(cell => cell.code)), isHeadline: headline !== undefined };
};

/** Several answers per person: shares do not add up, but "any of these" tells of a hidden one among them. */
const withholdSet = ({ base, counts, headline }: Tally): Omit<Withheld, 'isWholeWave'> => {
  const codes = new Set(counts.filter(cell => isSmall(cell.count, base)).map(cell => cell.code));
  const isHeadline =
    headline !== undefined && (isSmall(headline.count, base) || headline.codes.some(code => codes.has(code)));
  return { codes, isHeadline };
};

/** What of one question in one wave stays hidden. */
export const withhold = (tally: Tally): Withheld => {
  if (tally.base < smallestCount)
    return { isWholeWave: true, codes: new Set(tally.counts.map(cell => cell.code)), isHeadline: true };
  return { isWholeWave: false, ...(tally.isExclusive ? withholdExclusive(tally) : withholdSet(tally)) };
};
