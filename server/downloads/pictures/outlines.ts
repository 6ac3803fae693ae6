// The outline of every letter, in thousandths of its size and as relative steps: the same shape serves each place and each size.
import { createCanvas, SvgExportFlag } from '@napi-rs/canvas';

/** Outlines are taken at this size in pixels, which makes whole numbers of them. */
export const em = 1000;

/** As the fonts join them: drawn apart they would not stand as the canvas sets them. */
const clusters = /ffi|ffl|ff|fi|fl|[^]/gu;

const points = { M: 1, L: 1, Q: 2, C: 3, Z: 0 } as const;
type Letter = keyof typeof points;

const isLetter = (letter: string): letter is Letter => letter in points;

/** Numbers side by side: a minus separates them as well as a space. */
const joined = (numbers: readonly number[]): string => numbers.join(' ').replaceAll(' -', '-');

type Spot = { readonly x: number; readonly y: number };

const step = (letter: Letter, numbers: readonly number[], from: Spot): string => {
  const moved = numbers.map((value, i) => value - (i % 2 === 0 ? from.x : from.y));
  const [across = 0, down = 0] = moved;
  if (letter === 'L' && down === 0) return `h${across}`;
  if (letter === 'L' && across === 0) return `v${down}`;
  return `${letter.toLowerCase()}${joined(moved)}`;
};

/** `M457.03 -42.97L…` as `m457-43l…`. */
export const relativePath = (absolute: string): string => {
  let [from, start]: Spot[] = [
    { x: 0, y: 0 },
    { x: 0, y: 0 },
  ];
  const steps: string[] = [];
  for (const [, letter = '', rest = ''] of absolute.matchAll(/([A-Z])([^A-Z]*)/g)) {
    if (!isLetter(letter)) throw new RangeError(`An outline has a step ${letter}, which is not known`);
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(each => Math.round(Number(each)));
    if (letter === 'Z') {
      steps.push('z');
      from = start ?? { x: 0, y: 0 };
      continue;
    }
    steps.push(step(letter, numbers, from ?? { x: 0, y: 0 }));
    from = { x: numbers.at(-2) ?? 0, y: numbers.at(-1) ?? 0 };
    if (letter === 'M') start = from;
  }
  return steps.join('');
};

const draw = (font: string, letter: string): string => {
  const canvas = createCanvas(em, em, SvgExportFlag.ConvertTextToPaths);
  const pen = canvas.getContext('2d');
  pen.font = font;
  pen.fillText(letter, 0, 0);
  const paths = [
    ...canvas
      .getContent()
      .toString('utf8')
      .matchAll(/ d="([^"]*)"/g),
  ];
  return paths.map(([, path = '']) => relativePath(path)).join('');
};

const drawn = new Map<string, string>();

/** Empty for a space. `font`: a CSS font of the size `em`. */
export const outlineOf = (font: string, letter: string): string => {
  const key = `${font}|${letter}`;
  const outline = drawn.get(key) ?? draw(font, letter);
  drawn.set(key, outline);
  return outline;
};

export type Placed = { readonly letter: string; readonly x: number };

const measuring = createCanvas(8, 8).getContext('2d');

/** Where each letter of a line stands, with the distances between pairs that the font asks for. */
export const placed = (font: string, text: string): readonly Placed[] => {
  measuring.font = font;
  let before = '';
  return [...text.matchAll(clusters)].map(([letter]) => {
    before += letter;
    return {
      letter,
      x: Math.round(measuring.measureText(before).width - measuring.measureText(letter).width),
    };
  });
};
