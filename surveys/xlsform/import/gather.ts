// The questions of one page: rows in their order, and rows that share one scale gathered into a grid.
import type { Group, Node, QuestionRow } from './outline.ts';

/** A question, or the rows of a grid; `inside` are the groups around it whose conditions hold for it. */
export type Item = {
  readonly rows: readonly [QuestionRow, ...QuestionRow[]];
  readonly grid?: { readonly head: QuestionRow | undefined; readonly group: Group };
  readonly inside: readonly Group[];
};

/** Whether a row can be taken; why not is told, and calculations go elsewhere. */
export type Takes = (row: QuestionRow, inside: readonly Group[]) => boolean;

type Found = { readonly row: QuestionRow; readonly inside: readonly Group[]; readonly isTable: boolean };

export const gathered = (group: Group, takes: Takes, around: readonly Group[]): readonly Item[] => {
  const isTable = group.isScore || isTableList(group);
  const found = rowsIn(group.children, { inside: [], isTable }).filter(({ row, inside }) =>
    takes(row, [...around, group, ...inside]),
  );
  if (group.isScore) return scoreItems(found, group);
  const items: Item[] = [];
  for (let at = 0; at < found.length;) {
    const [item, count] = itemAt(found, at, group);
    if (item) items.push(item);
    at += count;
  }
  return items;
};

const isTableList = ({ record }: Group): boolean => /\btable-list\b/i.test(record.get('appearance'));

const rowsIn = (nodes: readonly Node[], around: Omit<Found, 'row'>): readonly Found[] =>
  nodes.flatMap(node =>
    node.kind === 'row'
      ? [{ row: node, ...around }]
      : rowsIn(node.children, {
          inside: [...around.inside, node],
          isTable: around.isTable || isTableList(node),
        }),
  );

const scoreItems = (found: readonly Found[], group: Group): readonly Item[] => {
  const [first, ...rest] = found.map(({ row }) => row);
  if (first && rest.length === 0) return [{ rows: [asQuestion(first, group)], inside: [] }];
  return first ? [{ rows: [first, ...rest], grid: { head: undefined, group }, inside: [] }] : [];
};

/** One row makes no grid. */
const asQuestion = (row: QuestionRow, { record }: Group): QuestionRow => ({
  ...row,
  type: { kind: 'select', select: 'single', list: record.get('kobo_score_choices'), orOther: false },
});

/** The list of a question with one answer; nothing else can stand in a grid. */
const listIn = (found: Found | undefined): string | undefined =>
  found?.row.type.kind === 'select' && found.row.type.select === 'single' && !found.row.type.orOther
    ? found.row.type.list
    : undefined;

const appearance = ({ row }: Found): string => row.record.get('appearance').toLowerCase();

const hasFilter = ({ row }: Found): boolean => row.record.get('choice_filter') !== '';

/** The item that begins here, and how many rows it takes. */
const itemAt = (found: readonly Found[], at: number, group: Group): readonly [Item | undefined, number] => {
  const first = found[at];
  if (!first) return [undefined, 1];
  const list = listIn(first);
  const lone = [{ rows: [first.row] as const, inside: first.inside }, 1] as const;
  if (list === undefined) return lone;
  const isHead = /(^|\s)label(\s|$)/.test(appearance(first));
  const rows = run(
    found,
    isHead ? at + 1 : at,
    each => listIn(each) === list && belongs(each, first) && !hasFilter(each),
  );
  const [one, two, ...more] = rows.map(({ row }) => row);
  if (!one || !two) return isHead && one ? [{ rows: [one], inside: first.inside }, 2] : lone;
  const grid = { head: isHead ? first.row : undefined, group: first.inside.at(-1) ?? group };
  return [{ rows: [one, two, ...more], grid, inside: first.inside }, rows.length + (isHead ? 1 : 0)];
};

const belongs = (each: Found, first: Found): boolean =>
  each.inside.at(-1) === first.inside.at(-1) && (each.isTable || /list[-_]nolabel/.test(appearance(each)));

const run = (found: readonly Found[], from: number, fits: (each: Found) => boolean): readonly Found[] => {
  const end = found.findIndex((each, at) => at >= from && !fits(each));
  return found.slice(from, end === -1 ? found.length : end);
};
