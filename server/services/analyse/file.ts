// A CSV file as data of an analysis: by the columns that a recipe declares, or by a mapping as for an import.
import { surveyDesign, type Dataset } from '../../../analysis/index.ts';
import { codebook } from '../../../surveys/codebook.ts';
import type { ReadMapping } from '../../../surveys/mapping/read.ts';
import { columnsOf, rowReader } from '../../../surveys/mapping/row.ts';
import { fileTable, headersOf, type FileRow, type FileTable } from '../../../surveys/recipe/file-columns.ts';
import type { Recipe } from '../../../surveys/recipe/schema.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import type { AnalysisData, DataWave } from './data.ts';

export type FileMistake = { readonly row: number; readonly column: string; readonly message: string };
export type FileReading =
  | { readonly data: AnalysisData }
  | { readonly mistakes: readonly FileMistake[]; readonly mistakeCount: number };

export type File = {
  readonly name: string;
  /** SHA-256 of the file and, where there is one, its mapping. */
  readonly hash: string;
  readonly rows: AsyncIterable<FileRow>;
  readonly onProgress: (rows: number) => void;
};

type Mapping = Exclude<ReadMapping, { mistakes: unknown }>;

/** Takes rows and becomes waves; of a row that cannot be read it says why. */
type Reader = {
  readonly headers: readonly string[];
  readonly add: (row: FileRow) => readonly { readonly column: string; readonly message: string }[];
  readonly finish: () => Pick<AnalysisData, 'waves' | 'variables'>;
};

const mistakesShown = 20;
const stepOfProgress = 10_000;

export const fileData = async (
  file: File,
  recipe: Recipe['data'],
  mapping: Mapping | undefined,
): Promise<FileReading> => {
  const reader = mapping ? mappedReader(mapping, recipe.waves) : columnReader(recipe);
  const mistakes: FileMistake[] = [];
  let [row, mistakeCount] = [0, 0];
  for await (const cells of file.rows) {
    row += 1;
    const absent = row === 1 ? missingHeaders(reader.headers, cells) : [];
    const found = absent.length > 0 ? absent : reader.add(cells);
    mistakeCount += found.length;
    mistakes.push(
      ...found.slice(0, mistakesShown - mistakes.length).map(each => ({ row: row + 1, ...each })),
    );
    if (absent.length > 0) return { mistakes, mistakeCount };
    if (row % stepOfProgress === 0) file.onProgress(row);
  }
  if (mistakeCount > 0) return { mistakes, mistakeCount };
  return { data: { ...reader.finish(), hash: file.hash, source: { file: file.name } } };
};

const missingHeaders = (headers: readonly string[], cells: FileRow) =>
  [...new Set(headers)]
    .filter(header => !(header in cells))
    .map(column => ({ column, message: `is not in the file, which has: ${Object.keys(cells).join(', ')}` }));

/** Waves in the order of their names, whatever the order of the rows. */
const inNameOrder = <Kept>(tables: ReadonlyMap<string, Kept>): readonly (readonly [string, Kept])[] =>
  [...tables].sort(([a], [b]) => (a < b ? -1 : 1));

const columnReader = ({ columns = {}, wave, waves, sample = 'probability' }: Recipe['data']): Reader => {
  const tables = new Map<string, FileTable>();
  const waveHeader = wave === undefined ? undefined : (columns[wave]?.column ?? wave);
  const others = Object.fromEntries(Object.entries(columns).filter(([name]) => name !== wave));
  return {
    headers: headersOf(columns),
    add: row => {
      const name = waveHeader === undefined ? '' : (row[waveHeader] ?? '').trim();
      if (waveHeader !== undefined && name === '')
        return [{ column: waveHeader, message: 'is empty: every row needs its wave' }];
      if (waves && !waves.includes(name)) return [];
      const table = tables.get(name) ?? fileTable(others);
      tables.set(name, table);
      return table.add(row);
    },
    finish: () => ({
      variables: [],
      waves: inNameOrder(tables).map(([name, table]): DataWave => ({
        name: name || null,
        sample,
        data: table.finish(),
      })),
    }),
  };
};

const mappedReader = (
  { mapping, questionnaire, sources }: Mapping,
  waves: Recipe['data']['waves'],
): Reader => {
  const variables = codebook(questionnaire);
  const read = rowReader(mapping, sources);
  const tables = new Map<string, ReturnType<typeof tabulator>>();
  return {
    headers: columnsOf(mapping),
    add: cells => {
      const row = read(cells);
      if (!('wave' in row)) return row;
      if (waves && !waves.includes(row.wave)) return [];
      const table = tables.get(row.wave) ?? tabulator(variables);
      tables.set(row.wave, table);
      const { answers, wave: _, ...design } = row;
      table.add({ answers, design });
      return [];
    },
    finish: () => ({
      variables,
      waves: inNameOrder(tables).map(([name, table]): DataWave => {
        const data = table.finish();
        return { name, data, sample: mapping.sample, designOf: derived => mappedDesign(derived) };
      }),
    }),
  };
};

const mappedDesign = (data: Dataset) =>
  surveyDesign({
    data,
    ...(data.columns.has('@weight') ? { weights: '@weight' } : {}),
    ...(data.columns.has('@stratum') ? { strata: '@stratum' } : {}),
    ...(data.columns.has('@psu') ? { psu: '@psu' } : {}),
    nest: true,
    lonelyPsu: 'adjust',
  });
