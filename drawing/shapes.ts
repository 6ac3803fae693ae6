// Lines, boxes, dots and words that stand beside what Chart.js draws.
import { at, type Stage } from './stage.ts';
import type { Shape } from './spec.ts';
import { writeText } from './text.ts';

type Kind<Name extends Shape['kind']> = Extract<Shape, { readonly kind: Name }>;
type Box = {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
};

/** Slanted lines inside a box: something is here, and is not shown. */
export const hatch = ({ pen, look }: Stage, { left, top, width, height }: Box): void => {
  pen.save();
  pen.beginPath();
  pen.rect(left, top, width, height);
  pen.clip();
  pen.strokeStyle = look.colour('--rule');
  pen.lineWidth = 1.5;
  pen.beginPath();
  for (let x = left - height; x < left + width; x += 7) {
    pen.moveTo(x, top + height);
    pen.lineTo(x + height, top);
  }
  pen.stroke();
  pen.restore();
};

const drawLine = (stage: Stage, { from, to, colour, width, dash = [], cap = 0 }: Kind<'line'>): void => {
  const { pen, look } = stage;
  const [[x1, y1], [x2, y2]] = [at(stage, from), at(stage, to)];
  const isUpright = Math.abs(x2 - x1) < Math.abs(y2 - y1);
  const [across, along] = isUpright ? [cap / 2, 0] : [0, cap / 2];
  pen.save();
  pen.strokeStyle = look.colour(colour);
  pen.lineWidth = width;
  pen.setLineDash([...dash]);
  pen.beginPath();
  pen.moveTo(x1, y1);
  pen.lineTo(x2, y2);
  if (cap > 0)
    for (const [x, y] of [
      [x1, y1],
      [x2, y2],
    ] as const) {
      pen.moveTo(x - across, y - along);
      pen.lineTo(x + across, y + along);
    }
  pen.stroke();
  pen.restore();
};

const drawBox = (stage: Stage, { from, to, fill, stroke, isHatched = false }: Kind<'box'>): void => {
  const { pen, look } = stage;
  const [[left, top], [right, bottom]] = [at(stage, from), at(stage, to)];
  const box = { left, top, width: right - left, height: bottom - top };
  pen.save();
  pen.beginPath();
  pen.rect(left + 0.5, top + 0.5, box.width - 1, box.height - 1);
  if (fill) {
    pen.fillStyle = look.colour(fill);
    pen.fill();
  }
  if (isHatched) hatch(stage, box);
  if (stroke) {
    pen.beginPath();
    pen.rect(left + 0.5, top + 0.5, box.width - 1, box.height - 1);
    pen.strokeStyle = look.colour(stroke);
    pen.lineWidth = 1;
    pen.stroke();
  }
  pen.restore();
};

const drawDot = (stage: Stage, { at: spot, radius, colour }: Kind<'dot'>): void => {
  const { pen, look } = stage;
  const [x, y] = at(stage, spot);
  pen.save();
  pen.fillStyle = look.colour(colour);
  pen.beginPath();
  pen.arc(x, y, radius, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
};

const drawWords = (stage: Stage, { at: spot, text, style, align = 'left', ...how }: Kind<'text'>): void => {
  const [x, y] = at(stage, spot);
  writeText(stage, text, style, { x, y, align, within: [stage.left, stage.right], ...how });
};

const drawShape = (stage: Stage, shape: Shape): void => {
  switch (shape.kind) {
    case 'line':
      return drawLine(stage, shape);
    case 'box':
      return drawBox(stage, shape);
    case 'dot':
      return drawDot(stage, shape);
    case 'text':
      return drawWords(stage, shape);
  }
};

export const drawShapes = (stage: Stage, shapes: readonly Shape[] = []): void => {
  for (const shape of shapes) drawShape(stage, shape);
};
