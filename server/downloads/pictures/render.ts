// Draws one picture on the server's canvas with the very code that draws on a page.
import { createCanvas, SvgExportFlag, type Canvas, type SvgCanvas } from '@napi-rs/canvas';
import { Chart } from 'chart.js';
import { configuration } from '../../../drawing/configure.ts';
import { registerElements } from '../../../drawing/elements.ts';
import { drawFrame, drawPaper } from '../../../drawing/frame.ts';
import type { Look } from '../../../drawing/look.ts';
import { drawingPlugin } from '../../../drawing/plugins.ts';
import type { Picture } from '../../../drawing/spec.ts';
import { penOf } from '../../../drawing/stage.ts';
import { loadLooks, type Theme } from './fonts.ts';
import { lettering } from './lettering.ts';
import { dashing, withCircles } from './shapes.ts';
import { layoutOf, type DrawingSize, type Layout, type PictureSize } from './sizes.ts';
import { slim } from './svgText.ts';

export type PictureTask = {
  readonly picture: Picture;
  readonly format: 'png' | 'svg';
  readonly size: PictureSize | DrawingSize;
  /** By daylight where left out. */
  readonly theme?: Theme;
};

registerElements();
let looks: ReturnType<typeof loadLooks> | null = null;

type Sheet = { readonly canvas: Canvas | SvgCanvas; readonly scale: number };

/** Paints, and takes the file before Chart.js cleans up after itself: that wipes the canvas. */
const painted = <File>({ canvas, scale }: Sheet, layout: Layout, paints: Look, take: () => File): File => {
  const { width, height, spec, frame, inset } = layout;
  const config = configuration(spec, paints, inset);
  const chart = new Chart(canvas, {
    ...config,
    options: { ...config.options, responsive: false, devicePixelRatio: scale },
    plugins: [
      {
        id: 'frame',
        beforeDraw: own => {
          const kit = { pen: penOf(own), look: paints };
          if (frame) drawFrame(kit, frame, { width, height });
          else drawPaper(kit, { width, height });
        },
      },
      drawingPlugin({ drawing: spec.drawing, look: paints, inset }),
    ],
  });
  try {
    return take();
  } finally {
    chart.destroy();
  }
};

export const render = ({ picture, format, size, theme = 'light' }: PictureTask): Uint8Array => {
  looks ??= loadLooks();
  const look = looks[theme];
  const measuring = { pen: createCanvas(8, 8).getContext('2d'), look };
  const layout = layoutOf(measuring, picture, size);
  const { width, height, scale } = layout;
  if (format === 'svg') {
    // letters as outlines: the fonts are in no reader's machine, and not every program takes them from inside a file
    const canvas = createCanvas(width, height, SvgExportFlag.ConvertTextToPaths);
    const [letters, dashes] = [lettering(canvas), dashing(canvas)];
    const svg = painted({ canvas, scale: 1 }, layout, look, () => canvas.getContent().toString('utf8'));
    return Buffer.from(letters.set(slim(withCircles(dashes.set(svg)), picture, { width, height })));
  }
  const canvas = createCanvas(width, height);
  return painted({ canvas, scale }, layout, look, () => canvas.encodeSync('png'));
};
