// Two tables of the same codebook as one: rows that stay, and rows that came since, in the order given.
import { dataset } from '../../analysis/dataset.ts';
import type { CategoryColumn, Column, Dataset, NumberColumn } from '../../analysis/dataset.ts';
import { missing, openCategories } from './growing.ts';

/** For each row where it comes from: row r of the kept table is r, row r of the added one is -1 - r. */
export type Origins = Int32Array;

type Parts = { readonly kept: Dataset; readonly added: Dataset; readonly origins: Origins };

/** Exactly what tabulating all these responses in this order would give. */
export const joinRows = (kept: Dataset, added: Dataset, origins: Origins): Dataset => {
  const names = [...new Set([...kept.columns.keys(), ...added.columns.keys()])];
  const closed = names.filter(name => !isOpen(name));
  const open = designOrder.filter(name => names.includes(name));
  const parts = { kept, added, origins };
  const columns = [...closed, ...open].flatMap(name => joinColumn(parts, name) ?? []);
  return dataset(columns);
};

const designOrder = ['@stratum', '@psu', '@weight', '@link'] as const;
const isOpen = (name: string): boolean => name.startsWith('@');

/** undefined for a column of the design that no row has any more. */
const joinColumn = (parts: Parts, name: string): Column | undefined => {
  const [kept, added] = [parts.kept.columns.get(name), parts.added.columns.get(name)];
  const either = kept ?? added;
  if (either?.kind === 'number') return joinNumbers(parts, name, [asNumbers(kept), asNumbers(added)]);
  const codes: CodeParts = [asCategories(kept), asCategories(added)];
  return isOpen(name) ? joinOpen(parts, name, codes) : joinCodes(parts, name, codes);
};

type CodeParts = readonly [CategoryColumn | undefined, CategoryColumn | undefined];

const asNumbers = (column: Column | undefined): NumberColumn | undefined =>
  column?.kind === 'number' ? column : undefined;
const asCategories = (column: Column | undefined): CategoryColumn | undefined =>
  column?.kind === 'category' ? column : undefined;

const joinNumbers = (
  { origins }: Parts,
  name: string,
  [kept, added]: readonly [NumberColumn | undefined, NumberColumn | undefined],
): NumberColumn | undefined => {
  const values = new Float64Array(origins.length);
  let has = false;
  origins.forEach((origin, row) => {
    const value = (origin >= 0 ? kept?.values[origin] : added?.values[-1 - origin]) ?? NaN;
    values[row] = value;
    if (!Number.isNaN(value)) has = true;
  });
  return has || !isOpen(name) ? { kind: 'number', name, values } : undefined;
};

/** Categories are the codebook's, so both tables number them alike. */
const joinCodes = ({ origins }: Parts, name: string, [kept, added]: CodeParts): CategoryColumn => {
  const codes = new Int16Array(origins.length);
  for (let row = 0; row < codes.length; row++) {
    const origin = origins[row]!;
    codes[row] = (origin >= 0 ? kept?.codes[origin] : added?.codes[-1 - origin]) ?? missing;
  }
  return { kind: 'category', name, categories: (kept ?? added)?.categories ?? [], codes };
};

/** Strata and PSUs are numbered as they first appear, so the joined rows number them anew. */
const joinOpen = ({ origins }: Parts, name: string, [kept, added]: CodeParts): CategoryColumn | undefined => {
  const open = openCategories(name);
  open.grow(origins.length);
  origins.forEach((origin, row) => {
    const label =
      origin >= 0 ? kept?.categories[kept.codes[origin]!] : added?.categories[added.codes[-1 - origin]!];
    if (label !== undefined) open.set(row, label);
  });
  return open.hasValues() ? open.column(origins.length) : undefined;
};
