// QR codes as SVG: one path of black modules on white, with the quiet zone of four modules that readers need.
import { encode } from 'uqr';
import { shortLink } from '../../paths.ts';

/** `box`: what of the drawing is shown, as `viewBox` says it; `bare` leaves the quiet zone to the paper around. */
export type Qr = {
  readonly size: number;
  readonly path: string;
  readonly box: string;
  readonly bare: string;
};

const quietZone = 4;

/** Level Q outlives a crease or a stain of a quarter of the code; posters meet both. */
export const qrOf = (text: string): Qr => {
  const { size, data } = encode(text, { ecc: 'Q', border: quietZone });
  const inner = size - 2 * quietZone;
  return {
    size,
    path: data.flatMap((row, y) => runsOf(row).map(run => bar(run, y))).join(''),
    box: `0 0 ${size} ${size}`,
    bare: `${quietZone} ${quietZone} ${inner} ${inner}`,
  };
};

type Run = { readonly from: number; readonly length: number };

const runsOf = (row: readonly boolean[]): Run[] => {
  const runs: Run[] = [];
  for (let from = 0; from < row.length; from += 1) {
    if (!row[from]) continue;
    let length = 1;
    while (row[from + length]) length += 1;
    runs.push({ from, length });
    from += length;
  }
  return runs;
};

const bar = ({ from, length }: Run, y: number): string => `M${from} ${y}h${length}v1h-${length}z`;

/** What the code says and what is typed by hand: one address. */
export const linkAddress = (baseUrl: string, code: string): string => `${baseUrl}${shortLink(code)}`;

/** A file of its own, ten centimetres wide. */
export const qrPicture = (baseUrl: string, code: string): string => {
  const { size, path } = qrOf(linkAddress(baseUrl, code));
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="100mm" height="100mm" viewBox="0 0 ${size} ${size}" ` +
    `shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>\n`
  );
};
