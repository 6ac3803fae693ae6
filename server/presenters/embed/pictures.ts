// The drawing of an embed in a few widths and both themes: the browser takes one, so letters stay near their own size in any column.
import { embedPaths } from '../../paths/embeds.ts';
import type { ChartBlock } from '../charts/spec.ts';
import type { Reader } from '../reader.ts';

/** In CSS pixels: from a phone of 320 pixels to a page, so close that no drawing is enlarged by a fifth. */
export const drawingWidths = [288, 336, 392, 456, 536, 608, 688] as const;
export type DrawingWidth = (typeof drawingWidths)[number];
const [narrowest] = drawingWidths;
const widest = 688;

/** On each side of the page. */
export const gutter = 16;
export const widestPage = widest + 2 * gutter;

type Theme = 'light' | 'dark';

/** What the name of a picture asks for; null for any other name. */
export const drawingNamed = (
  name: string,
): { readonly width: DrawingWidth; readonly theme: Theme } | null => {
  const [, width, theme] = /^(\d+)-(light|dark)$/.exec(name) ?? [];
  const known = drawingWidths.find(each => String(each) === width);
  if (known === undefined) return null;
  return { width: known, theme: theme === 'dark' ? 'dark' : 'light' };
};

const heightOf = ({ wideFrom, wide, narrow }: ChartBlock, width: number): number =>
  (width >= wideFrom ? wide : narrow).drawing.height;

/** The widest drawing that a page of this width has room for. */
const fitting = (page: number): DrawingWidth =>
  drawingWidths.findLast(width => width + 2 * gutter <= page) ?? narrowest;

/** Height of the drawing as a page of this width shows it. */
export const shownHeight = (block: ChartBlock, page: number): number => {
  const width = fitting(page);
  return Math.ceil((heightOf(block, width) * Math.min(page - 2 * gutter, widest)) / width);
};

/** From this width of the page on the wide drawing is shown. */
export const widePageFrom = (block: ChartBlock): number =>
  (drawingWidths.find(width => width >= block.wideFrom) ?? widest) + 2 * gutter;

type Drawn = { readonly finding: string; readonly version: string; readonly block: ChartBlock };

export const embedPictures = ({ paths }: Reader, { finding, version, block }: Drawn, alt: string) => {
  const { embedPicture } = embedPaths(paths);
  const drawing = (width: DrawingWidth, theme: Theme) => ({
    href: embedPicture(finding, version, `${width}-${theme}`),
    ...{ width, height: heightOf(block, width) },
  });
  const from = (width: DrawingWidth): string => `(min-width: ${width + 2 * gutter}px)`;
  const dark = '(prefers-color-scheme: dark)';
  const sources = drawingWidths
    .toReversed()
    .flatMap(width => [
      { ...drawing(width, 'dark'), media: width === narrowest ? dark : `${dark} and ${from(width)}` },
      ...(width === narrowest ? [] : [{ ...drawing(width, 'light'), media: from(width) }]),
    ]);
  return { sources, image: { ...drawing(narrowest, 'light'), alt } };
};
