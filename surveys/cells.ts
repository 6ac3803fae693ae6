// Answers in groups, and combinations of groups: the cells that a population is counted by.

/** Answers that count as one: by their codes, or of a number from the smallest to the largest (no `to` is "and more"). */
export type Group = {
  readonly code: string;
  readonly codes?: readonly string[];
  readonly from?: number;
  readonly to?: number;
};

/** A question with its answers in groups. */
export type Classification = { readonly variable: string; readonly groups: readonly Group[] };

/** The name of a combination of groups. */
export const cellName = (groups: readonly string[]): string => groups.join('.');

const combinations = (by: readonly Classification[]): readonly (readonly string[])[] =>
  by.reduce<readonly (readonly string[])[]>(
    (cells, { groups }) => cells.flatMap(cell => groups.map(({ code }) => [...cell, code])),
    [[]],
  );

/** Every cell of some questions, the last question varying fastest. */
export const cellsOf = (by: readonly Classification[]): readonly string[] => combinations(by).map(cellName);

/** The groups that a cell is made of. A code may hold any letter, so names are looked up and never cut apart. */
export const partsOf = (by: readonly Classification[], cell: string): readonly string[] =>
  combinations(by).find(parts => cellName(parts) === cell) ?? [];
