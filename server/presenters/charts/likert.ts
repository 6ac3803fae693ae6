// Answers on a scale as one bar a row, from one end to the other; those who did not answer stand apart, on the same scale.
import type { Category } from '../../../surveys/variable.ts';
import type { Cell } from '../../services/results/result.ts';
import { wholePercent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { widthOf, wrap } from './measure.ts';
import { hidden, keys, leastWidth, percentSignOf, textBlock, word, type Key, type Size } from './parts.ts';
import type { ChartSpec, Dataset, Shape, Spot, Token } from './spec.ts';

export type ScaleRow = { readonly name: string; readonly cells: readonly Cell[] };

export type ScaleInput = {
  /** The answers of the scale, from the end that is drawn first, without the missing codes. */
  readonly scale: readonly Category[];
  readonly missing: readonly Category[];
  readonly rows: readonly ScaleRow[];
};

const thickness = 28;
const gap = 8;
const lineHeight = 18;
/** From this width on a number stands inside its segment. */
const roomForNumber = 19;

const colours: Readonly<Record<number, readonly number[]>> = { 2: [1, 5], 3: [1, 3, 5], 4: [1, 2, 4, 5] };

const colourOf = (index: number, count: number): 1 | 2 | 3 | 4 | 5 => {
  const known = colours[count]?.[index];
  return (known ?? 1 + Math.round((index / Math.max(1, count - 1)) * 4)) as 1 | 2 | 3 | 4 | 5; // of the table, or rounded between its ends
};

type Placed = ScaleRow & {
  readonly lines: readonly string[];
  readonly nameAt: number;
  readonly bar: number;
  /** Null where a part of it is hidden. */
  readonly shares: readonly number[] | null;
  readonly apart: number;
};

const shareOf = (cells: readonly Cell[], code: string): number | null =>
  cells.find(cell => cell.code === code)?.estimate?.value ?? null;

const sharesOf = ({ scale }: ScaleInput, { cells }: ScaleRow): readonly number[] | null => {
  const shares = scale.map(({ code }) => shareOf(cells, code));
  return shares.every(share => share !== null) ? shares.map(share => share * 100) : null;
};

const apartOf = ({ missing }: ScaleInput, { cells }: ScaleRow): number =>
  missing.reduce((sum, { code }) => sum + (shareOf(cells, code) ?? 0) * 100, 0);

type Layout = {
  readonly rows: readonly Placed[];
  readonly column: number;
  readonly height: number;
};

const layout = (input: ScaleInput, size: Size): Layout => {
  const longest = Math.max(...input.rows.map(({ name }) => widthOf(name, { size: 15, isBold: true })));
  const isShort = longest <= 70;
  const isAbove = !isShort && size === 'narrow';
  const column = isAbove ? 0 : Math.min(longest, 200) + 14;
  let y = 0;
  const rows = input.rows.map((row): Placed => {
    const lines = wrap(row.name, { size: 15, width: isAbove ? leastWidth.narrow : 200 });
    const tall = lines.length * lineHeight;
    const above = isAbove ? tall + 4 : 0;
    const pitch = above + Math.max(thickness, isAbove ? 0 : tall) + (isAbove ? gap + 8 : gap);
    const bar = y + above + (pitch - above - gap) / 2;
    const nameAt = isAbove ? y + 14 : bar + 5 - ((lines.length - 1) * lineHeight) / 2;
    y += pitch;
    return { ...row, lines, nameAt, bar, shares: sharesOf(input, row), apart: apartOf(input, row) };
  });
  return { rows, column, height: y };
};

const total = (shares: readonly number[]): number => shares.reduce((sum, share) => sum + share, 0);

/** Where those who did not answer begin, and where the drawing ends, in per cent. */
type Span = { readonly size: Size; readonly apart: number; readonly end: number };

const spanOf = ({ rows, column }: Layout, size: Size): Span => {
  const answered = Math.max(0, ...rows.map(({ shares }) => total(shares ?? [])));
  const widest = Math.max(0, ...rows.map(({ shares, apart }) => (shares ? apart : 0)));
  const perPixel = (answered + widest) / (leastWidth[size] - column - 16 - 34);
  const apart = answered + 16 * perPixel;
  return { size, apart, end: widest > 0 ? apart + widest + 34 * perPixel : answered };
};

const segments = (input: ScaleInput, { rows }: Layout, apart: number): readonly Dataset[] => {
  const bars = { barThickness: thickness, grouped: false, borderWidth: 0.5, borderColor: '--paper' } as const;
  const answered = input.scale.map((_, i): Dataset => ({
    ...bars,
    backgroundColor: `--d-${colourOf(i, input.scale.length)}`,
    data: rows.map(({ shares, bar }) => {
      const from = total((shares ?? []).slice(0, i));
      return { x: [from, from + (shares?.[i] ?? 0)], y: bar };
    }),
  }));
  const unanswered: Dataset = {
    ...{ ...bars, borderColor: '--rule', backgroundColor: '--d-dk' },
    data: rows.map(row => ({ x: [apart, apart + (row.shares ? row.apart : 0)], y: row.bar })),
  };
  return [...answered, unanswered];
};

const numbers = (input: ScaleInput, row: Placed, perPercent: number, apart: number): readonly Shape[] => {
  const shares = row.shares ?? [];
  const inside = shares.flatMap((share, i): Shape[] => {
    if (share * perPercent < roomForNumber) return [];
    const middle = total(shares.slice(0, i)) + share / 2;
    const colour: Token = `--on-d-${colourOf(i, input.scale.length)}`;
    const text = String(wholePercent(share / 100));
    return [word([middle, [row.bar, 5]], text, 'segment', { align: 'center', colour, isBare: true })];
  });
  if (!row.shares || row.apart === 0) return inside;
  const at: Spot = [
    [apart + row.apart, 6],
    [row.bar, 5],
  ];
  return [...inside, word(at, String(wholePercent(row.apart / 100)), 'small')];
};

/** Names of rows, and in each its numbers. */
const rowShapes = (
  reader: Reader,
  input: ScaleInput,
  { rows, column }: Layout,
  span: Span,
): readonly Shape[] => {
  const perPercent = (leastWidth[span.size] - column) / span.end;
  return rows.flatMap(row => [
    ...textBlock(row.lines, { x: ['start', 0], y: row.nameAt, style: 'row', lineHeight }),
    ...(row.shares ? numbers(input, row, perPercent, span.apart) : hiddenRow(reader, row)),
  ]);
};

const hiddenRow = (reader: Reader, { bar }: Placed): readonly Shape[] => [
  {
    kind: 'box',
    from: [0, [bar, -thickness / 2]],
    to: [
      [0, 48],
      [bar, thickness / 2],
    ],
    isHatched: true,
  },
  {
    kind: 'text',
    at: [
      [0, 60],
      [bar, 5],
    ],
    text: reader.t('results:chart.hidden'),
    style: 'small',
  },
];

const legend = (reader: Reader, { scale, missing }: ScaleInput): readonly Key[] => {
  const [only, ...others] = missing;
  const unanswered =
    only && others.length === 0 ? say(reader, only.label) : reader.t('results:chart.unanswered');
  return [
    ...scale.map(({ label }, i): Key => ({
      ...{ label: say(reader, label), fill: `--d-${colourOf(i, scale.length)}` },
    })),
    ...(only ? [{ label: unanswered, fill: '--d-dk', stroke: '--edge' } as const] : []),
  ];
};

export const likertSpec = (reader: Reader, input: ScaleInput, size: Size): ChartSpec => {
  const placed = layout(input, size);
  const { rows, column, height } = placed;
  const span = spanOf(placed, size);
  const drawnKeys = keys(legend(reader, input), { width: leastWidth[size] });
  const top = drawnKeys.height + 14;
  return {
    type: 'bar',
    data: { datasets: segments(input, placed, span.apart) },
    options: {
      indexAxis: 'y',
      layout: { padding: { top, right: 0, bottom: 0, left: column } },
      scales: { x: hidden(0, span.end), y: hidden(0, height, true) },
    },
    drawing: {
      height: top + height,
      percentSign: percentSignOf(reader),
      walk: { dataset: 0, points: rows.map((_, i) => i) },
      over: [...drawnKeys.shapes, ...rowShapes(reader, input, placed, span)],
    },
  };
};
