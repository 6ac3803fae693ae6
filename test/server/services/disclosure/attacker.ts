// Somebody who has every published table and wants to know of a few people. Knows which tables add up to which, and nothing of how they
// were protected; works with sums and differences of what is printed.
import type { Content } from '../../../../server/services/results/content.ts';
import type { WaveResult } from '../../../../server/services/results/result.ts';

/** People of a wave who gave one of these answers to each of these questions; `asked`: who gave any, `silent`: who gave none. */
export type Event = {
  readonly wave: string;
  readonly all: readonly {
    readonly question: string;
    readonly codes: readonly string[] | 'asked' | 'silent';
  }[];
};

/** How many answered at all, by the id of the wave: its statement says so. */
export type Sizes = ReadonlyMap<string, number>;

export const nameOf = ({ wave, all }: Event): string =>
  JSON.stringify([wave, ...all.map(({ question, codes }) => [question, codes]).sort()]);

export type Equation = { readonly terms: ReadonlyMap<string, number>; readonly total: number };

export type Knowledge = {
  readonly events: ReadonlyMap<string, Event>;
  readonly counts: ReadonlyMap<string, number>;
  /** The terms, unknown ones, add up to the total. */
  readonly equations: readonly Equation[];
};

/**
 * What is taken for counts. `people`: shares of bases, where everybody weighs the same. `weights`: shares of weighted bases, an average
 * weight being one. `bases`: bases alone, which are people whatever they weigh.
 */
export type Measure = 'people' | 'weights' | 'bases';

type Book = {
  readonly measure: Measure;
  /** Mean weight of each wave. */
  readonly scales: ReadonlyMap<string, number>;
  readonly events: Map<string, Event>;
  readonly counts: Map<string, number>;
  readonly sums: { readonly parts: readonly string[]; readonly whole: string }[];
};

type Told = Pick<WaveResult, 'base' | 'cells' | 'focus'>;
type Place = { readonly wave: string; readonly question: string; readonly group: Event['all'] };

const note = ({ events, counts, measure }: Book, event: Event, count: number | null): string => {
  const name = nameOf(event);
  events.set(name, event);
  if (count !== null) counts.set(name, measure === 'weights' ? count : Math.round(count));
  return name;
};

const baseOf = ({ measure, scales }: Book, wave: string, { base }: Told): number | null => {
  if (!base) return null;
  return measure === 'weights' ? base.nWeighted / (scales.get(wave) ?? 1) : base.n;
};

type Kind = { readonly isSet: boolean; readonly focus: readonly string[] };

const readTable = (
  book: Book,
  { wave, question, group }: Place,
  told: Told,
  { isSet, focus }: Kind,
): void => {
  const n = baseOf(book, wave, told);
  const event = (codes: readonly string[] | 'asked'): Event => ({
    wave,
    all: [...group, { question, codes }],
  });
  const base = note(book, event('asked'), n);
  const countOf = (value: number | undefined): number | null =>
    value === undefined || n === null || book.measure === 'bases' ? null : value * n;
  const cells = told.cells.map(({ code, estimate }) => note(book, event([code]), countOf(estimate?.value)));
  const number = note(book, event(focus), countOf(told.focus.estimate?.value));
  if (isSet) return;
  book.sums.push({ parts: cells, whole: base });
  const inside = told.cells.flatMap(({ code }, at) => (focus.includes(code) ? [cells[at]!] : []));
  if (inside.length > 1) book.sums.push({ parts: inside, whole: number });
};

/** Groups and those in none make everybody, answer by answer. */
const readGroups = (book: Book, { questions: [question], breakdown }: Content, wave: string): void => {
  if (!question || !breakdown) return;
  const [name, by] = [question.variable.name, breakdown.variable.name];
  const codes = [...question.categories.map(({ code }) => [code]), question.focus!.codes, 'asked' as const];
  for (const answer of codes) {
    const own = { question: name, codes: answer };
    const groups = breakdown.variable.categories.map(({ code }) =>
      note(book, { wave, all: [{ question: by, codes: [code] }, own] }, null),
    );
    book.sums.push({ parts: groups, whole: note(book, { wave, all: [own] }, null) });
  }
};

const readFilter = (book: Book, { questions: [question] }: Content, wave: string): void => {
  if (!question?.askedOf) return;
  const { variable, codes } = question.askedOf;
  const let_ = note(book, { wave, all: [{ question: variable, codes }] }, null);
  book.sums.push({
    parts: [note(book, { wave, all: [{ question: question.variable.name, codes: 'asked' }] }, null)],
    whole: let_,
  });
};

const readContent = (book: Book, content: Content): void => {
  for (const question of content.questions) {
    const kind = { isSet: question.variable.type === 'set', focus: question.focus!.codes };
    for (const told of question.waves) {
      const { id } = told.wave;
      readTable(book, { wave: id, question: question.variable.name, group: [] }, told, kind);
      readFilter(book, content, id);
    }
    const { breakdown } = content;
    const wave = question.waves.at(-1)?.wave.id ?? '';
    if (!breakdown) continue;
    for (const group of breakdown.groups) {
      const of = [{ question: breakdown.variable.name, codes: [group.code] }];
      readTable(book, { wave, question: question.variable.name, group: of }, group, kind);
    }
    readGroups(book, content, wave);
  }
};

/** Everybody is asked whatever has no filter: who was asked one such question was asked the other. */
const unfiltered = (book: Book, contents: readonly Content[]): void => {
  const all = contents.flatMap(({ questions }) => questions.filter(({ isFiltered }) => !isFiltered));
  const names = new Set(all.map(({ variable }) => variable.name));
  for (const event of [...book.events.values()]) {
    const asked = event.all.filter(({ codes, question }) => codes === 'asked' && names.has(question));
    for (const { question } of asked) {
      const others = event.all.filter(each => each.question !== question);
      const same = others.length > 0 ? others : [everybody];
      const whole = note(book, { wave: event.wave, all: same }, null);
      if (nameOf(event) !== whole) book.sums.push({ parts: [nameOf(event)], whole });
    }
  }
};

const everybody = { question: 'everybody', codes: 'asked' as const };

/** Who answered the wave, and gave no answer to this question. */
const silent = (book: Book, sizes: Sizes): void => {
  for (const { wave, all } of [...book.events.values()]) {
    const [asked, ...more] = all;
    const size = sizes.get(wave);
    if (size === undefined || asked?.codes !== 'asked' || more.length > 0) continue;
    if (asked.question === everybody.question) continue;
    const none = note(book, { wave, all: [{ question: asked.question, codes: 'silent' }] }, null);
    const whole = note(book, { wave, all: [everybody] }, size);
    book.sums.push({ parts: [nameOf({ wave, all }), none], whole });
  }
};

const equationOf = ({ counts, sums }: Book): readonly Equation[] =>
  sums.map(({ parts, whole }) => {
    const terms = new Map<string, number>();
    let total = 0;
    for (const [name, sign] of [...parts.map(part => [part, 1] as const), [whole, -1] as const]) {
      const count = counts.get(name);
      if (count === undefined) terms.set(name, (terms.get(name) ?? 0) + sign);
      else total -= sign * count;
    }
    return { terms: new Map([...terms].filter(([, factor]) => factor !== 0)), total };
  });

/** By the largest table of each wave. */
const scalesOf = (contents: readonly Content[]): ReadonlyMap<string, number> => {
  const all = contents.flatMap(({ questions }) => questions.flatMap(({ waves }) => waves));
  const rising = all.flatMap(({ wave, base }) => (base ? [{ id: wave.id, base }] : []));
  rising.sort((a, b) => a.base.n - b.base.n);
  return new Map(rising.map(({ id, base }) => [id, base.nWeighted / base.n]));
};

export const knowledgeOf = (
  contents: readonly Content[],
  sizes: Sizes = new Map(),
  measure: Measure = 'people',
): Knowledge => {
  const scales = scalesOf(contents);
  const book: Book = { measure, scales, events: new Map(), counts: new Map(), sums: [] };
  for (const content of contents) readContent(book, content);
  unfiltered(book, contents);
  if (measure !== 'weights') silent(book, sizes);
  const { events, counts } = book;
  return { events, counts, equations: equationOf(book).filter(({ terms }) => terms.size > 0) };
};
