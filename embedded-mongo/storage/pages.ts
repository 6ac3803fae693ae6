// Whether a tree of pages in the file is whole. The engine trusts what it maps into memory: a page that is not what it should
// be ends the process without a word, or makes answers wrong. So all are read, by ordinary reads, before it starts.
import { readSync } from 'node:fs';

/** Where the engine's fields lie: in a page, in the description of a tree, in a node, in the place of a value. */
const page = { flags: 18, lower: 20, upper: 22, count: 20, start: 24 } as const;
const tree = { depth: 6, branches: 8, leaves: 16, overflows: 24, entries: 32, root: 40 } as const;
const node = { content: 4, keySize: 6, start: 8 } as const;
const place = { count: 16, end: 24 } as const;
const kinds = { branch: 1, leaf: 2, overflow: 4 } as const;
/** What a node of a leaf may hold: a value, the place of one that has pages of its own, the description of a tree. */
export const contents = { value: 0, place: 1, tree: 2 } as const;
const firstPage = 2;
const noPage = 2 ** 64;

export const numberAt = (bytes: Buffer, at: number): number => Number(bytes.readBigUInt64LE(at));
const childAt = (bytes: Buffer, at: number): number => bytes.readUIntLE(at, 6);

export type Pages = { readonly file: number; readonly pageSize: number; readonly isUsed: Uint8Array };
/** The node begins at `at`, its key lies from start to end. */
type Node = { readonly bytes: Buffer; readonly at: number; readonly start: number; readonly end: number };
type Order = (left: Node, right: Node) => number;
type OnValue = (value: Buffer, content: number) => void;
type Bounds = { readonly low?: Node | undefined; readonly high?: Node | undefined };

/** Without making buffers, of which there would be one a key. */
export const bytewise: Order = (left, right) =>
  left.bytes.compare(right.bytes, right.start, right.end, left.start, left.end);
export const numeric: Order = (left, right) =>
  numberAt(left.bytes, left.start) - numberAt(right.bytes, right.start);

export const damaged = (number: number): never => {
  throw new Error(`page ${number} of its file is damaged`);
};

/** Every page has one use at most. */
export const claim = ({ isUsed }: Pages, number: number, count = 1): void => {
  if (number < firstPage || count < 1 || number + count > isUsed.length) damaged(number);
  for (let each = number; each < number + count; each++) {
    if (isUsed[each] === 1) damaged(each);
    isUsed[each] = 1;
  }
};

const read = ({ file, pageSize }: Pages, number: number, kind: number, bytes: Buffer): Buffer => {
  const isWhole = readSync(file, bytes, 0, bytes.length, number * pageSize) === bytes.length;
  if (!isWhole || numberAt(bytes, 0) !== number || bytes.readUInt16LE(page.flags) !== kind) damaged(number);
  return bytes;
};

/** Undefined where nodes leave the page, or are together not as large as it says. */
const nodesOf = (bytes: Buffer, isLeaf: boolean): Node[] | undefined => {
  const [lower, upper] = [bytes.readUInt16LE(page.lower), bytes.readUInt16LE(page.upper)];
  let left = bytes.length - page.start - upper;
  if (lower === 0 || lower % 2 !== 0 || lower > upper || left < 0) return undefined;
  const nodes: Node[] = [];
  for (let entry: number = page.start; entry < page.start + lower; entry += 2) {
    const at = page.start + bytes.readUInt16LE(entry);
    if (at < page.start + upper || at + node.start > bytes.length) return undefined;
    const end = at + node.start + bytes.readUInt16LE(at + node.keySize);
    const isPlace = bytes.readUInt16LE(at + node.content) === contents.place;
    const length = end - at + (isLeaf ? (isPlace ? place.end : bytes.readUInt32LE(at)) : 0);
    if (at + length > bytes.length) return undefined;
    left -= length + (length % 2);
    nodes.push({ bytes, at, start: at + node.start, end });
  }
  return left === 0 ? nodes : undefined;
};

const isInOrder = (nodes: readonly Node[], { low, high }: Bounds, order: Order): boolean => {
  let last = low;
  for (const each of nodes) {
    if (last && order(last, each) > (last === low ? 0 : -1)) return false;
    last = each;
  }
  return !last || !high || order(last, high) < 0;
};

/** One walk through one tree, which counts what the description of the tree counts. */
type Walk = {
  readonly pages: Pages;
  readonly depth: number;
  readonly order: Order;
  readonly onValue: OnValue | undefined;
  readonly counts: { branches: number; leaves: number; overflows: number; entries: number };
  /** The keys of a page bound those below it, so each level keeps its own. */
  readonly held: Buffer[];
};

const valueAt = ({ pages, onValue, counts }: Walk, { bytes, at, end }: Node, content: number): Buffer => {
  const size = bytes.readUInt32LE(at);
  if (content !== contents.place) return bytes.subarray(end, end + size);
  const [number, count] = [numberAt(bytes, end), numberAt(bytes, end + place.count)];
  if (count !== Math.ceil((page.start + size) / pages.pageSize)) damaged(number);
  claim(pages, number, count);
  counts.overflows += count;
  const value = read(pages, number, kinds.overflow, Buffer.alloc(page.start + (onValue ? size : 0)));
  if (value.readUInt32LE(page.count) !== count) damaged(number);
  return value.subarray(page.start);
};

const visitNode = (walk: Walk, number: number, each: Node): void => {
  walk.counts.entries++;
  const content = each.bytes.readUInt16LE(each.at + node.content);
  if (content > contents.tree) damaged(number);
  if (!walk.onValue && content === contents.value) return;
  const value = valueAt(walk, each, content);
  walk.onValue?.(value, content);
};

const visitPage = (walk: Walk, number: number, level: number, bounds: Bounds): void => {
  const { pages, depth, order, counts, held } = walk;
  claim(pages, number);
  const isLeaf = level === depth - 1;
  const bytes = (held[level] ??= Buffer.alloc(pages.pageSize));
  const nodes = nodesOf(read(pages, number, isLeaf ? kinds.leaf : kinds.branch, bytes), isLeaf);
  // The first key of a branch stands for whatever is less than the second.
  if (!nodes || !isInOrder(isLeaf ? nodes : nodes.slice(1), bounds, order)) return damaged(number);
  counts[isLeaf ? 'leaves' : 'branches']++;
  for (const [position, each] of nodes.entries()) {
    if (isLeaf) visitNode(walk, number, each);
    const low = position > 0 ? each : bounds.low;
    const high = nodes[position + 1] ?? bounds.high;
    if (!isLeaf) visitPage(walk, childAt(bytes, each.at), level + 1, { low, high });
  }
};

/** onValue is called with each value in the order of keys; without it, only the places of values are looked at. */
export const walkTree = (pages: Pages, description: Buffer, order: Order, onValue?: OnValue): void => {
  const root = numberAt(description, tree.root);
  const depth = description.readUInt16LE(tree.depth);
  const counts = { branches: 0, leaves: 0, overflows: 0, entries: 0 };
  if (root !== noPage) visitPage({ pages, depth, order, onValue, counts, held: [] }, root, 0, {});
  for (const name of ['branches', 'leaves', 'overflows', 'entries'] as const)
    if (numberAt(description, tree[name]) !== counts[name]) damaged(root);
};
