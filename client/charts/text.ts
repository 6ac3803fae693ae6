// Text on a canvas, with a halo of paper where it may cross a line.
import type { TextStyle } from '../../server/presenters/charts/spec.ts';
import { colour, textStyle } from './theme.ts';

type Place = {
  readonly x: number;
  readonly y: number;
  readonly align: CanvasTextAlign;
  readonly baseline?: CanvasTextBaseline;
};

const halo = 3;

export const writeText = (
  context: CanvasRenderingContext2D,
  text: string,
  style: TextStyle,
  { x, y, align, baseline = 'alphabetic' }: Place,
): void => {
  const { font, ink } = textStyle(style);
  context.save();
  Object.assign(context, {
    font,
    textAlign: align,
    textBaseline: baseline,
    lineJoin: 'round',
    lineWidth: halo,
  });
  const half = align === 'center' ? context.measureText(text).width / 2 : 0;
  const inside = Math.min(Math.max(x, half), context.canvas.clientWidth - half);
  context.strokeStyle = colour('--paper');
  context.strokeText(text, inside, y);
  context.fillStyle = ink;
  context.fillText(text, inside, y);
  context.restore();
};
