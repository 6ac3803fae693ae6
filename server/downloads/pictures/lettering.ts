// Text of an SVG as references to outlines that stand in the file once. The canvas would write each letter out at each of its places,
// and an SVG of a chart is mostly letters.
import type { SvgCanvas } from '@napi-rs/canvas';
import { em, outlineOf, placed } from './outlines.ts';

type Pen = ReturnType<SvgCanvas['getContext']>;

export type Lettering = {
  /** Puts the texts where the canvas was asked to write them. */
  readonly set: (svg: string) => string;
};

/** Colours that no drawing has: each keeps the place of one text between the shapes. */
const firstMark = 0xfe0000;

const rounded = (value: number): string => String(Math.round(value * 100) / 100);

const sizeOf = (font: string): number => Number(/([\d.]+)px/.exec(font)?.[1] ?? 0);
const atEm = (font: string): string => font.replace(/[\d.]+px/, `${em}px`);

/** From the line the text is set by to the one its letters stand on. */
const dropOf = (pen: Pen): number => {
  const { textBaseline } = pen;
  const set = pen.measureText('x').alphabeticBaseline;
  pen.textBaseline = 'alphabetic';
  const plain = pen.measureText('x').alphabeticBaseline;
  pen.textBaseline = textBaseline;
  return set - plain;
};

const startOf = (pen: Pen, text: string): number => {
  const { width } = pen.measureText(text);
  if (pen.textAlign === 'center') return width / 2;
  return pen.textAlign === 'right' || pen.textAlign === 'end' ? width : 0;
};

/** `fill="#14213d"`; a colour that is partly transparent is not used for letters. */
const paint = (name: 'fill' | 'stroke', style: unknown): string => `${name}="${String(style)}"`;

/** Shapes and words of one file, each defined where it is first met. */
const definitions = () => {
  const ids = new Map<string, string>();
  const define = (key: string, make: (id: string) => string): string => {
    const known = ids.get(key);
    if (known) return known;
    const id = `t${ids.size.toString(36)}`;
    ids.set(key, id);
    texts.push(make(id));
    return id;
  };
  const texts: string[] = [];
  const letter = (font: string, sign: string): string | null => {
    const path = outlineOf(font, sign);
    return path === '' ? null : define(`${font}|${sign}|letter`, id => `<path id="${id}" d="${path}"/>`);
  };
  const words = (font: string, text: string): string => {
    const letters = placed(font, text).flatMap(({ letter: sign, x }) => {
      const id = letter(font, sign);
      return id === null ? [] : [`<use xlink:href="#${id}"${x === 0 ? '' : ` x="${x}"`}/>`];
    });
    return define(`${font}|${text}`, id => `<g id="${id}">${letters.join('')}</g>`);
  };
  return { words, all: () => `<defs>${texts.join('\n')}</defs>` };
};

const withTexts = (svg: string, uses: readonly string[], shapes: string): string =>
  svg
    .replace(/<rect fill="#(FE[0-9A-F]{4})"[^>]*\/>/gi, (_, mark: string) => {
      return uses[parseInt(mark, 16) - firstMark] ?? '';
    })
    .replace('</desc>', end => `${end}${shapes}`);

/** From now on the pen of this canvas writes references. */
export const lettering = (canvas: SvgCanvas): Lettering => {
  const pen = canvas.getContext('2d');
  const { words, all } = definitions();
  const uses: string[] = [];
  const write = (text: string, x: number, y: number, painting: (scale: number) => string): void => {
    const { e, f } = pen.getTransform();
    const scale = sizeOf(pen.font) / em;
    const at = [e + x - startOf(pen, text), f + y - dropOf(pen)].map(rounded).join(' ');
    const id = words(atEm(pen.font), text);
    const mark = `#${(firstMark + uses.length).toString(16)}`;
    uses.push(`<use xlink:href="#${id}" transform="translate(${at}) scale(${scale})" ${painting(scale)}/>`);
    const { fillStyle } = pen;
    pen.fillStyle = mark;
    pen.fillRect(x, y, 1, 1);
    pen.fillStyle = fillStyle;
  };
  pen.fillText = (text, x, y) => write(text, x, y, () => paint('fill', pen.fillStyle));
  pen.strokeText = (text, x, y) =>
    write(text, x, y, scale => {
      const line = `stroke-width="${Math.round(pen.lineWidth / scale)}" stroke-linejoin="${pen.lineJoin}"`;
      return `fill="none" ${paint('stroke', pen.strokeStyle)} ${line}`;
    });
  return { set: svg => withTexts(svg, uses, all()) };
};
