// A table that somebody uploads, CSV or XLSX, as rows of texts. Whatever is in the file is only read: nothing in it runs or is believed.
import { CsvError, parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/universal';
import { archiveProblem, type ArchiveProblem } from './archive.ts';

export type TableProblem = ArchiveProblem | 'not_text' | 'bad_csv';
export type Table = readonly (readonly string[])[];
export type ReadTable = { readonly table: Table } | { readonly problem: TableProblem };

const zipMark = 'PK';
const compoundMark = 'd0cf11e0';

const isWorkbook = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).toString('latin1') === zipMark ||
  bytes.subarray(0, 4).toString('hex') === compoundMark;

/** The sign that divides the first line into most parts. */
const delimiterOf = (text: string): string => {
  const [line = ''] = text.split(/\r\n?|\n/, 1);
  const parts = (sign: string): number => line.split(sign).length;
  return [';', '\t', ','].toSorted((a, b) => parts(b) - parts(a))[0] ?? ',';
};

const readText = (text: string): ReadTable => {
  try {
    const options = { delimiter: delimiterOf(text), relax_column_count: true, trim: true };
    const rows: string[][] = parse(text, { ...options, skip_empty_lines: false });
    return { table: rows };
  } catch (error) {
    if (error instanceof CsvError) return { problem: 'bad_csv' };
    throw error;
  }
};

/** UTF-8, or what old Excel writes in Russian; bytes that no text has are none. */
const decode = (bytes: Buffer): string | null => {
  if (bytes.includes(0)) return null;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1251').decode(bytes);
  }
};

const textOf = (cell: unknown): string =>
  typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean'
    ? String(cell).trim()
    : '';

const readFirstSheet = async (bytes: Buffer): Promise<ReadTable> => {
  const problem = archiveProblem(bytes);
  if (problem) return { problem };
  try {
    const [first] = await readSheets(new Blob([new Uint8Array(bytes)]));
    return { table: (first?.data ?? []).map(row => row.map(textOf)) };
  } catch {
    return { problem: 'damaged' };
  }
};

/** The first sheet of a workbook, or the lines of a text. */
export const readTable = async (bytes: Buffer): Promise<ReadTable> => {
  if (isWorkbook(bytes)) return readFirstSheet(bytes);
  const text = decode(bytes);
  return text === null ? { problem: 'not_text' } : readText(text);
};
