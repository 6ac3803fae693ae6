// A CSV file as data of an analysis: the columns that a recipe declares, cut into waves.
import { categoriesOf, where, type Column, type Dataset } from '../../../analysis/index.ts';
import {
  fileTable,
  headersOf,
  isEmpty,
  numberIn,
  type FileRow,
} from '../../../surveys/recipe/file-columns.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import type { Sentence } from '../../../surveys/recipe/found.ts';
import { headerMistakes } from './headers.ts';
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
  /** As the first line has them, repeated ones included. */
  readonly headers: readonly string[];
  readonly rows: AsyncIterable<{ readonly record: FileRow; readonly info: { readonly lines: number } }>;
  readonly onProgress: (rows: number) => void;
};

const mistakesShown = 20;
const stepOfProgress = 10_000;
const waveColumn = '@wave';

/** What a recipe says of the data, and the name of its weight. */
export type FileRecipe = Recipe['data'] & Pick<Recipe['design'], 'weight'>;

export const fileData = async (file: File, recipe: FileRecipe): Promise<FileReading> => {
  const columns = declared(recipe);
  const absent = file.headers.length === 0 ? [] : headerMistakes(headersOf(columns), file.headers);
  if (absent.length > 0) return { mistakes: absent, mistakeCount: absent.length };
  const table = fileTable(columns);
  const mistakes: FileMistake[] = [];
  const lines: number[] = [];
  let mistakeCount = 0;
  for await (const { record, info } of file.rows) {
    lines.push(info.lines);
    const found = [...table.add(record), ...waveless(record, recipe.wave), ...weightless(record, recipe)];
    mistakeCount += found.length;
    mistakes.push(
      ...found.slice(0, mistakesShown - mistakes.length).map(each => ({ line: info.lines, ...each })),
    );
    if (lines.length % stepOfProgress === 0) file.onProgress(lines.length);
  }
  if (lines.length === 0) return { mistakes: [{ line: 1, column: '', message: noRows }], mistakeCount: 1 };
  if (mistakeCount > 0) return { mistakes, mistakeCount };
  const waves = wavesOf({ ...table.finish(), rowNumbers: Int32Array.from(lines) }, recipe);
  return { data: { waves, variables: [], hash: file.hash, source: { file: file.name } } };
};

const noRows: Sentence = {
  ru: 'в файле нет ни одной строки с данными',
  en: 'the file has no row of data',
};

const declared = ({ columns = {}, wave }: FileRecipe): Parameters<typeof fileTable>[0] =>
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

/** A weight that is no number is told where numbers are read; here, one that cannot weigh anybody in a wave that is asked for. */
const weightless = (record: FileRow, { weight, columns = {}, wave, waves }: FileRecipe) => {
  const column = weight === undefined ? undefined : columns[weight];
  if (column?.type !== 'number') return [];
  if (wave !== undefined && waves && !waves.includes((record[wave] ?? '').trim())) return [];
  const header = column.column ?? weight ?? '';
  const cell = (record[header] ?? '').trim();
  if (isEmpty(cell, column)) return [{ column: header, message: noWeight }];
  return numberIn(cell) < 0 ? [{ column: header, message: negativeWeight(cell) }] : [];
};

const noWeight: Sentence = {
  ru: 'пусто, а вес нужен каждой строке: впишите его или удалите строку',
  en: 'is empty, and every row needs its weight: fill it in, or delete the row',
};
const negativeWeight = (cell: string): Sentence => ({
  ru: `вес ${cell} отрицательный: исправьте его или удалите строку`,
  en: `is ${cell}, and a weight is 0 or more: correct it, or delete the row`,
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
    ...(data.rowNumbers ? { rowNumbers: data.rowNumbers.filter(isIn) } : {}),
  };
};
