// What stands around a drawing inside its picture: rule, title, measure above; rule, source, demonstration mark and brand below.
import { fontOf, styles, type Look } from './look.ts';
import type { Pen } from './pen.ts';
import type { Picture, TextStyle } from './spec.ts';
import type { Inset } from './stage.ts';
import { writeText } from './text.ts';

const margin = 24;
const gapToDrawing = 14;
const lineHeights = { title: 26, 'title-small': 23, measure: 19, small: 17, fine: 15 } as const;
const gapToMethod = 7;
const signHeight = 22;

type Kit = { readonly pen: Pen; readonly look: Look };
type Lines = { readonly style: keyof typeof lineHeights; readonly lines: readonly string[] };

export type Frame = {
  readonly head: readonly Lines[];
  /** The source, and under a gap the method. */
  readonly foot: readonly Lines[];
  readonly signs: { readonly demo: string | null; readonly brand: string };
  /** What it takes of the picture on each side. */
  readonly inset: Inset;
};

/** Longer than any line: a word such as an address is cut where it must be. */
const cutWord = ({ pen }: Kit, word: string, width: number): readonly string[] => {
  const pieces = [''];
  for (const sign of word) {
    const longer = `${pieces.at(-1) ?? ''}${sign}`;
    if (pen.measureText(longer).width <= width) pieces[pieces.length - 1] = longer;
    else pieces.push(sign);
  }
  return pieces;
};

const wrap = (kit: Kit, text: string, style: TextStyle, width: number): readonly string[] => {
  kit.pen.font = fontOf(kit.look, style);
  const lines: string[] = [];
  for (const word of text.split(/ +/).flatMap(each => cutWord(kit, each, width))) {
    const last = lines.at(-1);
    const longer = `${last ?? ''} ${word}`;
    if (last !== undefined && kit.pen.measureText(longer).width <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
};

const tall = ({ style, lines }: Lines): number => lines.length * lineHeights[style];

const footHeight = (foot: readonly Lines[]): number =>
  foot.reduce((sum, lines) => sum + tall(lines), 0) + gapToMethod * Math.max(0, foot.length - 1);

/** Breaks the lines of a picture of this width, in CSS pixels, and measures what is left for the drawing. */
export const frameOf = (kit: Kit, picture: Picture, width: number): Frame => {
  const room = width - 2 * margin;
  const titleStyle = room >= picture.block.wideFrom ? 'title' : 'title-small';
  const head: readonly Lines[] = [
    { style: titleStyle, lines: wrap(kit, picture.title, titleStyle, room) },
    { style: 'measure', lines: wrap(kit, picture.measure, 'measure', room) },
  ];
  const wrapped = (lines: readonly string[], style: 'small' | 'fine'): readonly Lines[] =>
    lines.length === 0 ? [] : [{ style, lines: lines.flatMap(line => wrap(kit, line, style, room)) }];
  const foot = [
    ...wrapped(picture.source.filter(Boolean), 'small'),
    // one after another they take the fewest lines
    ...wrapped([picture.method.join(' ')].filter(Boolean), 'fine'),
  ];
  const headHeight = 2 + 10 + head.reduce((sum, lines) => sum + tall(lines), 0) + 2;
  return {
    ...{ head, foot, signs: { demo: picture.demo, brand: picture.brand } },
    inset: {
      ...{ left: margin, right: margin, top: margin + headHeight + gapToDrawing },
      bottom: 10 + 1 + 8 + footHeight(foot) + signHeight + margin - 6,
    },
  };
};

type Size = { readonly width: number; readonly height: number };

const drawHead = (kit: Kit, { head }: Frame): void => {
  let y = margin + 12;
  for (const { style, lines } of head) {
    for (const line of lines) {
      const lineHeight = lineHeights[style];
      const baseline = y + lineHeight / 2 + styles[style].size * 0.35;
      writeText(kit, line, style, { x: margin, y: baseline, align: 'left', isBare: true });
      y += lineHeight;
    }
    y += 2;
  }
};

const drawFoot = (kit: Kit, { foot, signs }: Frame, { width, height }: Size): void => {
  const bottom = height - margin + 4;
  let y = bottom - signHeight - footHeight(foot);
  kit.pen.fillStyle = kit.look.colour('--rule');
  rule(kit, { x: margin, y: y - 8, width: width - 2 * margin, height: 1 });
  for (const { style, lines } of foot) {
    for (const line of lines) {
      writeText(kit, line, style, { x: margin, y: y + styles[style].size, align: 'left', isBare: true });
      y += lineHeights[style];
    }
    y += gapToMethod;
  }
  const place = { y: bottom - 4, isBare: true } as const;
  if (signs.demo) writeText(kit, signs.demo, 'sign', { ...place, x: margin, align: 'left' });
  writeText(kit, signs.brand, 'brand', { ...place, x: width - margin, align: 'right' });
};

type Bar = Size & { readonly x: number; readonly y: number };

const rule = ({ pen }: Kit, { x, y, width, height }: Bar): void => {
  pen.beginPath();
  pen.rect(x, y, width, height);
  pen.fill();
};

export const drawPaper = (kit: Kit, size: Size): void => {
  kit.pen.save();
  kit.pen.fillStyle = kit.look.colour('--paper');
  rule(kit, { x: 0, y: 0, ...size });
  kit.pen.restore();
};

/** Paper, and on it all that is not the drawing. */
export const drawFrame = (kit: Kit, frame: Frame, size: Size): void => {
  const { pen, look } = kit;
  drawPaper(kit, size);
  pen.save();
  pen.fillStyle = look.colour('--ink');
  rule(kit, { x: margin, y: margin, width: size.width - 2 * margin, height: 2 });
  drawHead(kit, frame);
  drawFoot(kit, frame, size);
  pen.restore();
};
