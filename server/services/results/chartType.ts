// The drawings that a finding may have: a closed set, and which of them its facts allow.

/** `plan` against fact belongs to the programme alone and is not chosen here. */
export const chartTypes = ['bars', 'likert', 'trend', 'districts', 'slope', 'map', 'multiples'] as const;
export type ChartType = (typeof chartTypes)[number];

export const isChartType = (value: string): value is ChartType => chartTypes.some(chart => chart === value);

export type ChartFacts = {
  /** Waves whose number may be shown. */
  readonly waves: number;
  /** Questions shown together: one, or a battery on one scale. */
  readonly questions: number;
  /** The question by which people are divided; null where they are not. */
  readonly by: { readonly isDistrict: boolean } | null;
};

/** The first is the one to propose. */
export const chartsFor = ({ waves, questions, by }: ChartFacts): readonly ChartType[] => {
  if (by) return by.isDistrict ? ['districts', 'map', 'bars'] : ['bars', 'districts'];
  if (questions > 1) return waves > 1 ? ['likert', 'multiples'] : ['likert'];
  return [...(waves > 1 ? (['trend'] as const) : []), 'bars', ...(waves === 2 ? (['slope'] as const) : [])];
};
