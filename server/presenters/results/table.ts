// The table twin: every wave and every answer with its interval and base. Few waves stand side by side, many one under another.
import type { Category } from '../../../surveys/variable.ts';
import type { Cell, QuestionResult, WaveResult } from '../../services/results/result.ts';
import { integer, percent, range } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { focusAnswers } from './headline.ts';
import { changeLabel } from './sentences.ts';

export type TableCell = { readonly text: string; readonly under: string | null; readonly isHidden: boolean };
export type TableRow = {
  readonly heading: string;
  readonly isMain: boolean;
  readonly cells: readonly TableCell[];
};

const mostColumns = 4;

const cellOf = (reader: Reader, cell: Cell | undefined): TableCell => {
  if (!cell) return { text: '—', under: null, isHidden: false };
  if (!cell.estimate) return { text: reader.t('results:chart.hidden'), under: null, isHidden: true };
  return {
    text: percent(cell.estimate.value, reader.language),
    under: range(cell.estimate),
    isHidden: false,
  };
};

const plain = (text: string): TableCell => ({ text, under: null, isHidden: false });

const baseCell = (reader: Reader, { base }: WaveResult): TableCell =>
  base
    ? plain(integer(base.n, reader.language))
    : { ...plain(reader.t('results:chart.hidden')), isHidden: true };

const changeCell = (
  reader: Reader,
  { focus }: WaveResult,
  isFirst: boolean,
  isComparable: boolean,
): TableCell => {
  if (!isFirst && !isComparable) return plain(reader.t('results:table.changed'));
  return plain(focus.change && focus.change.pValue !== null ? changeLabel(reader, focus.change) : '—');
};

/** One line of numbers, a value for each wave. */
type Line = {
  readonly heading: string;
  readonly isMain: boolean;
  readonly cell: (wave: WaveResult) => TableCell;
};

const lines = (reader: Reader, question: QuestionResult): readonly Line[] => {
  const { t } = reader;
  const { focus, waves, categories } = question;
  const main: readonly Line[] =
    focus?.kind === 'headline' && focus.codes.length > 1
      ? [
          {
            heading: t('results:table.together', { answers: focusAnswers(reader, question) }),
            isMain: true,
            cell: wave => cellOf(reader, wave.focus),
          },
        ]
      : [];
  const answer = ({ code, label }: Category): Line => ({
    heading: say(reader, label),
    isMain: main.length === 0 && (focus?.codes.includes(code) ?? false),
    cell: wave =>
      cellOf(
        reader,
        wave.cells.find(cell => cell.code === code),
      ),
  });
  const change: readonly Line[] =
    waves.length > 1
      ? [
          {
            heading: t('results:table.change'),
            isMain: false,
            cell: wave => changeCell(reader, wave, wave === waves[0], wave.isComparable),
          },
        ]
      : [];
  const base: Line = {
    heading: t('results:table.base'),
    isMain: false,
    cell: wave => baseCell(reader, wave),
  };
  return [...main, ...categories.map(answer), ...change, base];
};

export const questionTable = (reader: Reader, question: QuestionResult) => {
  const { t } = reader;
  const { waves } = question;
  const all = lines(reader, question);
  const isSideBySide = waves.length <= mostColumns;
  const about = {
    caption: t('results:table.caption'),
    note: t(
      waves.some(({ wave }) => wave.sample === 'probability')
        ? 'results:table.note'
        : 'results:table.note_volunteer',
    ),
    scroll: t('results:table.scroll'),
  };
  if (isSideBySide)
    return {
      ...about,
      corner: t('results:table.answer'),
      columns: waves.map(({ wave }) => wave.name),
      rows: all.map(({ heading, isMain, cell }): TableRow => ({ heading, isMain, cells: waves.map(cell) })),
    };
  return {
    ...about,
    corner: t('results:table.wave'),
    columns: all.map(({ heading }) => heading),
    rows: [...waves].reverse().map((wave): TableRow => ({
      heading: wave.wave.name,
      isMain: false,
      cells: all.map(({ cell }) => cell(wave)),
    })),
  };
};
