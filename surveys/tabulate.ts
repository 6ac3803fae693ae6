// Responses + codebook -> Dataset, one answer at a time: a wave of any size passes through without row objects.
import { dataset } from '../analysis/dataset.ts';
import type { Column, Dataset } from '../analysis/dataset.ts';
import type { Answer, Answers } from './answer.ts';
import { collectorOf } from './tabulate/collectors.ts';
import type { Collector } from './tabulate/collectors.ts';
import { firstRoom, growingNumbers, openCategories } from './tabulate/growing.ts';
import type { Variable } from './variable.ts';

export { joinRows } from './tabulate/join.ts';

/** Where the person stands in the sample. */
export type SamplePlace = { readonly stratum?: string; readonly psu?: string; readonly weight?: number };

/** What a response says, and where its person stands in the sample. */
export type Tabulated = { readonly answers: Answers; readonly design?: SamplePlace };

export type Tabulator = {
  readonly add: (response: Tabulated) => void;
  /** The same in parts, for who meets a response answer by answer: `begin`, then its answers and its place in the sample. */
  readonly begin: () => void;
  readonly answer: (question: string, answer: Answer) => void;
  readonly place: (design: SamplePlace) => void;
  readonly finish: () => Dataset;
};

/**
 * One column a variable, of a set one an option; '@stratum', '@psu' and '@weight' where any response has them. `expected` rows are
 * made room for at once: then nothing is copied while they arrive.
 */
export const tabulator = (variables: readonly Variable[], expected = firstRoom): Tabulator => {
  const collectors = variables.map(collectorOf);
  const takers = takersOf(variables, collectors);
  const design = designCollector();
  const growing = [...collectors, design];
  let room = Math.max(1, expected);
  let row = -1;
  for (const collector of growing) collector.grow(room);
  const begin = (): void => {
    row += 1;
    if (row < room) return;
    room *= 2;
    for (const collector of growing) collector.grow(room);
  };
  const answer = (question: string, given: Answer): void => {
    for (const collector of takers.get(question) ?? nobody) collector.set(row, given);
  };
  const place = (given: SamplePlace): void => design.set(row, given);
  return {
    ...{ begin, answer, place },
    add: response => {
      begin();
      for (const [question, given] of Object.entries(response.answers)) answer(question, given);
      if (response.design) place(response.design);
    },
    finish: () => dataset(growing.flatMap(collector => collector.columns(row + 1))),
  };
};

const nobody: readonly Collector[] = [];

/** Which collectors an answer goes to: a grid has one a row, an amount one for the number and one for its band. */
const takersOf = (
  variables: readonly Variable[],
  collectors: readonly Collector[],
): ReadonlyMap<string, readonly Collector[]> => {
  const takers = new Map<string, Collector[]>();
  variables.forEach(({ question }, index) =>
    takers.set(question, [...(takers.get(question) ?? []), ...collectors.slice(index, index + 1)]),
  );
  return takers;
};

const designCollector = () => {
  const stratum = openCategories('@stratum');
  const psu = openCategories('@psu');
  const weight = growingNumbers('@weight');
  const all = [stratum, psu, weight];
  return {
    grow: (room: number): void => all.forEach(each => each.grow(room)),
    set: (row: number, given: SamplePlace): void => {
      if (given.stratum !== undefined) stratum.set(row, given.stratum);
      if (given.psu !== undefined) psu.set(row, given.psu);
      if (given.weight !== undefined) weight.set(row, given.weight);
    },
    columns: (rows: number): readonly Column[] =>
      all.filter(each => each.hasValues()).map(each => each.column(rows)),
  };
};
