// A content without what must stay hidden, and without every number that is made of a hidden one.
import type { Breakdown, Group } from '../results/breakdown.ts';
import type { Content } from '../results/content.ts';
import type { Cell, QuestionResult, WaveResult } from '../results/result.ts';
import { dividedWave } from './tables.ts';

export type HiddenParts = {
  /** Of the whole table nothing is shown. */
  readonly isWhole: boolean;
  readonly codes: ReadonlySet<string>;
  readonly isFocus: boolean;
};

type Told = Pick<WaveResult, 'base' | 'cells' | 'focus'>;

const without = <Table extends Told>(table: Table, { isWhole, codes, isFocus }: HiddenParts): Table => {
  const cover = (cell: Cell, isHidden: boolean): Cell =>
    isHidden || isWhole ? { ...cell, estimate: null, change: null } : cell;
  return {
    ...table,
    base: isWhole ? null : table.base,
    cells: table.cells.map(cell => cover(cell, codes.has(cell.code))),
    focus: cover(table.focus, isFocus),
  };
};

/** A change with a hidden end would give it away. */
const linkedTo = (cell: Cell, before: Cell | undefined): Cell =>
  cell.change && !(cell.estimate && before?.estimate) ? { ...cell, change: null } : cell;

const withoutChanges = (waves: readonly WaveResult[]): readonly WaveResult[] =>
  waves.map((wave, at) => {
    const before = waves[at - 1];
    const earlier = (code: string): Cell | undefined => before?.cells.find(cell => cell.code === code);
    return {
      ...wave,
      cells: wave.cells.map(cell => linkedTo(cell, earlier(cell.code))),
      focus: linkedTo(wave.focus, before?.focus),
    };
  });

const redactedQuestion = (question: QuestionResult, parts: readonly HiddenParts[]): QuestionResult => {
  const waves = withoutChanges(question.waves.map((wave, at) => without(wave, parts[at]!)));
  const { longChange } = question;
  const isShown = (name: string): boolean =>
    waves.some(({ wave, focus }) => wave.name === name && focus.estimate !== null);
  return {
    ...question,
    waves,
    longChange: longChange && isShown(longChange.from) && isShown(longChange.to) ? longChange : null,
  };
};

const isOpen = ({ cells, focus }: Told): boolean =>
  focus.estimate !== null && cells.every(({ estimate }) => estimate !== null);

const redactedBreakdown = (
  breakdown: Breakdown,
  parts: readonly HiddenParts[],
  all: WaveResult | undefined,
): Breakdown => {
  const groups = breakdown.groups
    .map((group, at) => without(group, parts[at]!))
    .map((group): Group => {
      const isCompared = group.focus.estimate !== null && all?.focus.estimate;
      return isCompared ? group : { ...group, difference: null };
    });
  const isTested = all !== undefined && isOpen(all) && groups.every(isOpen);
  return { ...breakdown, groups, test: isTested ? breakdown.test : null };
};

/** `parts`: of each table, in the order of `tablesOf`. */
export const redacted = (content: Content, parts: readonly HiddenParts[]): Content => {
  let from = 0;
  const questions = content.questions.map(question => {
    const own = parts.slice(from, (from += question.waves.length));
    return redactedQuestion(question, own);
  });
  const { breakdown } = content;
  return {
    questions,
    breakdown:
      breakdown && dividedWave(content)
        ? redactedBreakdown(breakdown, parts.slice(from), dividedWave({ questions, breakdown }))
        : null,
  };
};
