// Closed waves of a survey in the store as data of an analysis. Rows are put in the order of their content's hashes: the store keeps
// none, and the last digits of a sum depend on it.
import { createHash } from 'node:crypto';
import type { Column, Dataset } from '../../../analysis/index.ts';
import { inOrder } from '../../../surveys/recipe/file-columns.ts';
import { noSnapshots } from '../../snapshots/files.ts';
import { idLength, keyLength, type RowKeys } from '../../stores/responseBytes.ts';
import type { Stores } from '../../stores/index.ts';
import type { Recipe } from '../../stores/weightings.ts';
import { weightedDesign } from '../results/design.ts';
import { calculatorHere } from '../results/calculator.ts';
import { ChangedMeanwhile } from '../results/prepare.ts';
import { seriesOf } from '../results/series.ts';
import { closedWaves, type ResultStores } from '../results/standing.ts';
import { sheetService, type SheetService, type Watching } from '../sheets/index.ts';
import { countOf, markOf } from '../sheets/keys.ts';
import { withJoined, withJoinedColumns } from './joined.ts';
import { placesIn, withPlaceColumn, withPlaces, type PlacedWave } from './places.ts';
import { wantedOf, type AnalysisData, type DataWave } from './data.ts';
import { withoutUnused } from './unused.ts';

export type AnalysisStores = ResultStores & Pick<Stores, 'links'>;

export type StoreOptions = {
  /** All closed ones where undefined. */
  readonly waves: readonly string[] | undefined;
  readonly onProgress: (rows: number) => void;
};

export type ReadWave = { readonly wave: DataWave; readonly hash: string };

/** RangeError where there is no such survey or wave. */
export const storedData = async (
  stores: AnalysisStores,
  survey: string,
  { waves, onProgress }: StoreOptions,
): Promise<AnalysisData> => {
  const closed = await closedWaves(stores, calculatorHere(stores).look, survey);
  if (closed.length === 0) throw new RangeError(`no closed wave of ${survey}`);
  const all = withJoined(await Promise.all(closed.map(wave => withPlaces(stores, wave))));
  const placed = wantedOf(waves, all, ({ wave }) => wave.name);
  const parts = { rows: stores.responses, snapshots: noSnapshots, maker: '', complain: () => {} };
  const sheets = sheetService(parts);
  const read: ReadWave[] = [];
  for (const wave of placed)
    read.push(await readWave(sheets, wave, { onProgress: ({ rows }) => onProgress(rows) }));
  return dataOf(survey, placed, read);
};

/** The waves of one analysis together. */
export const dataOf = (
  survey: string,
  placed: readonly PlacedWave[],
  read: readonly ReadWave[],
): AnalysisData => {
  const hash = createHash('sha256').update(read.map(each => each.hash).join('\n'));
  const used = withoutUnused(read.map(({ wave }) => wave.data));
  return {
    waves: read.map(({ wave }, at) => ({ ...wave, data: used[at] ?? wave.data })),
    variables: placed.at(-1)?.variables ?? [],
    hash: hash.digest('hex'),
    source: { survey },
  };
};

/** The beginning of the hash of the content of each row. */
const hashesIn = (keys: RowKeys): readonly string[] =>
  Array.from({ length: countOf(keys) }, (_, row) =>
    keys.toString('latin1', row * keyLength + idLength, (row + 1) * keyLength),
  );

export const readWave = async (
  sheets: SheetService,
  closed: PlacedWave,
  watching: Watching,
): Promise<ReadWave> => {
  const { wave, count, mark, variables, places, joined = [] } = closed;
  const asked = variables.filter(
    ({ name, origin }) => origin !== 'design' && joined.every(each => each.name !== name),
  );
  const { keys, data } = await sheets.read({ wave: wave.id, variables: asked, expected: count }, watching);
  if (markOf(keys) !== mark) throw new ChangedMeanwhile();
  const placeAt = placesIn(data, places);
  const contents = hashesIn(keys).map((content, row) => `${content} ${placeAt(row) ?? ''}`);
  const order = contents
    .map((_, row) => row)
    .sort((a, b) => ((contents[a] ?? '') < (contents[b] ?? '') ? -1 : 1));
  const hash = createHash('sha256').update(`${wave.id} ${wave.version}\n`);
  for (const row of order) hash.update(`${contents[row]}\n`);
  const ordered = inOrderOf(withJoinedColumns(withPlaceColumn(data, places), joined), order);
  return { wave: dataWave(closed, ordered), hash: hash.digest('hex') };
};

const inOrderOf = ({ rows, columns }: Dataset, order: readonly number[]): Dataset => ({
  rows,
  columns: new Map([...columns].map(([name, column]) => [name, columnInOrder(column, order)])),
});

const columnInOrder = (column: Column, order: readonly number[]): Column => {
  if (column.kind === 'number') {
    const values = new Float64Array(order.length);
    order.forEach((row, at) => (values[at] = column.values[row] ?? NaN));
    return { ...column, values };
  }
  const codes = new Int16Array(order.length);
  order.forEach((row, at) => (codes[at] = column.codes[row] ?? -1));
  const sorted = { ...column, codes };
  return column.name.startsWith('@') ? inOrder(sorted) : sorted;
};

const unfitted = (recipe: Recipe): Recipe => ({ ...recipe, margins: [], trimming: null });

/** A replaced question is another series than the one that goes on under its newer name, however alike their words. */
const askedIn = ({ questionnaire, variables, joined = [] }: PlacedWave): NonNullable<DataWave['asked']> =>
  variables.map(variable => {
    const was = joined.find(({ name }) => name === variable.name)?.was;
    const own = variables.find(({ name }) => name === was) ?? variable;
    const series = seriesOf(own, questionnaire);
    return was === undefined ? { variable, series } : { variable, was, series: `${was} ${series}` };
  });

const dataWave = (closed: PlacedWave, data: Dataset): DataWave => {
  const { wave, recipe } = closed;
  return {
    ...{ name: wave.name, id: wave.id, data, sample: wave.sample, version: wave.version },
    asked: askedIn(closed),
    drawn: (derived, isWeighted) => ({
      ...weightedDesign(wave, derived, isWeighted ? recipe : unfitted(recipe)),
      drawnBy: {
        strata: wave.design.strata ? ['@stratum'] : [],
        psu: wave.design.psu ? '@psu' : undefined,
        weight: wave.design.weight && recipe.base === 'design' ? '@weight' : undefined,
        fpc: undefined,
        nest: true,
      },
    }),
  };
};
