// The graph of paths as lines and boxes: nodes one below the other in the order of the file, conditional ones set in; edges to the
// next node run between the boxes, those that pass nodes over run on rails to the left. Rails to the same node are one.
import type { PathEdge, PathGraph, PathNode } from '../../../../surveys/path-graph.ts';

const nodeHeight = 52;
const nodeWidth = 320;
const laneShift = 48;
const railShift = 12;
/** Between the innermost rail and the boxes: room for a word and a share. */
const exitSpace = 88;
const narrowGap = 30;
const wideGap = 54;
const widest = 860;

export type Box = {
  readonly node: PathNode | null;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};
export type Line = {
  readonly edge: PathEdge;
  readonly path: string;
  readonly thickness: number;
  /** Where its share is written, and from which side. */
  readonly label: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' } | null;
};
export type Drawing = {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly Box[];
  readonly lines: readonly Line[];
};

const isCondition = (node: PathNode | undefined): boolean => node !== undefined && node.conditions.length > 0;

/** The end is the last box; it has no node. */
const boxesOf = (nodes: readonly PathNode[], left: number): readonly Box[] => {
  let y = 2;
  return [...nodes, null].map((node, at) => {
    if (at > 0) y += nodeHeight + (node && (isCondition(node) || node.kind === 'each') ? wideGap : narrowGap);
    return {
      node,
      x: left + (node?.depth ?? 0) * laneShift,
      y,
      width: node ? nodeWidth : 160,
      height: nodeHeight,
    };
  });
};

const placeOf = ({ to }: PathEdge, end: number): number => to ?? end;

type Rail = { readonly target: number; readonly from: number; readonly index: number };

/** The shorter a rail, the nearer to the boxes; rails that pass each other stand apart. */
const railsOf = (edges: readonly PathEdge[], end: number): ReadonlyMap<number, Rail> => {
  const starts = new Map<number, number>();
  for (const edge of edges) {
    const target = placeOf(edge, end);
    starts.set(target, Math.min(edge.from, starts.get(target) ?? edge.from));
  }
  const placed: Rail[] = [];
  const byLength = [...starts].sort(([a, from], [b, other]) => a - from - (b - other));
  for (const [target, from] of byLength) {
    const taken = placed.filter(rail => rail.from < target && from < rail.target).map(({ index }) => index);
    const index =
      Array.from({ length: placed.length + 1 }, (_, at) => at).find(at => !taken.includes(at)) ?? 0;
    placed.push({ target, from, index });
  }
  return new Map(placed.map(rail => [rail.target, rail]));
};

const thicknessOf = ({ share }: PathEdge): number => Math.round((1 + 2 * share) * 10) / 10;

const arrowGap = 2;

const nextLine = (edge: PathEdge, [box, target]: readonly [Box, Box], isOnly: boolean): Line => {
  const [from, to] = [box.x + 28, target.x + 28];
  const bottom = box.y + box.height;
  const bend = bottom + 12;
  const way = from === to ? `V${target.y - arrowGap}` : `V${bend}H${to}V${target.y - arrowGap}`;
  return {
    ...{ edge, path: `M${from} ${bottom}${way}`, thickness: thicknessOf(edge) },
    label: isOnly ? null : { x: Math.max(from, to) + 10, y: bottom + 20, anchor: 'start' },
  };
};

type Skipping = { readonly boxes: readonly [Box, Box]; readonly railX: number; readonly order: number };

const skipLine = (edge: PathEdge, { boxes: [box, target], railX, order }: Skipping): Line => {
  const y = box.y + 20 + Math.min(order, 2) * 12;
  const into = target.y + target.height / 2;
  return {
    ...{ edge, path: `M${box.x} ${y}H${railX}V${into}H${target.x - arrowGap}`, thickness: thicknessOf(edge) },
    label: { x: box.x - 6, y: y - 4, anchor: 'end' },
  };
};

export const drawingOf = ({ nodes, edges }: PathGraph): Drawing => {
  const end = nodes.length;
  const forward = edges.filter(edge => placeOf(edge, end) > edge.from);
  const skips = forward.filter(edge => placeOf(edge, end) > edge.from + 1);
  const rails = railsOf(skips, end);
  const count = Math.max(0, ...[...rails.values()].map(({ index }) => index + 1));
  const left = count === 0 ? 2 : exitSpace + count * railShift;
  const boxes = boxesOf(nodes, left);
  const lines = forward.flatMap((edge): readonly Line[] => {
    const [box, target] = [boxes[edge.from], boxes[placeOf(edge, end)]];
    if (!box || !target) return [];
    const onward = forward.filter(({ from }) => from === edge.from);
    if (!skips.includes(edge)) return [nextLine(edge, [box, target], onward.length === 1)];
    const index = rails.get(placeOf(edge, end))?.index ?? 0;
    const order = onward.filter(other => skips.includes(other)).indexOf(edge);
    const railX = left - exitSpace - index * railShift;
    return [skipLine(edge, { boxes: [box, target], railX, order })];
  });
  const last = boxes.at(-1);
  return { width: widest, height: last ? last.y + last.height + 2 : 0, boxes, lines };
};
