// What the canvas writes at length, said shortly: a circle as a circle instead of its outline, a dotted line as a line.
import type { SvgCanvas } from '@napi-rs/canvas';

/** Colours that no drawing has: each keeps the dashes of one line until the file is written. */
const firstMark = 0xfd0000;
/** An outline of fewer points is a shape of its own. */
const fewestPoints = 24;

const short = (value: number): string => String(Math.round(value * 100) / 100);

const endsOf = (path: string): readonly (readonly [number, number])[] =>
  [...path.matchAll(/[MLQ]([^A-Z]*)/g)].map(([, numbers = '']) => {
    const [x = 0, y = 0] = (numbers.match(/-?[\d.]+/g) ?? []).slice(-2).map(Number);
    return [x, y];
  });

/** ` cx="…" cy="…" r="…"` where every point is equally far from the middle, else null. */
const circleOf = (path: string): string | null => {
  const ends = endsOf(path);
  if (ends.length < fewestPoints || path.lastIndexOf('M') !== 0) return null;
  const middle = (values: readonly number[]): number => (Math.min(...values) + Math.max(...values)) / 2;
  const [x, y] = [middle(ends.map(([across]) => across)), middle(ends.map(([, down]) => down))];
  const radii = ends.map(([across, down]) => Math.hypot(across - x, down - y));
  const [least, most] = [Math.min(...radii), Math.max(...radii)];
  return most - least < 0.05 ? ` cx="${short(x)}" cy="${short(y)}" r="${short(most)}"` : null;
};

export const withCircles = (svg: string): string =>
  svg.replace(/<path ([^>]*?) ?d="([^"]*)"\/>/g, (whole, look: string, path: string) => {
    const circle = circleOf(path);
    return circle === null ? whole : `<circle ${look}${circle}/>`;
  });

/** From now on this canvas writes a dotted line as one line. */
export const dashing = (canvas: SvgCanvas): { readonly set: (svg: string) => string } => {
  const pen = canvas.getContext('2d');
  const stroke = pen.stroke.bind(pen);
  const looks: string[] = [];
  pen.stroke = () => {
    const dashes = pen.getLineDash();
    if (dashes.length === 0) return stroke();
    const { strokeStyle } = pen;
    const colour = strokeStyle as string; // lines are never drawn in a pattern
    pen.strokeStyle = `#${(firstMark + looks.length).toString(16)}`;
    pen.setLineDash([]);
    looks.push(`stroke="${colour}" stroke-dasharray="${dashes.join(' ')}"`);
    stroke();
    pen.setLineDash(dashes);
    pen.strokeStyle = strokeStyle;
  };
  const set = (svg: string): string =>
    svg.replace(/stroke="#(FD[0-9A-F]{4})"/gi, (_, mark: string) => {
      return looks[parseInt(mark, 16) - firstMark] ?? '';
    });
  return { set };
};
