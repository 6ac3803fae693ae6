// What becomes of the rows: pages with questions and grids, calculations, and rows that cannot be taken at all.
import type { Tell } from '../finding.ts';
import type { ChoiceLists } from './choices.ts';
import { gathered } from './gather.ts';
import type { Item, Takes } from './gather.ts';
import type { Group, Node, QuestionRow, SurveyOutline } from './outline.ts';
import type { RowType } from './question-type.ts';

export type PlannedPage = {
  /** The group shown on one page; undefined where a question has a page to itself. */
  readonly group: Group | undefined;
  readonly items: readonly Item[];
  readonly inside: readonly Group[];
  /** The groups with a heading around it, outermost first. */
  readonly headings: readonly Group[];
};

export type PlannedCalculation = { readonly row: QuestionRow; readonly inside: readonly Group[] };

export type Plan = {
  readonly pages: readonly PlannedPage[];
  readonly calculations: readonly PlannedCalculation[];
  readonly left: ReadonlyMap<string, number>;
};

type Around = { readonly inside: readonly Group[]; readonly headings: readonly Group[] };

/** The lists from which the questions that were taken are answered. */
export const listsUsed = ({ pages }: Plan): ReadonlySet<string> =>
  new Set(
    pages.flatMap(({ group, items }) => [
      ...(group?.isScore ? [group.record.get('kobo_score_choices')] : []),
      ...items.flatMap(({ rows, grid }) =>
        [...rows, ...(grid?.head ? [grid.head] : [])].flatMap(({ type }) =>
          type.kind === 'select' ? [type.list] : [],
        ),
      ),
    ]),
  );

export const planOf = (outline: SurveyOutline, lists: ChoiceLists, tell: Tell): Plan => {
  const left = new Map(outline.left);
  const calculations: PlannedCalculation[] = [];
  const takes = (row: QuestionRow, inside: readonly Group[]): boolean => {
    const reason = reasonAgainst(row.type, lists) ?? scoreReason(row.type, inside.at(-1), lists);
    if (reason) {
      const [code, values = {}] = reason;
      tell('lost', code, { ...row.record.place('type'), name: row.name }, values);
      if (row.name !== '') left.set(row.name, row.record.row);
      return false;
    }
    const isCalculation = row.type.kind === 'plain' && row.type.plain === 'calculate';
    if (isCalculation) calculations.push({ row, inside });
    return !isCalculation;
  };
  const pages = pagesOf(outline.nodes, { inside: [], headings: [] }, takes);
  return { pages, calculations, left };
};

const pagesOf = (nodes: readonly Node[], around: Around, takes: Takes): readonly PlannedPage[] =>
  nodes.flatMap((node): readonly PlannedPage[] => {
    if (node.kind === 'row') {
      return takes(node, around.inside)
        ? [{ group: undefined, items: [{ rows: [node], inside: [] }], ...around }]
        : [];
    }
    if (isOnePage(node)) {
      const items = gathered(node, takes, around.inside);
      return items.length === 0
        ? []
        : [{ group: node, items, inside: [...around.inside, node], headings: around.headings }];
    }
    const hasHeading = node.record.texts('label').size > 0;
    const headings = hasHeading ? [...around.headings, node] : around.headings;
    return pagesOf(node.children, { inside: [...around.inside, node], headings }, takes);
  });

/** `field-list` shows a group on one page; tables and scores are one page by themselves. */
const isOnePage = ({ record, isScore, children }: Group): boolean =>
  isScore ||
  /\b(field-list|table-list)\b/i.test(record.get('appearance')) ||
  (children.length > 1 &&
    children.every(
      child => child.kind === 'row' && /\b(label|list-nolabel)\b/i.test(child.record.get('appearance')),
    ));

type Reason = readonly [code: string, values?: Readonly<Record<string, string | number>>];

const reasonAgainst = (type: RowType, lists: ChoiceLists): Reason | undefined => {
  switch (type.kind) {
    case 'refused':
      return [type.refused, { type: type.written }];
    case 'file_select':
      return ['file_select', { type: type.written }];
    case 'unknown':
      return ['unknown_type', { type: type.written }];
    case 'select':
      return listReason(type, lists);
    case 'plain':
      return type.plain === 'hidden' ? ['hidden'] : undefined;
    case 'begin':
    case 'end':
      return undefined;
  }
};

/** The rows of Kobo's score are answered from the list that stands beside the group. */
const scoreReason = (type: RowType, group: Group | undefined, lists: ChoiceLists): Reason | undefined =>
  type.kind === 'plain' && type.plain === 'row' && group?.isScore === true
    ? listReason(
        { kind: 'select', select: 'single', list: group.record.get('kobo_score_choices'), orOther: false },
        lists,
      )
    : undefined;

const listReason = (type: Extract<RowType, { kind: 'select' }>, lists: ChoiceLists): Reason | undefined => {
  const list = lists.get(type.list);
  if (!list) {
    if (type.list === '' || type.list.startsWith('${')) return ['list_of_answers', { list: type.list }];
    const near = [...lists.keys()].find(name => name.toLowerCase() === type.list.toLowerCase());
    return near === undefined
      ? ['no_list', { list: type.list }]
      : ['no_list_case', { list: type.list, near }];
  }
  const count = list.choices.length + (type.orOther ? 1 : 0);
  return count < 2 ? ['one_choice', { list: type.list, count }] : undefined;
};
