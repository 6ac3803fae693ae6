// A CSV file as data of an analysis: the columns that a recipe declares, cut into waves.
import { categoriesOf, where, type Column, type Dataset } from '../../../analysis/index.ts';
import { fileTable, headersOf, type FileRow } from '../../../surveys/recipe/file-columns.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import type { Sentence } from '../../../surveys/recipe/found.ts';
import { wantedOf, type AnalysisData, type DataWave } from './data.ts';

/** Line 1 is the header. */
export type FileMistake = { readonly line: number; readonly column: string; readonly message: Sentence };
export type FileReading =
  | { readonly data: AnalysisData }
  /** The first of them, and how many there are. */
  | { readonly mistakes: readonly FileMistake[]; readonly mistakeCount: number };

export type File = {
  readonly name: string;
  /** SHA-256 of the bytes. */
  readonly hash: string;
  readonly rows: AsyncIterable<{ readonly record: FileRow; readonly info: { readonly lines: number } }>;
  readonly onProgress: (rows: number) => void;
};

const mistakesShown = 20;
const stepOfProgress = 10_000;
const waveColumn = '@wave';

export const fileData = async (file: File, recipe: Recipe['data']): Promise<FileReading> => {
  const columns = declared(recipe);
  const table = fileTable(columns);
  const mistakes: FileMistake[] = [];
  let [rows, mistakeCount] = [0, 0];
  for await (const { record, info } of file.rows) {
    rows += 1;
    const absent = rows === 1 ? missingHeaders(headersOf(columns), record) : [];
    const found = absent.length > 0 ? absent : [...table.add(record), ...waveless(record, recipe.wave)];
    mistakeCount += found.length;
    mistakes.push(
      ...found.slice(0, mistakesShown - mistakes.length).map(each => ({ line: info.lines, ...each })),
    );
    if (absent.length > 0) break;
    if (rows % stepOfProgress === 0) file.onProgress(rows);
  }
  if (rows === 0) return { mistakes: [{ line: 1, column: '', message: noRows }], mistakeCount: 1 };
  if (mistakeCount > 0) return { mistakes, mistakeCount };
  const waves = wavesOf(table.finish(), recipe);
  return { data: { waves, variables: [], hash: file.hash, source: { file: file.name } } };
};

const noRows: Sentence = {
  ru: 'в файле нет ни одной строки с данными',
  en: 'the file has no row of data',
};

const declared = ({ columns = {}, wave }: Recipe['data']): Parameters<typeof fileTable>[0] =>
  wave === undefined
    ? columns
    : { ...columns, [waveColumn]: { type: 'category', column: wave, missing: [] } };

const waveless = (record: FileRow, wave: string | undefined) =>
  wave === undefined || (record[wave] ?? '').trim() !== ''
    ? []
    : [
        {
          column: wave,
          message: { ru: 'пусто, а волна нужна каждой строке', en: 'is empty, and every row needs its wave' },
        },
      ];

const missingHeaders = (headers: readonly string[], record: FileRow) =>
  [...new Set(headers)]
    .filter(header => !(header in record))
    .map(column => {
      const there = Object.keys(record).join(', ');
      return {
        column,
        message: {
          ru: `такого столбца в файле нет, есть ${there}`,
          en: `is not in the file, which has ${there}`,
        },
      };
    });

/** In the order of their names, whatever the order of the rows; all waves have the same categories. */
const wavesOf = (data: Dataset, { waves, sample = 'probability' }: Recipe['data']): readonly DataWave[] => {
  if (!data.columns.has(waveColumn)) return [{ name: null, data, sample }];
  const { categories, codes } = categoriesOf(data, waveColumn);
  return wantedOf(waves, categories, name => name).map(name => {
    const code = categories.indexOf(name);
    return {
      name,
      sample,
      data: rowsOf(
        data,
        where(data, row => codes[row] === code),
      ),
    };
  });
};

const rowsOf = (data: Dataset, mask: Uint8Array): Dataset => {
  const isIn = (_: number, row: number): boolean => mask[row] === 1;
  const columns = [...data.columns].filter(([name]) => name !== waveColumn);
  const cut = (column: Column): Column =>
    column.kind === 'number'
      ? { ...column, values: column.values.filter(isIn) }
      : { ...column, codes: column.codes.filter(isIn) };
  return {
    rows: mask.reduce((sum, one) => sum + one, 0),
    columns: new Map(columns.map(([name, column]) => [name, cut(column)])),
  };
};
