// The figures of a question's own page, each with the addresses of its picture.
import type { ChartType } from '../../services/results/chartType.ts';
import type { Content } from '../../services/results/content.ts';
import type { QuestionResult } from '../../services/results/result.ts';
import type { FrozenFinding, Released } from '../../services/published.ts';
import type { Reader } from '../reader.ts';
import { barsFigure, trendFigure, type Figure } from '../results/figures.ts';
import type { FigureTable } from './parts.ts';
import { figureOf } from './figureOf.ts';
import { scaleFigure } from './scale.ts';
import { chartTypesFor, isScale } from './suitable.ts';

/** Where the picture of a figure lies, in every form. */
export const pictureFiles = ({ t }: Reader, addresses: { readonly png: string; readonly svg: string }) => {
  const sized = (size: string): string =>
    `${addresses.png}${addresses.png.includes('?') ? '&' : '?'}size=${size}`;
  return {
    heading: t('results:page.pictures'),
    copy: {
      label: t('results:page.copy_picture'),
      done: t('results:page.picture_copied'),
      href: sized('2x'),
    },
    links: [
      { href: addresses.png, label: 'PNG', about: t('results:page.png') },
      { href: sized('2x'), label: 'PNG × 2', about: t('results:page.large') },
      { href: addresses.svg, label: 'SVG', about: t('results:page.svg') },
      { href: sized('square'), label: '1 : 1', about: t('results:page.square') },
      { href: sized('story'), label: '9 : 16', about: t('results:page.story') },
    ],
  };
};

export type PictureFiles = ReturnType<typeof pictureFiles>;

const withFiles = (reader: Reader, { survey, variable }: QuestionResult, type: ChartType, by?: string) => {
  const { paths } = reader;
  const asked = `chart=${type}${by === undefined ? '' : `&by=${encodeURIComponent(by)}`}`;
  return (figure: Figure) => ({
    ...figure,
    files: pictureFiles(reader, {
      png: `${paths.questionPng(survey.id, variable.name)}?${asked}`,
      svg: `${paths.questionSvg(survey.id, variable.name)}?${asked}`,
    }),
  });
};

type Divided = Pick<FrozenFinding, 'content' | 'chart'>;

/** Published breakdowns of the question, each by another one, once. */
const dividedIn = (released: Released | undefined): readonly Divided[] => [
  ...new Map(
    (released?.findings ?? []).flatMap(finding => {
      const { breakdown } = finding.content;
      return breakdown ? [[breakdown.variable.name, finding] as const] : [];
    }),
  ).values(),
];

/** What people of different groups said: districts as a map and as a row of points, other groups as their finding draws them. */
const dividedFigures = (reader: Reader, { content, chart }: Divided) => {
  const { questions, breakdown } = content;
  const [question] = questions;
  if (!question || !breakdown) return [];
  const { name } = breakdown.variable;
  const suitable = chartTypesFor(content);
  const isMap = suitable.includes('map');
  // where too much is hidden for the finding's own drawing, the next one stands for it
  const types = isMap ? (['map', 'districts'] as const) : [chart, ...suitable];
  const figures = types.flatMap(type => {
    const figure = figureOf(reader, content, type);
    if (!figure) return [];
    const named = { ...figure, id: `${figure.id}-${name}` };
    return [{ ...withFiles(reader, question, type, name)(named), table: figure.table }];
  });
  return isMap ? figures : figures.slice(0, 1);
};

/** As on the page, with a table of its own where the page's table does not hold the numbers. */
export type PageFigure = Figure & { readonly files: PictureFiles; readonly table?: FigureTable };

export const figuresOnPage = (
  reader: Reader,
  question: QuestionResult & { readonly released?: Released },
): readonly PageFigure[] => {
  const newest = question.waves.at(-1);
  const content: Content = { questions: [question], breakdown: null };
  const trend = trendFigure(reader, question);
  // The one bar of a hidden question would only repeat the last point of its line.
  const hasBars = newest !== undefined && (trend === null || !question.variable.indirect);
  const bars = hasBars ? barsFigure(reader, question, newest) : null;
  const scale = bars && question.waves.length > 1 && isScale(question) ? scaleFigure(reader, content) : null;
  return [
    ...(trend ? [withFiles(reader, question, 'trend')(trend)] : []),
    ...(bars ? [withFiles(reader, question, 'bars')(bars)] : []),
    ...(scale ? [withFiles(reader, question, 'likert')(scale)] : []),
    ...dividedIn(question.released).flatMap(each => dividedFigures(reader, each)),
  ];
};
