// Changes of a draft, one by one, as values: what somebody did, and the draft after it or why it cannot be done.
import { cellsOf } from '../../../surveys/cells.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Draft, TypedMargin } from '../../stores/weightings.ts';
import { answersApart, mayBeMargin, merged, mostCells, readBands } from './groups.ts';
import { readRows, rowsOfText, type RowMistake, type Rows } from './paste.ts';
import { marginKey } from './recipe.ts';
import type { Merge } from './typed.ts';

type Facts = Pick<TypedMargin, 'source' | 'date' | 'unit' | 'isFitted'>;

export type DraftAction =
  | { readonly kind: 'base'; readonly base: Draft['base'] }
  | { readonly kind: 'method'; readonly method: Draft['method']; readonly trimming: Draft['trimming'] }
  | { readonly kind: 'add'; readonly variables: readonly string[]; readonly bands: string }
  | {
      readonly kind: 'margin';
      readonly at: number;
      readonly facts: Facts;
      readonly totals: TypedMargin['totals'];
    }
  | { readonly kind: 'paste'; readonly at: number; readonly facts: Facts; readonly table: Rows | string }
  | { readonly kind: 'remove'; readonly at: number }
  | { readonly kind: 'merge'; readonly merge: Merge }
  | { readonly kind: 'apart'; readonly at: number };

export type EditMistake =
  | {
      readonly code: 'unknown_question' | 'same_question' | 'margin_twice' | 'bands_wrong' | 'too_many_cells';
    }
  | { readonly code: 'nothing_pasted' | 'cannot_merge' | 'no_source' | 'no_date' }
  | { readonly code: 'rows'; readonly rows: readonly RowMistake[] };

export type Edited = { readonly draft: Draft } | { readonly mistake: EditMistake };

const withMargin = (
  draft: Draft,
  at: number,
  change: (margin: TypedMargin) => EditMistake | TypedMargin,
): Edited => {
  const margin = draft.margins[at];
  if (!margin) return { draft };
  const changed = change(margin);
  return 'code' in changed
    ? { mistake: changed }
    : { draft: { ...draft, margins: draft.margins.with(at, changed) } };
};

/** Totals in the order of the cells; what belongs to no cell is left out. */
const ordered = ({ by }: TypedMargin, totals: TypedMargin['totals']): TypedMargin['totals'] =>
  cellsOf(by).map(cell => ({ cell, typed: totals.find(total => total.cell === cell)?.typed.trim() ?? '' }));

const add = (
  draft: Draft,
  names: readonly string[],
  bands: string,
  variables: readonly Variable[],
): Edited => {
  const chosen = names.map(name =>
    variables.find(variable => variable.name === name && mayBeMargin(variable)),
  );
  const known = chosen.filter(variable => variable !== undefined);
  if (known.length === 0 || known.length < chosen.length) return { mistake: { code: 'unknown_question' } };
  if (new Set(names).size < names.length) return { mistake: { code: 'same_question' } };
  const cut = readBands(bands);
  if (known.some(({ type }) => type === 'number') && !cut) return { mistake: { code: 'bands_wrong' } };
  const by = known.map(variable =>
    variable.type === 'number' ? { variable: variable.name, groups: cut ?? [] } : answersApart(variable),
  );
  if (draft.margins.some(margin => marginKey(margin) === marginKey({ by })))
    return { mistake: { code: 'margin_twice' } };
  if (cellsOf(by).length > mostCells) return { mistake: { code: 'too_many_cells' } };
  const margin: TypedMargin = { by, isFitted: true, source: '', date: '', unit: 'count', totals: [] };
  return { draft: { ...draft, margins: [...draft.margins, { ...margin, totals: ordered(margin, []) }] } };
};

const paste = (margin: TypedMargin, facts: Facts, table: Rows | string, variables: readonly Variable[]) => {
  const rows = typeof table === 'string' ? rowsOfText(table) : table;
  if (rows.every(row => row.every(cell => cell.trim() === ''))) return { code: 'nothing_pasted' } as const;
  const read = readRows(rows, margin, variables);
  if ('mistakes' in read) return { code: 'rows', rows: read.mistakes } as const;
  if (facts.source.trim() === '') return { code: 'no_source' } as const;
  if (facts.date.trim() === '') return { code: 'no_date' } as const;
  return { ...margin, ...facts, totals: ordered(margin, read.totals) };
};

const apart = (margin: TypedMargin, variables: readonly Variable[]): TypedMargin => {
  const by = margin.by.map(classification => {
    const variable = variables.find(({ name }) => name === classification.variable);
    return variable && variable.type !== 'number' ? answersApart(variable) : classification;
  });
  return { ...margin, by, totals: ordered({ ...margin, by }, margin.totals) };
};

/** The draft after what somebody did to it. */
export const edited = (draft: Draft, action: DraftAction, variables: readonly Variable[]): Edited => {
  switch (action.kind) {
    case 'base':
      return { draft: { ...draft, base: action.base } };
    case 'method':
      return { draft: { ...draft, method: action.method, trimming: action.trimming } };
    case 'add':
      return add(draft, action.variables, action.bands, variables);
    case 'remove':
      return { draft: { ...draft, margins: draft.margins.filter((_, at) => at !== action.at) } };
    case 'margin':
      return withMargin(draft, action.at, margin => ({
        ...margin,
        ...action.facts,
        totals: ordered(margin, action.totals),
      }));
    case 'paste':
      return withMargin(draft, action.at, margin => paste(margin, action.facts, action.table, variables));
    case 'merge':
      return withMargin(
        draft,
        action.merge.margin,
        margin => merged(margin, action.merge) ?? { code: 'cannot_merge' },
      );
    case 'apart':
      return withMargin(draft, action.at, margin => apart(margin, variables));
  }
};
