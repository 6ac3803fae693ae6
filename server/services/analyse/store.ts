// Closed waves of a survey in the store as data of an analysis. Rows are put in the order of their hashes: the store keeps none,
// and the last digits of a sum depend on it.
import { createHash } from 'node:crypto';
import type { Column, Dataset } from '../../../analysis/index.ts';
import { inOrder } from '../../../surveys/recipe/file-columns.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import { contentHash } from '../../crypto.ts';
import { weightedDesign } from '../results/design.ts';
import { closedWaves, type ClosedWave, type ResultStores } from '../results/prepare.ts';
import type { AnalysisData, DataWave } from './data.ts';

type OnProgress = (progress: { readonly wave: string; readonly rows: number }) => void;

const stepOfProgress = 1000;

type Read = { readonly data: Dataset; readonly hash: string };

const inOrderOf = (column: Column, order: readonly number[]): Column => {
  if (column.kind === 'number')
    return { ...column, values: Float64Array.from(order, row => column.values[row] ?? NaN) };
  const sorted = { ...column, codes: Int16Array.from(order, row => column.codes[row] ?? -1) };
  return column.name.startsWith('@') ? inOrder(sorted) : sorted;
};

const readWave = async (stores: ResultStores, closed: ClosedWave, onProgress: OnProgress): Promise<Read> => {
  const table = tabulator(closed.variables);
  const hashes: string[] = [];
  for await (const { answers, stratum, psu, weight } of stores.responses.ofWave(closed.wave.id)) {
    const design = {
      ...(stratum === undefined ? {} : { stratum }),
      ...(psu === undefined ? {} : { psu }),
      ...(weight === undefined ? {} : { weight }),
    };
    table.add({ answers, design });
    hashes.push(contentHash([answers, design]));
    if (hashes.length % stepOfProgress === 0) onProgress({ wave: closed.wave.name, rows: hashes.length });
  }
  const order = hashes.map((_, row) => row).sort((a, b) => ((hashes[a] ?? '') < (hashes[b] ?? '') ? -1 : 1));
  const { rows, columns } = table.finish();
  const data = {
    rows,
    columns: new Map([...columns].map(([name, column]) => [name, inOrderOf(column, order)])),
  };
  const hash = createHash('sha256').update(`${closed.wave.id} ${closed.wave.version}\n`);
  for (const row of order) hash.update(`${hashes[row]}\n`);
  return { data, hash: hash.digest('hex') };
};

const dataWave = ({ wave }: ClosedWave, data: Dataset): DataWave => ({
  name: wave.name,
  data,
  sample: wave.sample,
  version: wave.version,
  designOf: (derived, weighting) =>
    weightedDesign(weighting === 'published' ? wave : { ...wave, margins: [] }, derived).design,
});

/** The waves named, or all closed ones. RangeError where there are none. */
export const storedData = async (
  stores: ResultStores,
  survey: string,
  { waves, onProgress }: { readonly waves: readonly string[] | undefined; readonly onProgress: OnProgress },
): Promise<AnalysisData> => {
  const closed = await closedWaves(stores, survey);
  if (closed.length === 0)
    throw new RangeError(
      `The store has no closed wave of a survey "${survey}": correct the name, or close a wave.`,
    );
  const wanted = closed.filter(({ wave }) => !waves || waves.includes(wave.name));
  const missing = (waves ?? []).filter(name => !closed.some(({ wave }) => wave.name === name));
  if (missing.length > 0)
    throw new RangeError(
      `Survey "${survey}" has no closed wave ${missing.join(', ')}: there are ${closed.map(({ wave }) => wave.name).join(', ')}.`,
    );
  const read: Read[] = [];
  for (const wave of wanted) read.push(await readWave(stores, wave, onProgress));
  const newest = wanted.at(-1);
  return {
    waves: wanted.map((wave, at) => dataWave(wave, (read[at] as Read).data)), // one was read for each
    variables: newest?.variables ?? [],
    hash: createHash('sha256')
      .update(read.map(({ hash }) => hash).join('\n'))
      .digest('hex'),
    source: { survey },
  };
};
