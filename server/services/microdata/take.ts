// Reads a wave and makes what may leave of it: the heavy part, done where results are calculated. No snapshot is read or written.
import { setImmediate } from 'node:timers/promises';
import { codebook } from '../../../surveys/codebook.ts';
import { silenceOf } from '../../../surveys/microdata/fileVariable.ts';
import { release, type Microdata, type Protection } from '../../../surveys/microdata/release.ts';
import { areSafeTogether } from '../../../surveys/microdata/together.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
import type { Watching } from '../sheets/index.ts';
import { weightedDesign } from '../results/design.ts';
import type { ClosedWave } from '../results/prepare.ts';

export type MicrodataJob = Protection & {
  readonly closed: Pick<ClosedWave, 'wave' | 'count' | 'recipe' | 'questionnaire'>;
  /** Other choices under which files of this wave left before. */
  readonly before: readonly Protection[];
  /** False: only what is said of the file, without anybody's answers. */
  readonly withAnswers: boolean;
};

/** `few`: there are fewer people than a group needs. `joined`: beside the files before, this one would tell smaller groups. */
export type MicrodataTaken = Microdata | 'few' | 'joined';

const withoutAnswers = (made: Microdata): Microdata => ({
  ...made,
  variables: made.variables.map(variable => ({ ...variable, values: new Float64Array() })),
});

export const takeMicrodata = async (
  rows: ResponseRows,
  { closed, keys, k, before, withAnswers }: MicrodataJob,
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
  const material = { questionnaire, variables, data, weights };
  if (before.length > 0 && !areSafeTogether(material, [...before, { keys, k }])) return 'joined';
  const made = release(material, { keys, k });
  return withAnswers ? made : withoutAnswers(made);
};
