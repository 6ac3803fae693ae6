// The numbers of a finding as a workbook: a sheet of shares as Excel knows them, and a sheet that says what they are.
import writeSheets from 'write-excel-file/node';
import type { FileRow } from '../presenters/results/fileRows.ts';
import type { Reader } from '../presenters/reader.ts';
import { neutral } from './formulaGuard.ts';

export type FindingBook = {
  readonly reader: Reader;
  readonly rows: readonly FileRow[];
  /** Sentence, question, source, method, release: one line each. */
  readonly about: readonly string[];
};

const words = (text: string, isBold = false) => ({
  value: String(neutral(text)),
  type: String,
  ...(isBold ? { fontWeight: 'bold' as const } : {}),
});

const number = (value: number | null, format: string) =>
  value === null ? null : { value, type: Number, format };

const columns = [
  ['wave', 10],
  ['group', 26],
  ['answer', 44],
  ['share', 10],
  ['low', 10],
  ['high', 10],
  ['n', 10],
] as const;

const rowOf = (row: FileRow) => [
  words(row.wave),
  words(row.group_label),
  words(row.label),
  number(row.proportion, '0%'),
  number(row.ci_low, '0%'),
  number(row.ci_high, '0%'),
  number(row.n, '#,##0'),
];

/** Hidden numbers are empty cells. */
export const findingXlsx = async ({ reader, rows, about }: FindingBook): Promise<Buffer> => {
  const { t } = reader;
  const sheets = [
    {
      sheet: t('press:sheet.numbers'),
      data: [columns.map(([name]) => words(t(`press:column.${name}`), true)), ...rows.map(rowOf)],
      columns: columns.map(([, width]) => ({ width })),
      stickyRowsCount: 1,
    },
    {
      sheet: t('press:sheet.method'),
      data: about.map(line => [words(line)]),
      columns: [{ width: 120 }],
    },
  ];
  return writeSheets(sheets).toBuffer();
};
