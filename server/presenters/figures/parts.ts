// What every figure has in common: the picture's frame from its question, the words of each stop, the drawing in both sizes, a table twin.
import type { QuestionResult } from '../../services/results/result.ts';
import type { Size } from '../charts/parts.ts';
import type { ChartSpec } from '../charts/spec.ts';
import type { Reader } from '../reader.ts';
import type { ChangeItem } from '../results/changes.ts';
import { figure, type FigureParts } from '../results/figures.ts';
import type { TableRow } from '../results/table.ts';

export type FigureTable = {
  readonly caption: string;
  readonly note: string;
  readonly scroll: string;
  readonly corner: string;
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
};

type Drawn = FigureParts & {
  readonly specOf: (size: Size) => ChartSpec;
  /** For each stop of the walk, in order. */
  readonly spoken: readonly string[];
  readonly words: string;
  readonly table: FigureTable;
  /** Width in CSS pixels from which the wide drawing has room. */
  readonly wideFrom?: number;
};

export const drawnFigure = (
  reader: Reader,
  question: QuestionResult,
  { specOf, spoken, words, table, wideFrom = 560, ...parts }: Drawn,
) => ({
  ...figure(reader, question, parts),
  changes: [] as readonly ChangeItem[], // what changed stands in the words of the stops
  description: `${words} ${spoken.map(each => `${each}.`).join(' ')}`,
  block: { wideFrom, wide: specOf('wide'), narrow: specOf('narrow'), spoken },
  table,
});

export type DrawnFigure = ReturnType<typeof drawnFigure>;
