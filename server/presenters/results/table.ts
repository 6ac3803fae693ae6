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
  { focus, replaced }: WaveResult,
  isFirst: boolean,
  isComparable: boolean,
): TableCell => {
  if (!isFirst && !isComparable)
    return plain(reader.t(replaced ? 'results:table.replaced' : 'results:table.changed'));
  return plain(focus.change && focus.change.pValue !== null ? changeLabel(reader, focus.change) : '—');
};

/** One line of numbers, a value for each wave. */
type Line = {
  readonly heading: string;
  readonly isMain: boolean;
  readonly cell: (wave: WaveResult) => TableCell;
};

/** Answers counted together stand first; a headline of one answer is that answer's own line. */
const togetherLines = (reader: Reader, question: QuestionResult): readonly Line[] =>
  question.focus?.kind === 'headline' && question.focus.codes.length > 1
    ? [
        {
          heading: reader.t('results:table.together', { answers: focusAnswers(reader, question) }),
          isMain: true,
          cell: wave => cellOf(reader, wave.focus),
        },
      ]
    : [];

const answerLine = (reader: Reader, { code, label }: Category, isMain: boolean): Line => ({
  heading: say(reader, label),
  isMain,
  cell: wave =>
    cellOf(
      reader,
      wave.cells.find(cell => cell.code === code),
    ),
});

const lines = (reader: Reader, question: QuestionResult): readonly Line[] => {
  const { focus, waves, categories } = question;
  const together = togetherLines(reader, question);
  const isFocus = (code: string): boolean => together.length === 0 && (focus?.codes ?? []).includes(code);
  const change: Line = {
    heading: reader.t('results:table.change'),
    isMain: false,
    cell: wave => changeCell(reader, wave, wave === waves[0], wave.isComparable),
  };
  const base: Line = {
    ...{ heading: reader.t('results:table.base'), isMain: false },
    cell: wave => baseCell(reader, wave),
  };
  const answers = categories.map(category => answerLine(reader, category, isFocus(category.code)));
  return [...together, ...answers, ...(waves.length > 1 ? [change] : []), base];
};

const sideBySide = (reader: Reader, all: readonly Line[], waves: readonly WaveResult[]) => ({
  corner: reader.t('results:table.answer'),
  columns: waves.map(({ wave }) => wave.name),
  rows: all.map(({ heading, isMain, cell }): TableRow => ({ heading, isMain, cells: waves.map(cell) })),
});

const oneUnderAnother = (reader: Reader, all: readonly Line[], waves: readonly WaveResult[]) => ({
  corner: reader.t('results:table.wave'),
  columns: all.map(({ heading }) => heading),
  rows: [...waves].reverse().map((wave): TableRow => ({
    ...{ heading: wave.wave.name, isMain: false },
    cells: all.map(({ cell }) => cell(wave)),
  })),
});

export const questionTable = (reader: Reader, question: QuestionResult) => {
  const { t } = reader;
  const { waves } = question;
  const isRandom = waves.some(({ wave }) => wave.sample === 'probability');
  const arrange = waves.length <= mostColumns ? sideBySide : oneUnderAnother;
  return {
    caption: t('results:table.caption'),
    note: t(isRandom ? 'results:table.note' : 'results:table.note_volunteer'),
    scroll: t('results:table.scroll'),
    ...arrange(reader, lines(reader, question), waves),
  };
};
