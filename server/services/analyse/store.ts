// Closed waves of a survey in the store as data of an analysis. Rows are put in the order of their hashes: the store keeps none,
// and the last digits of a sum depend on it.
import { createHash } from 'node:crypto';
import type { Column, Dataset } from '../../../analysis/index.ts';
import { inOrder } from '../../../surveys/recipe/file-columns.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { contentHash } from '../../crypto.ts';
import type { Stores } from '../../stores/index.ts';
import type { Recipe } from '../../stores/weightings.ts';
import { weightedDesign } from '../results/design.ts';
import { calculatorHere } from '../results/calculator.ts';
import { seriesOf } from '../results/series.ts';
import { closedWaves, type ResultStores, type StandingWave } from '../results/standing.ts';
import { withPlaces, type PlacedWave } from './places.ts';
import { wantedOf, type AnalysisData, type DataWave } from './data.ts';
import { withoutUnused } from './unused.ts';

export type AnalysisStores = ResultStores & Pick<Stores, 'links'>;

export type StoreOptions = {
  /** All closed ones where undefined. */
  readonly waves: readonly string[] | undefined;
  readonly onProgress: (rows: number) => void;
};

const stepOfProgress = 1000;

/** RangeError where there is no such survey or wave. */
export const storedData = async (
  stores: AnalysisStores,
  survey: string,
  { waves, onProgress }: StoreOptions,
): Promise<AnalysisData> => {
  const closed = await closedWaves(stores, calculatorHere(stores).look, survey);
  if (closed.length === 0) throw new RangeError(`no closed wave of ${survey}`);
  const wanted = wantedOf(waves, closed, ({ wave }) => wave.name);
  const read: { readonly wave: DataWave; readonly hash: string }[] = [];
  const placed = await Promise.all(wanted.map(wave => withPlaces(stores, wave)));
  for (const wave of placed) read.push(await readWave(stores, wave, onProgress));
  const hash = createHash('sha256').update(read.map(each => each.hash).join('\n'));
  const used = withoutUnused(read.map(({ wave }) => wave.data));
  return {
    waves: read.map(({ wave }, at) => ({ ...wave, data: used[at] ?? wave.data })),
    variables: (placed.at(-1) ?? closed.at(-1))?.variables ?? [],
    hash: hash.digest('hex'),
    source: { survey },
  };
};

const readWave = async (
  stores: ResultStores,
  closed: PlacedWave,
  onProgress: StoreOptions['onProgress'],
): Promise<{ readonly wave: DataWave; readonly hash: string }> => {
  const table = tabulator(closed.variables);
  const hashes: string[] = [];
  for await (const { answers: given, stratum, psu, weight, place } of stores.responses.ofWave(
    closed.wave.id,
  )) {
    const answers = { ...given, ...closed.placeOf(place) };
    const design = {
      ...(stratum === undefined ? {} : { stratum }),
      ...(psu === undefined ? {} : { psu }),
      ...(weight === undefined ? {} : { weight }),
    };
    table.add({ answers, design });
    hashes.push(contentHash([answers, design]));
    if (hashes.length % stepOfProgress === 0) onProgress(hashes.length);
  }
  const order = hashes.map((_, row) => row).sort((a, b) => ((hashes[a] ?? '') < (hashes[b] ?? '') ? -1 : 1));
  const hash = createHash('sha256').update(`${closed.wave.id} ${closed.wave.version}\n`);
  for (const row of order) hash.update(`${hashes[row]}\n`);
  return { wave: dataWave(closed, inOrderOf(table.finish(), order)), hash: hash.digest('hex') };
};

const inOrderOf = ({ rows, columns }: Dataset, order: readonly number[]): Dataset => ({
  rows,
  columns: new Map([...columns].map(([name, column]) => [name, columnInOrder(column, order)])),
});

const columnInOrder = (column: Column, order: readonly number[]): Column => {
  if (column.kind === 'number')
    return { ...column, values: Float64Array.from(order, row => column.values[row] ?? NaN) };
  const sorted = { ...column, codes: Int16Array.from(order, row => column.codes[row] ?? -1) };
  return column.name.startsWith('@') ? inOrder(sorted) : sorted;
};

const unfitted = (recipe: Recipe): Recipe => ({ ...recipe, margins: [], trimming: null });

const dataWave = ({ wave, questionnaire, variables, recipe }: StandingWave, data: Dataset): DataWave => ({
  ...{ name: wave.name, id: wave.id, data, sample: wave.sample, version: wave.version },
  asked: variables.map(variable => ({ variable, series: seriesOf(variable, questionnaire) })),
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
});
