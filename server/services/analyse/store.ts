// Closed waves of a survey in the store as data of an analysis. Rows are put in the order of their hashes: the store keeps none,
// and the last digits of a sum depend on it.
import { createHash } from 'node:crypto';
import type { Column, Dataset } from '../../../analysis/index.ts';
import { inOrder } from '../../../surveys/recipe/file-columns.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { contentHash } from '../../crypto.ts';
import { weightedDesign } from '../results/design.ts';
import { closedWaves, toRow, type ClosedWave, type ResultStores } from '../results/prepare.ts';
import type { AnalysisData, DataWave } from './data.ts';

export type StoreOptions = {
  /** All closed ones where undefined. */
  readonly waves: readonly string[] | undefined;
  readonly onProgress: (rows: number) => void;
};

const stepOfProgress = 1000;

/** RangeError where there is no such survey or wave. */
export const storedData = async (
  stores: ResultStores,
  survey: string,
  { waves, onProgress }: StoreOptions,
): Promise<AnalysisData> => {
  const closed = await closedWaves(stores, survey);
  if (closed.length === 0) throw new RangeError(`no closed wave of ${survey}`);
  const wanted = closed.filter(({ wave }) => !waves || waves.includes(wave.name));
  const read: { readonly wave: DataWave; readonly hash: string }[] = [];
  for (const wave of wanted) read.push(await readWave(stores, wave, onProgress));
  const hash = createHash('sha256').update(read.map(each => each.hash).join('\n'));
  return {
    waves: read.map(({ wave }) => wave),
    variables: (wanted.at(-1) ?? closed.at(-1))?.variables ?? [],
    hash: hash.digest('hex'),
    source: { survey },
  };
};

const readWave = async (
  stores: ResultStores,
  closed: ClosedWave,
  onProgress: StoreOptions['onProgress'],
): Promise<{ readonly wave: DataWave; readonly hash: string }> => {
  const table = tabulator(closed.variables);
  const hashes: string[] = [];
  for await (const response of stores.responses.ofWave(closed.wave.id)) {
    const row = toRow(closed, response);
    table.add(row);
    hashes.push(contentHash([row.answers, row.design]));
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

const dataWave = ({ wave }: ClosedWave, data: Dataset): DataWave => ({
  ...{ name: wave.name, id: wave.id, data, sample: wave.sample, version: wave.version },
  drawn: (derived, isWeighted) => ({
    ...weightedDesign(isWeighted ? wave : { ...wave, margins: [] }, derived),
    drawnBy: {
      strata: wave.design.strata ? ['@stratum'] : [],
      psu: wave.design.psu ? '@psu' : undefined,
      weight: wave.design.weight ? '@weight' : undefined,
      fpc: undefined,
      nest: true,
    },
  }),
});
