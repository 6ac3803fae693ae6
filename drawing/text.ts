// Text on a canvas, with a halo of paper where it may cross a line.
import { fontOf, styles, type Look } from './look.ts';
import type { Pen } from './pen.ts';
import type { TextStyle, Token } from './spec.ts';

export type Writing = {
  readonly x: number;
  readonly y: number;
  readonly align: 'left' | 'center' | 'right';
  readonly baseline?: 'alphabetic' | 'middle';
  readonly colour?: Token;
  readonly isBare?: boolean;
  /** Text set about its middle is kept between these edges. */
  readonly within?: readonly [number, number];
};

const halo = 3;

const inside = (pen: Pen, text: string, { x, align, within }: Writing): number => {
  if (!within || align !== 'center') return x;
  const half = pen.measureText(text).width / 2;
  return Math.min(Math.max(x, within[0] + half), within[1] - half);
};

export const writeText = (
  { pen, look }: { readonly pen: Pen; readonly look: Look },
  text: string,
  style: TextStyle,
  writing: Writing,
): void => {
  pen.save();
  pen.font = fontOf(look, style);
  pen.textAlign = writing.align;
  pen.textBaseline = writing.baseline ?? 'alphabetic';
  const x = inside(pen, text, writing);
  if (!writing.isBare) {
    pen.lineJoin = 'round';
    pen.lineWidth = halo;
    pen.strokeStyle = look.colour('--paper');
    pen.strokeText(text, x, writing.y);
  }
  pen.fillStyle = look.colour(writing.colour ?? styles[style].ink);
  pen.fillText(text, x, writing.y);
  pen.restore();
};
