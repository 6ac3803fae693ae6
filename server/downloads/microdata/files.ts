// Microdata as files: CSV with codes or with words, a workbook, a file for SPSS, and the codebook that says what they hold.
import { Readable } from 'node:stream';
import writeSheets from 'write-excel-file/node';
import type { Reader } from '../../presenters/reader.ts';
import type { MicrodataFile } from '../../services/microdata.ts';
import { neutral } from '../formulaGuard.ts';
import { savFile } from '../sav.ts';
import { codebookCsv, codebookJson, codebookTable } from './codebook.ts';
import { csvLines } from './csvLines.ts';
import { rowsOf, type Cell, type CellText } from './rows.ts';
import { savOf } from './savOf.ts';
import { fileName } from './words.ts';

export const microdataFormats = [
  'sav',
  'csv_codes',
  'csv_labels',
  'xlsx',
  'codebook_csv',
  'codebook_json',
] as const;
export type MicrodataFormat = (typeof microdataFormats)[number];

export type Download = {
  readonly name: string;
  readonly type: string;
  readonly content: NodeJS.ReadableStream;
};

type Maker = (reader: Reader, file: MicrodataFile) => Promise<NodeJS.ReadableStream> | NodeJS.ReadableStream;

function* linesOf(reader: Reader, file: MicrodataFile, kind: CellText): Generator<Record<string, Cell>> {
  const names = file.microdata.variables.map(({ name }) => name);
  for (const cells of rowsOf(reader, file, kind))
    yield Object.fromEntries(names.map((name, at) => [name, cells[at] ?? null]));
}

const csv =
  (kind: CellText): Maker =>
  (reader, file) =>
    csvLines(
      file.microdata.variables.map(({ name }) => name),
      linesOf(reader, file, kind),
    );

type SheetValue = string | number | boolean | null | undefined;

const sheetCell = (cell: SheetValue, isBold = false) =>
  cell === null || cell === undefined || cell === ''
    ? null
    : {
        ...(typeof cell === 'number'
          ? { value: cell, type: Number }
          : { value: String(neutral(String(cell))), type: String }),
        ...(isBold ? { fontWeight: 'bold' as const } : {}),
      };

const sheet = (name: string, columns: readonly string[], rows: Iterable<readonly SheetValue[]>) => ({
  sheet: name,
  data: [
    columns.map(column => sheetCell(column, true)),
    ...Array.from(rows, row => row.map(cell => sheetCell(cell))),
  ],
  stickyRowsCount: 1,
});

const workbook: Maker = async (reader, file) => {
  const { columns, lines } = codebookTable(reader, file);
  const names = file.microdata.variables.map(({ name }) => name);
  const bytes = await writeSheets([
    sheet(reader.t('microdata:sheet.answers'), names, rowsOf(reader, file, 'labels')),
    sheet(
      reader.t('microdata:sheet.codebook'),
      columns,
      lines.map(line => columns.map(column => line[column])),
    ),
  ]).toBuffer();
  return Readable.from([bytes]);
};

const makers: Readonly<
  Record<MicrodataFormat, { readonly ending: string; readonly type: string; readonly make: Maker }>
> = {
  sav: {
    ...{ ending: '.sav', type: 'application/octet-stream' },
    make: (reader, file) => Readable.from(savFile(savOf(reader, file))),
  },
  csv_codes: { ending: '-codes.csv', type: 'text/csv', make: csv('codes') },
  csv_labels: { ending: '-labels.csv', type: 'text/csv', make: csv('labels') },
  xlsx: {
    ending: '.xlsx',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    make: workbook,
  },
  codebook_csv: { ending: '-codebook.csv', type: 'text/csv', make: codebookCsv },
  codebook_json: {
    ...{ ending: '-codebook.json', type: 'application/json' },
    make: (reader, file) => Readable.from([codebookJson(reader, file)]),
  },
};

export const microdataDownload = async (
  reader: Reader,
  file: MicrodataFile,
  format: MicrodataFormat,
): Promise<Download> => {
  const { ending, type, make } = makers[format];
  return { name: `${fileName(file)}${ending}`, type, content: await make(reader, file) };
};
