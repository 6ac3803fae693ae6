// Responses + codebook -> Dataset, one answer at a time: a wave of any size passes through without row objects.
import { dataset } from '../analysis/dataset.ts';
import type { Column, Dataset } from '../analysis/dataset.ts';
import { isRecord } from './answer.ts';
import type { Answer, Answers } from './answer.ts';
import { collectorOf } from './tabulate/collectors.ts';
import type { Collector } from './tabulate/collectors.ts';
import { firstRoom, growingNumbers, openCategories } from './tabulate/growing.ts';
import type { Variable } from './variable.ts';

export { joinRows } from './tabulate/join.ts';

/** Where the person stands in the sample. */
export type SamplePlace = {
  readonly stratum?: string;
  readonly psu?: string;
  readonly weight?: number;
  /** The code of the printed link that brought the answer. */
  readonly link?: string;
};

/** What a response says, and where its person stands in the sample. */
export type Tabulated = { readonly answers: Answers; readonly design?: SamplePlace };

export type Tabulator = {
  readonly add: (response: Tabulated) => void;
  /** The same in parts, for who meets a response answer by answer: `begin`, then its answers and its place in the sample. */
  readonly begin: () => void;
  readonly answer: (question: string, answer: Exclude<Answer, Readonly<Record<string, string>>>) => void;
  /** One row of an answer that has rows, such as a grid's. */
  readonly row: (question: string, row: string, code: string) => void;
  readonly place: (design: SamplePlace) => void;
  readonly finish: () => Dataset;
};

/**
 * One column a variable, of a set one an option; '@stratum', '@psu', '@weight' and '@link' where any response has them. `expected` rows are
 * made room for at once: then nothing is copied while they arrive.
 */
export const tabulator = (variables: readonly Variable[], expected = firstRoom): Tabulator => {
  const collectors = variables.map(collectorOf);
  const takers = takersOf(variables, collectors);
  const design = designCollector();
  const growing = [...collectors, design];
  let room = Math.max(1, expected);
  let at = -1;
  for (const collector of growing) collector.grow(room);
  const begin = (): void => {
    at += 1;
    if (at < room) return;
    room *= 2;
    for (const collector of growing) collector.grow(room);
  };
  const answer: Tabulator['answer'] = (question, given) => {
    for (const collector of takers.whole.get(question) ?? nobody) collector.set(at, given);
  };
  const row: Tabulator['row'] = (question, code, given) => {
    for (const collector of takers.rows.get(question)?.get(code) ?? nobody) collector.set(at, given);
  };
  const place = (given: SamplePlace): void => design.set(at, given);
  const parts = { begin, answer, row, place };
  return {
    ...parts,
    add: response => addWhole(parts, response),
    finish: () => dataset(growing.flatMap(collector => collector.columns(at + 1))),
  };
};

const addWhole = (
  { begin, answer, row, place }: Omit<Tabulator, 'add' | 'finish'>,
  { answers, design }: Tabulated,
): void => {
  begin();
  for (const [question, given] of Object.entries(answers))
    if (isRecord(given)) for (const [code, part] of Object.entries(given)) row(question, code, part);
    else answer(question, given);
  if (design) place(design);
};

const nobody: readonly Collector[] = [];

type Takers = {
  /** By question: who takes an answer that is one value, or one list. An amount goes to its number and to its band. */
  readonly whole: ReadonlyMap<string, readonly Collector[]>;
  /** By question and row: who takes that row of it. */
  readonly rows: ReadonlyMap<string, ReadonlyMap<string, readonly Collector[]>>;
};

const takersOf = (variables: readonly Variable[], collectors: readonly Collector[]): Takers => {
  const whole = new Map<string, Collector[]>();
  const rows = new Map<string, Map<string, Collector[]>>();
  variables.forEach(({ question, row }, index) => {
    const own = collectors.slice(index, index + 1);
    whole.set(question, [...(whole.get(question) ?? []), ...own]);
    if (row === undefined) return;
    const ofQuestion = rows.get(question) ?? new Map<string, Collector[]>();
    rows.set(question, ofQuestion.set(row, [...(ofQuestion.get(row) ?? []), ...own]));
  });
  return { whole, rows };
};

const designCollector = () => {
  const stratum = openCategories('@stratum');
  const psu = openCategories('@psu');
  const weight = growingNumbers('@weight');
  const link = openCategories('@link');
  const all = [stratum, psu, weight, link];
  return {
    grow: (room: number): void => all.forEach(each => each.grow(room)),
    set: (row: number, given: SamplePlace): void => {
      if (given.stratum !== undefined) stratum.set(row, given.stratum);
      if (given.psu !== undefined) psu.set(row, given.psu);
      if (given.weight !== undefined) weight.set(row, given.weight);
      if (given.link !== undefined) link.set(row, given.link);
    },
    columns: (rows: number): readonly Column[] =>
      all.filter(each => each.hasValues()).map(each => each.column(rows)),
  };
};
