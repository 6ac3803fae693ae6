// Two waves side by side: a line for each answer or question, solid where the change is established, its name at the right end.
import type { Cell } from '../../services/results/result.ts';
import { percent } from '../format.ts';
import type { Reader } from '../reader.ts';
import { isEstablished } from '../results/sentences.ts';
import { widthOf, wrap } from './measure.ts';
import { hidden, percentSignOf, stops, textBlock, word, type Size } from './parts.ts';
import type { ChartSpec, Dataset, Shape, Spot, Token } from './spec.ts';

export type SlopeLine = {
  readonly name: string;
  readonly before: Cell;
  /** Its change is the one since `before`. */
  readonly now: Cell;
  readonly isHighlighted: boolean;
};

export type SlopeInput = { readonly waves: readonly [string, string]; readonly lines: readonly SlopeLine[] };

/** Beside its value a name has room on a wide drawing; on a narrow one it stands under it. */
const measures = {
  wide: { left: 80, right: 306, names: 232, isUnder: false },
  narrow: { left: 62, right: 148, names: 120, isUnder: true },
} as const;
const lineHeight = 17;
const [top, bottom] = [30, 10];
const least = 230;
/** Fewer points of difference are not stretched over the whole height: a small change has to look small. */
const leastSpan = 20;

type Placed = SlopeLine & {
  readonly from: number;
  readonly to: number;
  readonly words: readonly string[];
  /** Middle of its words at either end, moved so that none touches another. */
  readonly leftAt: number;
  readonly rightAt: number;
};

type Label = { readonly wanted: number; readonly tall: number };

/** Moves each label down as far as the ones above it need. */
const pushed = (labels: readonly Label[], order: readonly number[], from: number): number[] => {
  const places = labels.map(({ wanted }) => wanted);
  let edge = from;
  for (const i of order) {
    const half = (labels[i]?.tall ?? 0) / 2;
    places[i] = Math.max(places[i] ?? 0, edge + half);
    edge = (places[i] ?? 0) + half;
  }
  return places;
};

const turned = (labels: readonly Label[], height: number): readonly Label[] =>
  labels.map(({ wanted, tall }) => ({ wanted: height - wanted, tall }));

/** Inside from above, then inside from below: as near as can be to where they were, none over another. */
const settled = (labels: readonly Label[], order: readonly number[], height: number): readonly number[] => {
  const down = pushed(labels, order, -8).map((wanted, i) => ({ wanted, tall: labels[i]?.tall ?? 0 }));
  return pushed(turned(down, height), [...order].reverse(), -8).map(place => height - place);
};

/** Labels in their order, none nearer to the next than its height: halfway between all pushed down and all pushed up. */
const spread = (labels: readonly Label[], height: number): readonly number[] => {
  const order = labels.map((_, i) => i).sort((a, b) => (labels[a]?.wanted ?? 0) - (labels[b]?.wanted ?? 0));
  const low = settled(labels, order, height);
  const high = settled(turned(labels, height), [...order].reverse(), height).map(place => height - place);
  return low.map((place, i) => (place + (high[i] ?? place)) / 2);
};

const shareOf = ({ estimate }: Cell): number => (estimate?.value ?? 0) * 100;

const valueWidth = 48;
/** From a point to its words: room for the thread between them where the words had to move. */
const offset = 26;

/** Pixels from the top for a share in per cent. */
const scaleOf = (lines: readonly SlopeLine[], height: number): ((share: number) => number) => {
  const all = lines.flatMap(({ before, now }) => [shareOf(before), shareOf(now)]);
  const [low, high] = [Math.min(...all), Math.max(...all)];
  const half = Math.max(leastSpan, high - low) / 2;
  return share => height * (0.5 - (share - (low + high) / 2) / (2 * half));
};

type Laid = { readonly rows: readonly Placed[]; readonly height: number };

const place = (lines: readonly SlopeLine[], size: Size): Laid => {
  const { names, isUnder } = measures[size];
  const words = lines.map(({ name, isHighlighted }) =>
    wrap(name, { size: 15, width: names, isBold: isHighlighted }),
  );
  const tall = words.map(each => (each.length + (isUnder ? 1 : 0)) * lineHeight + 8);
  const height = tall.reduce((sum, each) => sum + each, 0);
  const plot = Math.max(least, height);
  const y = scaleOf(lines, plot);
  const left = lines.map(({ before }) => ({ wanted: y(shareOf(before)), tall: 20 }));
  const right = lines.map(({ now }, i) => ({ wanted: y(shareOf(now)), tall: tall[i] ?? 0 }));
  const [leftAt, rightAt] = [spread(left, plot), spread(right, plot)];
  const rows = lines.map((line, i): Placed => ({
    ...{ ...line, words: words[i] ?? [], leftAt: leftAt[i] ?? 0, rightAt: rightAt[i] ?? 0 },
    ...{ from: left[i]?.wanted ?? 0, to: right[i]?.wanted ?? 0 },
  }));
  return { rows, height: plot };
};

const colourOf = ({ isHighlighted }: SlopeLine): Token => (isHighlighted ? '--c-hi' : '--c-rest-line');

const dataset = (line: Placed): Dataset => {
  const isSolid = line.now.change !== null && isEstablished(line.now.change);
  return {
    data: [
      { x: 0, y: line.from },
      { x: 1, y: line.to },
    ],
    ...{ borderColor: colourOf(line), backgroundColor: colourOf(line), fill: false },
    ...{ borderWidth: isSolid ? 3 : 2, pointRadius: 5, ...(isSolid ? {} : { borderDash: [2, 5] }) },
  };
};

/** From a point to words that had to move. */
const thread = (x: 0 | 1, from: number, to: number): Shape => {
  const side = x === 0 ? -1 : 1;
  const ends: readonly [Spot, Spot] = [
    [[x, 8 * side], from],
    [[x, (offset - 4) * side], to],
  ];
  return { kind: 'line', from: ends[0], to: ends[1], colour: '--c-rest', width: 1 };
};

const labels = (reader: Reader, line: Placed, size: Size): readonly Shape[] => {
  const style = line.isHighlighted ? 'strong' : 'row';
  const value = ({ estimate }: Cell): string => (estimate ? percent(estimate.value, reader.language) : '');
  const under = measures[size].isUnder ? 1 : 0;
  const first = line.rightAt + 5 - ((line.words.length - 1 + under) * lineHeight) / 2;
  const beside = Math.max(valueWidth - 8, widthOf(value(line.now), { size: 15, isBold: true }) + 8);
  const nameAt = offset + (under ? 0 : beside);
  const left: Spot = [
    [0, -offset],
    [line.leftAt, 5],
  ];
  return [
    thread(0, line.from, line.leftAt),
    thread(1, line.to, line.rightAt),
    word(left, value(line.before), style, { align: 'right' }),
    word([[1, offset], first], value(line.now), 'strong'),
    ...textBlock(line.words, { x: [1, nameAt], y: first + under * lineHeight, style, lineHeight }),
  ];
};

const wavesAbove = ([before, now]: SlopeInput['waves']): readonly Shape[] => [
  { kind: 'text', at: [0, ['start', 14]], text: before, style: 'year', align: 'center' },
  { kind: 'text', at: [1, ['start', 14]], text: now, style: 'year', align: 'center' },
];

const posts = (height: number): readonly Shape[] =>
  [0, 1].map(x => ({ kind: 'line', from: [x, -8], to: [x, height + 8], colour: '--c-grid', width: 1 }));

export const slopeSpec = (reader: Reader, { waves, lines }: SlopeInput, size: Size): ChartSpec => {
  const { rows, height } = place(lines, size);
  const { left, right } = measures[size];
  const ends = stops(rows.map(({ to }) => ({ x: 1, y: to })));
  return {
    type: 'line',
    data: { datasets: [...rows.map(dataset), ends] },
    options: {
      layout: { padding: { top: top + 12, right, bottom: bottom + 8, left } },
      scales: { x: hidden(0, 1), y: hidden(0, height, true) },
    },
    drawing: {
      height: height + top + bottom + 20,
      percentSign: percentSignOf(reader),
      walk: { dataset: rows.length, points: rows.map((_, i) => i), by: 'both' },
      under: posts(height),
      over: [...wavesAbove(waves), ...rows.flatMap(line => labels(reader, line, size))],
    },
  };
};
