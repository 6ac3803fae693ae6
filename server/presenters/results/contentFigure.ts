// The drawing of a finding, by the type that was chosen for it.
import type { ChartType } from '../../services/results/chartType.ts';
import type { Content } from '../../services/results/content.ts';
import type { Reader } from '../reader.ts';
import { barsFigure, trendFigure, type Figure } from './figures.ts';

type Drawn = Figure | NonNullable<ReturnType<typeof barsFigure>>;

const overWaves: readonly ChartType[] = ['trend', 'slope'];

/** Null where nothing of it may be drawn. */
export const contentFigure = (
  reader: Reader,
  { questions: [question] }: Content,
  chart: ChartType,
): Drawn | null => {
  const newest = question?.waves.at(-1);
  if (!question || !newest) return null;
  const bars = () => barsFigure(reader, question, newest);
  return overWaves.includes(chart) ? (trendFigure(reader, question) ?? bars()) : bars();
};
