// Pieces that specifications share: text and keys as shapes, the invisible points of a walk, scales in pixels.
import { percent } from '../format.ts';
import type { Reader } from '../reader.ts';
import { widthOf, wrap } from './measure.ts';
import type { Dataset, Place, Scale, Shape, Spot, TextStyle, Token } from './spec.ts';

export type Size = 'wide' | 'narrow';

/** The least width of each drawing, in CSS pixels: what has to fit fits there. */
export const leastWidth: Readonly<Record<Size, number>> = { wide: 560, narrow: 280 };

export const percentSignOf = ({ language }: Reader): string => percent(0, language).slice(1);

export const hidden = (min: number, max: number, reverse = false): Scale => ({
  ...{ type: 'linear', min, max, reverse, display: false },
});

/** Points that nobody sees: a walk stops at them. */
export const stops = (points: readonly { readonly x: number; readonly y: number }[]): Dataset => ({
  ...{ data: points, borderWidth: 0, pointRadius: 0, showLine: false, fill: false },
});

type Block = {
  readonly x: Place;
  /** Of the first line's baseline. */
  readonly y: Place;
  readonly style: TextStyle;
  readonly lineHeight: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: Token;
  readonly isBare?: boolean;
};

const lower = (place: Place, by: number): Place =>
  typeof place === 'number' ? [place, by] : [place[0], place[1] + by];

/** Lines one under another. */
export const textBlock = (lines: readonly string[], { x, y, lineHeight, ...how }: Block): readonly Shape[] =>
  lines.map((text, i) => ({ kind: 'text', at: [x, lower(y, i * lineHeight)], text, ...how }));

export type Key = {
  readonly label: string;
  readonly fill: Token;
  readonly stroke?: Token;
  readonly isHatched?: boolean;
};

const keyHeight = 20;
const swatch = 12;

type Words = Extract<Shape, { readonly kind: 'text' }>;

/** One text at one spot. */
export const word = (
  at: Spot,
  text: string,
  style: TextStyle,
  how: Partial<Pick<Words, 'align' | 'colour' | 'isBare'>> = {},
): Words => ({ kind: 'text', at, text, style, ...how });

type KeyAt = { readonly left: number; readonly middle: number; readonly from: 'start' | 'end' };

const keyShapes = (
  { fill, stroke, isHatched = false }: Key,
  lines: readonly string[],
  { left, middle, from }: KeyAt,
): readonly Shape[] => {
  const corner = (side: number): Spot => [
    ['start', left + (side > 0 ? swatch : 0)],
    [from, middle + (side * swatch) / 2],
  ];
  const colours = stroke ? { fill, stroke } : { fill };
  return [
    { kind: 'box', from: corner(-1), to: corner(1), isHatched, ...colours },
    ...textBlock(lines, {
      ...{ x: ['start', left + swatch + 8], y: [from, middle + 5], style: 'key', lineHeight: 17 },
    }),
  ];
};

type LegendRoom = { readonly width: number; readonly top?: number; readonly from?: 'start' | 'end' };

/** A legend from the top left corner, as many keys in a line as fit. */
export const keys = (
  entries: readonly Key[],
  { width, top = 0, from = 'start' }: LegendRoom,
): { readonly shapes: readonly Shape[]; readonly height: number } => {
  let [x, y] = [0, 0];
  const shapes = entries.flatMap((entry): readonly Shape[] => {
    const lines = wrap(entry.label, { size: 14, width: width - swatch - 8 });
    const taken = swatch + 8 + Math.max(...lines.map(line => widthOf(line, { size: 14 }))) + 20;
    if (x > 0 && x + taken - 20 > width) [x, y] = [0, y + keyHeight];
    const place: KeyAt = { left: x, middle: top + y + 10, from };
    x += taken;
    if (lines.length > 1) [x, y] = [0, y + lines.length * 17 + 3];
    return keyShapes(entry, lines, place);
  });
  return { shapes, height: y + (x > 0 ? keyHeight : 0) };
};
