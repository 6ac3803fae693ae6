// Groups as points with intervals, the largest first, beside everybody as a line with its band. Only a tested difference has colour.
import type { Cell } from '../../services/results/result.ts';
import type { Group } from '../../services/results/breakdown.ts';
import { integer, shareWithMargin } from '../format.ts';
import type { Reader } from '../reader.ts';
import { isEstablished } from '../results/sentences.ts';
import { percentAxis } from './axis.ts';
import { wrap } from './measure.ts';
import { hidden, percentSignOf, textBlock, type Size } from './parts.ts';
import type { ChartSpec, Dataset, Place, Shape, Token } from './spec.ts';

export type NamedGroup = Group & { readonly name: string };
export type DotsInput = { readonly everybody: Cell; readonly groups: readonly NamedGroup[] };

/** On a narrow drawing the name and the number stand above the interval, which then has the whole width. */
const measures = {
  wide: { names: 196, left: 206, right: 140, hasBases: true, isAbove: false },
  narrow: { names: 184, left: 0, right: 0, hasBases: false, isAbove: true },
} as const;

const lineHeight = 18;
const top = 24;

/** The largest first, what is hidden last. */
export const sorted = (groups: readonly NamedGroup[]): readonly NamedGroup[] =>
  [...groups].sort((a, b) => (b.focus.estimate?.value ?? -1) - (a.focus.estimate?.value ?? -1));

/** A difference with the chance that is left of it when all comparisons are counted (Holm): colours, words and titles go by this one. */
export const confirmedOf = ({ difference }: Group): Group['difference'] =>
  difference && { ...difference, pValue: difference.adjustedPValue };

/** Of a difference that is more than chance even so: above or below everybody. */
export const standOf = (group: Group): 'above' | 'below' | 'alike' => {
  const difference = confirmedOf(group);
  if (!difference || !isEstablished(difference)) return 'alike';
  return difference.value > 0 ? 'above' : 'below';
};

export const standColour: Readonly<Record<ReturnType<typeof standOf>, Token>> = {
  above: '--c-hi',
  below: '--c-low',
  alike: '--c-rest-line',
};

type Placed = NamedGroup & {
  readonly lines: readonly string[];
  /** Middle of the interval, and baseline of the first line of words. */
  readonly y: number;
  readonly wordsAt: number;
};

const place = (
  groups: readonly NamedGroup[],
  size: Size,
): { readonly rows: readonly Placed[]; readonly height: number } => {
  const { names, isAbove } = measures[size];
  let height = 0;
  const rows = sorted(groups).map((group): Placed => {
    const lines = wrap(group.name, { size: 15, width: names, isBold: standOf(group) !== 'alike' });
    const tall = lines.length * lineHeight;
    const pitch = isAbove ? tall + 28 : Math.max(30, tall + 10);
    const y = height + (isAbove ? tall + 13 : pitch / 2);
    const wordsAt = isAbove ? height + 15 : y + 5 - ((lines.length - 1) * lineHeight) / 2;
    height += pitch;
    return { ...group, lines, y, wordsAt };
  });
  return { rows, height };
};

const interval = (row: Placed): readonly Shape[] => {
  const { low = null, high = null } = row.focus.estimate ?? {};
  if (low === null || high === null) return [];
  const stand = standOf(row);
  const width = stand === 'alike' ? 2 : 2.5;
  const [from, to] = [[low * 100, row.y] as const, [high * 100, row.y] as const];
  return [{ kind: 'line', from, to, colour: standColour[stand], width }];
};

type Plot = { readonly rows: readonly Placed[]; readonly height: number; readonly size: Size };

/** Where everybody is drawn, down the plot: beside the points, and never across words, be it names or `few answers`. */
const stretches = ({ rows, height, size }: Plot): readonly (readonly [Place, Place])[] => {
  const shown = rows.filter(({ focus }) => focus.estimate);
  if (measures[size].isAbove) return [[[0, -4], 0], ...shown.map(({ y }) => [y - 12, y + 14] as const)];
  const end = shown.length < rows.length ? (shown.at(-1)?.y ?? 0) + 15 : height;
  return [[[0, -4], end]];
};

/** Everybody: a band as wide as the interval, a dashed line, the number above. */
const reference = (reader: Reader, { estimate }: Cell, plot: Plot): readonly Shape[] => {
  if (!estimate) return [];
  const { value, low, high } = estimate;
  const label = reader.t('results:chart.everybody', { share: shareWithMargin(estimate, reader.language) });
  const drawn = stretches(plot).flatMap(([from, to]): readonly Shape[] => [
    ...(low === null || high === null
      ? []
      : [{ kind: 'box', from: [low * 100, from], to: [high * 100, to], fill: '--c-band' } as const]),
    {
      ...{ kind: 'line', from: [value * 100, from], to: [value * 100, to], dash: [4, 3] },
      ...{ colour: '--c-hi', width: 1.5 },
    },
  ]);
  const at = [value * 100, [0, -10]] as const;
  return [...drawn, { kind: 'text', at, text: label, style: 'tiny', align: 'center' }];
};

const valueShapes = (reader: Reader, row: Placed, size: Size): readonly Shape[] => {
  const { estimate } = row.focus;
  const { hasBases, isAbove } = measures[size];
  const y = isAbove ? row.wordsAt : ([row.y, 5] as const);
  const end = { kind: 'text', align: 'right' } as const;
  if (!estimate) {
    const text = reader.t('results:chart.hidden');
    return isAbove
      ? [{ ...end, at: [['end', 0], y], text, style: 'small' }]
      : [{ kind: 'text', at: [[0, 8], y], text, style: 'small' }];
  }
  const text = shareWithMargin(estimate, reader.language);
  const style = standOf(row) === 'alike' ? 'row' : 'strong';
  const base = hasBases && row.base ? integer(row.base.n, reader.language) : null;
  return [
    { ...end, at: [['end', hasBases ? -52 : 0], y], text, style },
    ...(base === null ? [] : [{ ...end, at: [['end', 0], y], text: base, style: 'small' } as const]),
  ];
};

const words = (reader: Reader, rows: readonly Placed[], size: Size): readonly Shape[] => [
  ...rows.flatMap(row => [
    ...textBlock(row.lines, {
      ...{ x: measures[size].isAbove ? [0, 8] : ['start', 0], y: row.wordsAt, lineHeight },
      style: standOf(row) === 'alike' ? 'row' : 'strong',
    }),
    ...valueShapes(reader, row, size),
  ]),
  ...(measures[size].hasBases
    ? [
        {
          kind: 'text',
          at: [
            ['end', 0],
            [0, -10],
          ],
          text: 'n',
          style: 'small',
          align: 'right',
        } as const,
      ]
    : []),
];

const points = (rows: readonly Placed[]): Dataset => ({
  data: rows.map(({ focus: { estimate }, y }) => ({
    x: (estimate?.value ?? 0) * 100,
    y: estimate ? y : null,
  })),
  backgroundColor: rows.map(row => standColour[standOf(row)]),
  ...{ borderColor: 'transparent', borderWidth: 0, pointRadius: 6.5, showLine: false, fill: false },
});

const highestOf = (rows: readonly Placed[]): number =>
  Math.max(1, ...rows.map(({ focus: { estimate } }) => (estimate?.high ?? estimate?.value ?? 0) * 100));

export const dotsSpec = (reader: Reader, { everybody, groups }: DotsInput, size: Size): ChartSpec => {
  const { rows, height } = place(groups, size);
  const { left, right } = measures[size];
  return {
    type: 'line',
    data: { datasets: [points(rows)] },
    options: {
      layout: { padding: { top, right, bottom: 0, left } },
      scales: { x: percentAxis(highestOf(rows)), y: hidden(0, height, true) },
    },
    drawing: {
      height: height + top + 30,
      percentSign: percentSignOf(reader),
      hasInnerTicks: measures[size].isAbove,
      walk: { dataset: 0, points: rows.flatMap(({ focus }, i) => (focus.estimate ? [i] : [])), by: 'both' },
      under: [...reference(reader, everybody, { rows, height, size }), ...rows.flatMap(interval)],
      over: words(reader, rows, size),
    },
  };
};
