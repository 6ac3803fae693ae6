// Finds the data a recipe names: a CSV file beside it, or the store of this program.
import { createHash } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { parse } from 'csv-parse';
import { readConfig } from '../../server/config.ts';
import { openDatabase } from '../../server/database.ts';
import {
  fileData,
  storedData,
  type AnalysisData,
  type FileMistake,
} from '../../server/services/analyse/index.ts';
import { readMapping } from '../../surveys/mapping/read.ts';
import { formatMistake } from '../../surveys/read.ts';
import type { RecipeReading } from '../../surveys/recipe/read.ts';
import type { FileRow } from '../../surveys/recipe/file-columns.ts';
import type { progressLine } from '../terminal.ts';

type Progress = ReturnType<typeof progressLine>;
type Data = RecipeReading['recipe']['data'];

export const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

/** RangeError with a line for each mistake of the data. */
export const dataOf = async (
  { recipe: { data }, found, place }: RecipeReading,
  folder: string,
  progress: Progress,
): Promise<AnalysisData> => {
  const inData = place(found.filter(({ path }) => path[0] === 'data'));
  if (inData.length > 0) throw new RangeError(place(found).map(formatMistake).join('\n'));
  return data.survey === undefined
    ? fromFile(data, folder, progress)
    : fromStore(data.survey, data.waves, progress);
};

const fromStore = async (
  survey: string,
  waves: readonly string[] | undefined,
  progress: Progress,
): Promise<AnalysisData> => {
  const database = await openDatabase(readConfig(process.env));
  try {
    return await storedData(database.stores, survey, {
      waves,
      onProgress: ({ rows }) => progress.show({ step: 'reading', rows }),
    });
  } finally {
    await database.close();
  }
};

const readBeside = (folder: string, name: string): { readonly path: string; readonly content: Buffer } => {
  const path = resolve(folder, name);
  try {
    return { path, content: readFileSync(path) };
  } catch {
    throw new RangeError(`${name} cannot be read: names in a recipe are seen from its own folder`);
  }
};

const mappingOf = (text: string, name: string) => {
  const read = readMapping(text, name);
  if ('mistakes' in read) throw new RangeError(read.mistakes.map(formatMistake).join('\n'));
  return read;
};

const fromFile = async (data: Data, folder: string, progress: Progress): Promise<AnalysisData> => {
  const { path, content } = readBeside(folder, data.file ?? '');
  const mapping =
    data.mapping === undefined ? undefined : readBeside(folder, data.mapping).content.toString('utf8');
  const file = {
    name: basename(path),
    hash: mapping === undefined ? sha256(content) : sha256(`${sha256(content)} ${sha256(mapping)}`),
    rows: rowsOf(path, content),
    onProgress: (rows: number) => progress.show({ step: 'reading', rows }),
  };
  const read = await fileData(
    file,
    data,
    mapping === undefined ? undefined : mappingOf(mapping, data.mapping ?? ''),
  );
  if ('mistakes' in read) throw new RangeError(told(file.name, read.mistakes, read.mistakeCount));
  return read.data;
};

const rowsOf = (path: string, content: Buffer): AsyncIterable<FileRow> => {
  const head = content.subarray(0, 10_000).toString('utf8').split('\n', 1)[0] ?? '';
  const delimiter = head.includes(';') && !head.includes(',') ? ';' : ',';
  return createReadStream(path).pipe(parse({ columns: true, bom: true, delimiter, skip_empty_lines: true }));
};

const told = (file: string, mistakes: readonly FileMistake[], count: number): string => {
  const lines = mistakes.map(
    ({ row, column, message }) => `${file}, row ${row}, column ${column}: ${message}`,
  );
  return [...lines, ...(count > lines.length ? [`and ${count - lines.length} more`] : [])].join('\n');
};
