// Reads a wave and makes what may leave of it: the heavy part, done where results are calculated. No snapshot is read or written.
import { setImmediate } from 'node:timers/promises';
import { codebook } from '../../../surveys/codebook.ts';
import { silenceOf } from '../../../surveys/microdata/fileVariable.ts';
import { release, type Microdata, type Protection } from '../../../surveys/microdata/release.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import type { Watching } from '../sheets/index.ts';
import { weightedDesign } from '../results/design.ts';
import type { ClosedWave } from '../results/prepare.ts';

export type MicrodataJob = Protection & {
  readonly closed: Pick<ClosedWave, 'wave' | 'count' | 'recipe' | 'questionnaire'>;
  /** False: only what is said of the file, without anybody's answers. */
  readonly withAnswers: boolean;
};

/** `few`: there are fewer people than a group needs. */
export type MicrodataTaken = Microdata | 'few';

const withoutAnswers = (made: Microdata): Microdata => ({
  ...made,
  variables: made.variables.map(variable => ({ ...variable, values: new Float64Array() })),
});

export const takeMicrodata = async (
  rows: ResponseRows,
  { closed, keys, k, withAnswers }: MicrodataJob,
  { signal }: Watching = {},
): Promise<MicrodataTaken> => {
  const { wave, count, recipe, questionnaire } = closed;
  const variables = codebook(questionnaire);
  const silences = variables.filter(({ type }) => type === 'number').map(silenceOf);
  const table = tabulator([...variables, ...silences], count);
  const batches = rows.visitWave(wave.id, table);
  // the table sees them
  while (!(await batches.next()).done) signal?.throwIfAborted();
  await setImmediate(); // the rest is done in one go: a "stop" that is on its way arrives first
  signal?.throwIfAborted();
  const data = table.finish();
  if (data.rows < k) return 'few';
  const { weights } = weightedDesign(wave, data, recipe).design;
  const made = release({ questionnaire, variables, data, weights }, { keys, k });
  return withAnswers ? made : withoutAnswers(made);
};
