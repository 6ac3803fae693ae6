// The districts as tiles of one size, placed as on the ground. A tile has colour only where the difference from everybody was tested and
// is more than chance; the strip in it shows the estimate with its interval on one scale for all.
import type { Cell } from '../../services/results/result.ts';
import { percent, plusMinus, wholePercent } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { standColour, standOf, type DotsInput, type NamedGroup } from './dots.ts';
import { wrap } from './measure.ts';
import {
  hidden,
  keys,
  leastWidth,
  percentSignOf,
  stops,
  textBlock,
  word,
  type Key,
  type Size,
} from './parts.ts';
import type { ChartSpec, Shape } from './spec.ts';
import { columns, rows, tileOf, type Tile } from './tiles.ts';

const wide = { height: 112, gap: 8, inset: 11, name: 'tile', size: 14, line: 17, number: 'number' } as const;
const narrow = { height: 102, gap: 4, inset: 4, name: 'tile-small', size: 12, line: 14 } as const;
const measures = {
  wide: { ...wide, strip: 18 },
  narrow: { ...narrow, number: 'number-small', strip: 14 },
} as const;

/** Of a tile's width: where the strip begins, and how long it is. */
const [stripFrom, stripLength] = [0.08, 0.8];

type Drawn = { readonly tile: Tile; readonly group: NamedGroup };

const drawnTiles = (groups: readonly NamedGroup[]): readonly Drawn[] =>
  groups.flatMap(group => {
    const tile = tileOf(group.code);
    return tile ? [{ tile, group }] : [];
  });

/** The one scale of all strips, in per cent. */
const stripEnd = (groups: readonly NamedGroup[]): number => {
  const highest = Math.max(
    ...groups.map(({ focus: { estimate } }) => (estimate?.high ?? estimate?.value ?? 0) * 100),
  );
  return Math.min(100, Math.max(10, Math.ceil(highest / 10) * 10));
};

type Strip = { readonly end: number; readonly everybody: Cell; readonly size: Size };

const strip = ({ tile, group }: Drawn, { end, everybody, size }: Strip): readonly Shape[] => {
  const { estimate } = group.focus;
  if (!estimate) return [];
  const { height, strip: fromBottom } = measures[size];
  const x = (share: number): number => tile.column + stripFrom + (share * 100 * stripLength) / end;
  const y = tile.row * (height + measures[size].gap) + height - fromBottom;
  const colour = standColour[standOf(group)];
  const mark = everybody.estimate && x(everybody.estimate.value);
  const { low, high } = estimate;
  return [
    { kind: 'line', from: [x(0), y], to: [x(end / 100), y], colour: '--c-grid', width: 1 },
    ...(mark === null
      ? []
      : [{ kind: 'line', from: [mark, [y, -7]], to: [mark, [y, 7]], colour: '--ink', width: 1.5 } as const]),
    ...(low === null || high === null
      ? []
      : [{ kind: 'line', from: [x(low), y], to: [x(high), y], colour, width: 2 } as const]),
    { kind: 'dot', at: [x(estimate.value), y], radius: 4.5, colour },
  ];
};

/** Tiles share the gaps between them, so that the first and the last reach the edges. */
const edge = (column: number, move: number, gap: number): readonly [number, number] => [
  column,
  move + (gap * column) / columns,
];

const surface = { above: '--c-high-soft', below: '--c-low-soft', alike: 'transparent' } as const;

const frameOf = ({ tile, group }: Drawn, size: Size): Shape => {
  const { height, gap } = measures[size];
  const [top, stand] = [tile.row * (height + gap), standOf(group)];
  return {
    kind: 'box',
    from: [edge(tile.column, 0, gap), top],
    to: [edge(tile.column + 1, -gap, gap), top + height],
    fill: surface[stand],
    stroke: stand === 'alike' ? '--rule' : standColour[stand],
    isHatched: group.focus.estimate === null,
  };
};

/** From this width on every name of a district fits a tile on one line or two. */
export const mapWideFrom = 660;

/** The least width of a tile's words, in pixels. */
const roomIn = (size: Size): number =>
  (size === 'wide' ? mapWideFrom : leastWidth.narrow) / columns -
  measures[size].gap -
  2 * measures[size].inset;

const fewAnswers = (reader: Reader, { tile }: Drawn, size: Size): readonly Shape[] => {
  const { height, gap, inset } = measures[size];
  const words = reader.t('results:chart.hidden').replaceAll('\u00a0', ' ');
  const lines = wrap(words, { size: 13, width: roomIn(size) });
  const y = tile.row * (height + gap) + height - 12 - (lines.length - 1) * 15;
  const style = size === 'wide' ? 'small' : 'tile-small';
  return textBlock(lines, { x: edge(tile.column, inset, gap), y, style, lineHeight: 15 });
};

const numberOf = (reader: Reader, drawn: Drawn, size: Size): readonly Shape[] => {
  const { height, gap, inset, number } = measures[size];
  const { tile, group } = drawn;
  const { estimate } = group.focus;
  if (!estimate) return fewAnswers(reader, drawn, size);
  const isWide = size === 'wide';
  const text = isWide ? percent(estimate.value, reader.language) : String(wholePercent(estimate.value));
  const margin = isWide ? plusMinus(estimate) : plusMinus(estimate).replace('\u00a0', '');
  const y = tile.row * (height + gap) + height - (isWide ? 38 : 28);
  const right = edge(tile.column + 1, -gap - inset, gap);
  const style = isWide ? 'small' : 'tile-small';
  return [
    word([edge(tile.column, inset, gap), y], text, number, { isBare: true }),
    word([right, y], margin, style, { align: 'right', isBare: true }),
  ];
};

const nameOf = (reader: Reader, { tile, group }: Drawn, size: Size): readonly Shape[] => {
  const { height, gap, inset, name, line, size: letters } = measures[size];
  const lines = wrap(say(reader, tile.name), { size: letters, width: roomIn(size) });
  const y = tile.row * (height + gap) + (size === 'wide' ? 24 : 16);
  return textBlock(lines, {
    x: edge(tile.column, inset, gap),
    y,
    style: name,
    lineHeight: line,
    isBare: group.focus.estimate !== null,
  });
};

const legend = (reader: Reader, { groups }: DotsInput): readonly Key[] => {
  const stands = new Set(groups.map(standOf));
  const t = (key: string): string => reader.t(`results:chart.map.${key}`);
  return [
    { label: t('alike'), fill: 'transparent', stroke: '--rule' },
    ...(stands.has('below') ? [{ label: t('below'), fill: '--c-low-soft', stroke: '--c-low' } as const] : []),
    ...(stands.has('above') ? [{ label: t('above'), fill: '--c-high-soft', stroke: '--c-hi' } as const] : []),
    ...(groups.some(({ focus }) => !focus.estimate)
      ? [{ label: t('hidden'), fill: 'transparent', stroke: '--rule', isHatched: true } as const]
      : []),
  ];
};

/** On a wide map the keys lie in its empty corner, under each other; on a narrow one under the tiles. */
const legendShapes = (reader: Reader, input: DotsInput, size: Size) => {
  const entries = legend(reader, input);
  if (size === 'narrow') {
    const drawn = keys(entries, { width: leastWidth.narrow });
    const below = keys(entries, { width: leastWidth.narrow, top: -drawn.height, from: 'end' });
    return { shapes: below.shapes, height: drawn.height + 8 };
  }
  const shapes = entries.flatMap((entry, i) => keys([entry], { width: 250, top: i * 22 }).shapes);
  return { shapes, height: 0 };
};

export const mapSpec = (reader: Reader, input: DotsInput, size: Size): ChartSpec => {
  const drawn = drawnTiles(input.groups);
  const { height, gap } = measures[size];
  const [tall, pitch] = [rows * (height + gap) - gap, height + gap];
  const { shapes, height: below } = legendShapes(reader, input, size);
  const end = stripEnd(input.groups);
  const centres = drawn.map(({ tile }) => ({ x: tile.column + 0.48, y: tile.row * pitch + height / 2 }));
  return {
    type: 'line',
    data: { datasets: [stops(centres)] },
    options: {
      layout: { padding: { top: 0, right: 0, bottom: below, left: 0 } },
      scales: { x: hidden(0, columns), y: hidden(0, tall, true) },
    },
    drawing: {
      height: tall + below,
      percentSign: percentSignOf(reader),
      walk: { dataset: 0, points: drawn.map((_, i) => i), by: 'both', ring: [0.98, height + 4] },
      under: drawn.map(each => frameOf(each, size)),
      over: [
        ...shapes,
        ...drawn.flatMap(each => [
          ...strip(each, { end, everybody: input.everybody, size }),
          ...nameOf(reader, each, size),
          ...numberOf(reader, each, size),
        ]),
      ],
    },
  };
};

/** In the measure of the map: how far its strips reach. */
export const mapScale = ({ groups }: DotsInput): number => stripEnd(groups);
