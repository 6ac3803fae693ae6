// A finding as flat rows for files: every question of it, or every group, each row with the short method of its wave.
import type { FrozenFinding } from '../../services/published.ts';
import type { Breakdown, Group } from '../../services/results/breakdown.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import type { ShortMethods } from '../method/short.ts';
import type { Reader } from '../reader.ts';
import { cellRow, plainText, questionRows, type QuestionRow } from './rows.ts';

/** Of one question whose people are not divided. */
export type QuestionFileRow = QuestionRow & { readonly method: string };

export type FileRow = QuestionFileRow & {
  readonly question: string;
  /** Of a breakdown; empty where people are not divided. */
  readonly group: string;
  readonly group_label: string;
};

/** Three lines in one field, with spaces that every program knows. */
export const methodText = (methods: ShortMethods, wave: string): string =>
  (methods.get(wave) ?? []).join(' ').replaceAll('\u00a0', ' ');

type Parts = { readonly reader: Reader; readonly methods: ShortMethods };

/** Of a question alone: as of a finding that shows nothing else. */
export const questionFileRows = ({ reader, methods }: Parts, question: QuestionResult): readonly FileRow[] =>
  questionRows(reader, question).map(row => ({
    ...row,
    ...{ question: question.variable.name, group: '', group_label: '' },
    method: methodText(methods, row.wave),
  }));

const labelOf = (reader: Reader, categories: QuestionResult['categories'], code: string): string =>
  plainText(reader, categories.find(category => category.code === code)?.label ?? {});

const groupRows = (
  { reader, methods }: Parts,
  question: QuestionResult,
  { variable }: Breakdown,
  { group, wave }: { readonly group: Group; readonly wave: WaveResult },
): readonly FileRow[] =>
  group.cells.map(cell => ({
    ...cellRow({ ...wave, base: group.base }, cell, labelOf(reader, question.categories, cell.code)),
    ...{ question: question.variable.name, group: group.code },
    group_label: labelOf(reader, variable.categories, group.code),
    method: methodText(methods, wave.wave.name),
  }));

export const findingRows = (parts: Parts, { content }: FrozenFinding): readonly FileRow[] => {
  const { questions, breakdown } = content;
  const [question] = questions;
  const wave = question?.waves.find(each => each.wave.name === breakdown?.wave);
  const groups =
    question && breakdown && wave
      ? breakdown.groups.flatMap(group => groupRows(parts, question, breakdown, { group, wave }))
      : [];
  return [...questions.flatMap(each => questionFileRows(parts, each)), ...groups];
};
