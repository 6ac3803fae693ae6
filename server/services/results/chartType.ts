// The drawings that a finding may have: a closed set. Which of them suit a content, presenters know, who draw them.

/** `plan` against fact belongs to the programme alone and is not chosen here. */
export const chartTypes = ['bars', 'likert', 'trend', 'districts', 'slope', 'map', 'multiples'] as const;
export type ChartType = (typeof chartTypes)[number];

export const isChartType = (value: string): value is ChartType => chartTypes.some(chart => chart === value);
