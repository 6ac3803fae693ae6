// A finding's figure: title, measure, drawing in two sizes, table twin, words, source. One place decides how each chart type is drawn.
import type { ChartType } from '../../services/results/chartType.ts';
import type { Content } from '../../services/results/content.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import type { Picture } from '../charts/spec.ts';
import type { Reader } from '../reader.ts';
import { barsFigure, trendFigure, type Figure } from '../results/figures.ts';
import { headline } from '../results/headline.ts';
import { questionTable } from '../results/table.ts';
import { dotsFigure, groupBarsFigure, mapFigure } from './groups.ts';
import { multiplesFigure, slopeFigure } from './movements.ts';
import type { DrawnFigure, FigureTable } from './parts.ts';
import { scaleFigure } from './scale.ts';

export type FindingFigure = Figure & { readonly table: FigureTable };

const withTable = (reader: Reader, question: QuestionResult, figure: Figure | null): FindingFigure | null =>
  figure && { ...figure, table: questionTable(reader, question) };

/** Alone, the picture says what was found; on the page of the question its headline does. */
const barsOf = (reader: Reader, question: QuestionResult, newest: WaveResult): Figure | null => {
  const figure = barsFigure(reader, question, newest);
  return figure && { ...figure, title: headline(reader, question, newest) ?? figure.title };
};

type Drawer = (
  reader: Reader,
  content: Content,
  first: { readonly question: QuestionResult; readonly newest: WaveResult },
) => FindingFigure | DrawnFigure | null;

/** A breakdown is of the newest wave alone: it has no series in time. */
const drawers: Readonly<Record<ChartType, Drawer>> = {
  bars: (reader, { breakdown }, { question, newest }) =>
    breakdown
      ? groupBarsFigure(reader, { question, newest, breakdown })
      : withTable(reader, question, barsOf(reader, question, newest)),
  trend: (reader, { breakdown }, { question }) =>
    breakdown ? null : withTable(reader, question, trendFigure(reader, question)),
  likert: (reader, content) => scaleFigure(reader, content),
  slope: (reader, content) => (content.breakdown ? null : slopeFigure(reader, content)),
  multiples: (reader, content) => (content.breakdown ? null : multiplesFigure(reader, content)),
  districts: (reader, { breakdown }, first) => breakdown && dotsFigure(reader, { ...first, breakdown }),
  map: (reader, { breakdown }, first) => breakdown && mapFigure(reader, { ...first, breakdown }),
};

/** Null where the content has nothing this type could show; `chartTypesFor` names the types that suit it. */
export const figureOf = (reader: Reader, content: Content, type: ChartType): FindingFigure | null => {
  const [question] = content.questions;
  const newest = question?.waves.at(-1);
  return question && newest ? drawers[type](reader, content, { question, newest }) : null;
};

/** As much of a figure as stands inside its picture. */
export const pictureOf = ({ title, measure, source, demo, brand, block }: Picture): Picture => ({
  ...{ title, measure, source, demo, brand, block },
});
