// Estimates as flat rows for files: the numbers that were published, to four decimals. What is hidden on the page is null here.
import type { Difference } from '../../../analysis/index.ts';
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { inLanguage, type Localised } from '../../../surveys/localised.ts';
import type { Reader } from '../reader.ts';
import { cellNumbers, type CellNumbers } from './cellNumbers.ts';

export type QuestionRow = CellNumbers & {
  readonly wave: string;
  readonly code: string;
  readonly label: string;
};

export type ChangeRow = {
  readonly value: number;
  readonly standard_error: number | null;
  readonly t: number | null;
  readonly degrees_of_freedom: number;
  readonly p_value: number | null;
  readonly ci_low: number | null;
  readonly ci_high: number | null;
};

export const changeRow = (change: Difference | null): ChangeRow | null =>
  change && {
    value: change.value,
    standard_error: change.standardError,
    t: change.t,
    degrees_of_freedom: change.degreesOfFreedom,
    p_value: change.pValue,
    ci_low: change.low,
    ci_high: change.high,
  };

/** Files are for machines: their texts carry no non-breaking spaces. */
export const plainText = (reader: Reader, text: Localised): string => inLanguage(text, reader.language);

export const cellRow = (result: WaveResult, cell: Cell, label: string): QuestionRow => ({
  ...{ wave: result.wave.name, code: cell.code, label },
  ...cellNumbers(result.base, cell),
});

/** One row a wave and answer, waves in order, answers in the questionnaire's order. */
export const cellsInOrder = (question: QuestionResult, result: WaveResult): readonly Cell[] =>
  question.categories.flatMap(({ code }) => result.cells.filter(cell => cell.code === code));

const labelOf = (reader: Reader, { categories }: QuestionResult, code: string): string =>
  plainText(reader, categories.find(category => category.code === code)?.label ?? {});

export const questionRows = (reader: Reader, question: QuestionResult): readonly QuestionRow[] =>
  question.waves.flatMap(result =>
    cellsInOrder(question, result).map(cell => cellRow(result, cell, labelOf(reader, question, cell.code))),
  );

/** The rows of the JSON: with the mark of hidden numbers, the warnings and the tested change. */
export const questionEstimates = (reader: Reader, question: QuestionResult) =>
  question.waves.flatMap(result =>
    cellsInOrder(question, result).map(cell => ({
      ...cellRow(result, cell, labelOf(reader, question, cell.code)),
      is_missing_code: cell.isMissing,
      hidden: cell.estimate === null,
      flags: cell.estimate?.flags ?? [],
      change: changeRow(cell.change),
    })),
  );
