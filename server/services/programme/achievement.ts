// How far a fact came towards its plan. Pure.

export type Planned = { readonly plan: number; readonly direction: 'up' | 'down' };
/** An estimate has an interval; what was counted has none. */
export type Fact = { readonly value: number; readonly low: number | null; readonly high: number | null };

/** `within_error`: the plan lies inside the interval of the fact, so nobody can tell. */
export type Verdict = 'met' | 'missed' | 'within_error';

/**
 * The degree of achievement: fact by plan; where less is better, plan by fact. None where the plan is 0, or where nothing was to be
 * avoided and nothing was (0 by 0): a ratio says nothing there.
 */
export const degreeOf = ({ value }: Pick<Fact, 'value'>, { plan, direction }: Planned): number | null => {
  if (plan === 0 || (direction === 'down' && value === 0)) return null;
  return direction === 'up' ? value / plan : plan / value;
};

export const verdictOf = ({ value, low, high }: Fact, { plan, direction }: Planned): Verdict => {
  if (low !== null && high !== null && low < plan && plan < high) return 'within_error';
  return (direction === 'up' ? value >= plan : value <= plan) ? 'met' : 'missed';
};
