// A finding's figure: title, measure, drawing in two sizes, table twin, words, source. One place decides how each chart type is drawn.
import type { ChartType } from '../../services/results/chartType.ts';
import type { Content } from '../../services/results/content.ts';
import type { Statement } from '../../services/statements.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import type { Picture } from '../charts/spec.ts';
import { shortMethod, type ShortMethod } from '../method/short.ts';
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
  const title = headline(reader, question, newest);
  if (!figure || title === null) return figure;
  return { ...figure, title, walkLabel: reader.t('results:chart.walk', { title }) };
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

/** The method of the newest wave in three lines, and of how many it speaks. */
export type PictureMethod = { readonly lines: ShortMethod; readonly n: number | null; readonly more: string };

type Drawn = Omit<Picture, 'method'> & { readonly inPicture?: Figure['inPicture'] };

/** As much of a figure as stands inside its picture. */
export const pictureOf = (drawnFigure: Drawn, method: PictureMethod | null): Picture => {
  const { title, measure, source, demo, brand, block, inPicture } = drawnFigure;
  const frame = { title, measure, demo, brand, block };
  if (!inPicture || !method) return { ...frame, source, method: [] };
  const { asked, sample, legend } = inPicture;
  const isSaid = sample === null || (sample.n !== null && sample.n === method.n);
  const [who, how, precision] = method.lines;
  return {
    ...frame,
    source: [asked, ...(isSaid ? [] : [sample.text]), legend],
    method: [who, how, `${precision} ${method.more}`],
  };
};

/** `statements`: of the waves that the figure shows; the newest of them speaks for it. */
export const pictureMethod = (
  reader: Reader,
  { questions, breakdown }: Content,
  statements: readonly Statement[],
): PictureMethod | null => {
  const newest = questions[0]?.waves.at(-1)?.wave;
  const wave = breakdown?.wave ?? newest?.name;
  const statement = statements.find(each => each.survey.id === newest?.survey && each.wave.name === wave);
  if (!statement) return null;
  const { survey, count } = statement;
  const address = `${reader.baseUrl}${reader.paths.method(survey.id, statement.wave.name)}`;
  const more = reader.t('results:chart.method', { address: address.replace(/^https?:\/\//, '') });
  return { lines: shortMethod(reader, statement), n: count, more: more.replace(' ', '\u00a0') };
};
