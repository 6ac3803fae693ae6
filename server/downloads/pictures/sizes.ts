// The sizes a picture is made in, and how its drawing is laid out in each: never scaled text of less than its own size, but more room.
import { frameOf, type Frame } from '../../../drawing/frame.ts';
import type { Look } from '../../../drawing/look.ts';
import type { Pen } from '../../../drawing/pen.ts';
import type { ChartSpec, Picture } from '../../../drawing/spec.ts';
import { noInset, type Inset } from '../../../drawing/stage.ts';

export const pictureSizes = ['1x', '2x', 'square', 'story'] as const;
export type PictureSize = (typeof pictureSizes)[number];

/** Width and height in pixels; where there is no height, as much as the drawing takes. */
const formats = {
  '1x': { width: 768, scale: 1 },
  '2x': { width: 768, scale: 2 },
  square: { pixels: 1080, ratio: 1 },
  story: { pixels: 1080, ratio: 1920 / 1080 },
} as const;

/** In CSS pixels, all multiples of nine, so that 16 : 9 is whole: the narrowest is tried first, because its letters are the largest. */
const [narrowest, widest, step] = [405, 1602, 18];
/** Chart.js rounds the size in pixels down, and a quotient may fall just short. */
const nudge = 0.01;

export type Layout = {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
  readonly spec: ChartSpec;
  /** Null for a drawing alone, which stands in a page that says the rest. */
  readonly frame: Frame | null;
  readonly inset: Inset;
};

type Kit = { readonly pen: Pen; readonly look: Look };

const specFor = ({ block }: Picture, { left, right }: Inset, width: number): ChartSpec =>
  width - left - right >= block.wideFrom ? block.wide : block.narrow;

/** A plot that may grow takes what is left, others stand in the middle of it. */
const filled = (inset: Inset, spec: ChartSpec, left: number): Inset => {
  const slack = spec.drawing.isElastic === true ? Math.max(0, left - spec.drawing.height) : left;
  return { ...inset, top: inset.top + slack / 2, bottom: inset.bottom + slack / 2 };
};

const fixed = (kit: Kit, picture: Picture, { pixels, ratio }: { pixels: number; ratio: number }): Layout => {
  for (let width = narrowest; ; width += step) {
    const frame = frameOf(kit, picture, width);
    const spec = specFor(picture, frame.inset, width);
    const height = Math.round(width * ratio);
    const left = height - frame.inset.top - frame.inset.bottom - spec.drawing.height;
    if (left < 0 && width < widest) continue;
    const inset = filled(frame.inset, spec, Math.max(0, left));
    return { width, height, scale: (pixels + nudge) / width, spec, frame, inset };
  }
};

/** A drawing without its frame, of this width in CSS pixels. */
export type DrawingSize = { readonly width: number };

const bare = ({ block }: Picture, { width }: DrawingSize): Layout => {
  const spec = width >= block.wideFrom ? block.wide : block.narrow;
  return { width, height: spec.drawing.height, scale: 1, spec, frame: null, inset: noInset };
};

export const layoutOf = (kit: Kit, picture: Picture, size: PictureSize | DrawingSize): Layout => {
  if (typeof size === 'object') return bare(picture, size);
  const format = formats[size];
  if ('ratio' in format) return fixed(kit, picture, format);
  const frame = frameOf(kit, picture, format.width);
  const spec = specFor(picture, frame.inset, format.width);
  const height = Math.ceil(frame.inset.top + spec.drawing.height + frame.inset.bottom);
  return { ...format, height, spec, frame, inset: frame.inset };
};
