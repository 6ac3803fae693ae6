// An index is data, not code: what is divided by what, who is in the base, over which period, after which source.

export type IndexFormula =
  /** Mean of a variable. */
  | { readonly kind: 'mean'; readonly variable: string }
  /** Total of one variable over total of another. */
  | { readonly kind: 'ratio'; readonly numerator: string; readonly denominator: string }
  /** Total over the population. */
  | { readonly kind: 'total'; readonly variable: string };

export type IndexDefinition = {
  readonly id: string;
  readonly formula: IndexFormula;
  /** Months the question asks about; indices over different periods are never compared. Null when it does not apply. */
  readonly recallMonths: number | null;
  /** Where the definition comes from, as it will be printed. */
  readonly source: string;
  readonly unit: 'share' | 'perPerson' | 'money' | 'count' | 'score';
};

/**
 * Makes sure that two definitions ask about the same period.
 * In words: months of the first = months of the second.
 * When to use: before any comparison of two indices.
 * Assumes: the period in the definition is the one of the questionnaire.
 * Units: months.
 * Errors: RangeError naming both periods.
 * Source: Levada and FOM: ever 33 %, five years 28-33 %, twelve months 15-20 % (polit.ru/article/2006/08/23/corruption).
 * @example sameRecall(standardIndices({ amount: 'money' }, 12)[0], standardIndices({ amount: 'money' }, 12)[0]) === undefined
 *   // true
 */
export const sameRecall = (first: IndexDefinition, second: IndexDefinition): void => {
  if (first.recallMonths === second.recallMonths) return;
  const say = (months: number | null): string => (months === null ? 'no stated period' : `${months} months`);
  throw new RangeError(
    `Index "${first.id}" asks about ${say(first.recallMonths)}, "${second.id}" about ${say(second.recallMonths)}: ` +
      'figures over different periods cannot be compared.',
  );
};
