// The drawings that a finding may ask for: a closed set. Which of them suit a content, its presenter says.

export const chartTypes = ['bars', 'likert', 'trend', 'districts', 'slope', 'map', 'multiples'] as const;
export type ChartType = (typeof chartTypes)[number];
