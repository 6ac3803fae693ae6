// Reads a wave and makes what may leave of it: the heavy part, done where results are calculated. No snapshot is read or written.
import { codebook } from '../../../surveys/codebook.ts';
import { silenceOf } from '../../../surveys/microdata/fileVariable.ts';
import { release, type Microdata, type Protection } from '../../../surveys/microdata/release.ts';
import { areSafeTogether } from '../../../surveys/microdata/together.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
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
): Promise<MicrodataTaken> => {
  const { wave, count, recipe, questionnaire } = closed;
  const variables = codebook(questionnaire);
  const silences = variables.filter(({ type }) => type === 'number').map(silenceOf);
  const table = tabulator([...variables, ...silences], count);
  const batches = rows.visitWave(wave.id, table);
  while (!(await batches.next()).done); // the table has seen them
  const data = table.finish();
  if (data.rows < k) return 'few';
  const { weights } = weightedDesign(wave, data, recipe).design;
  const material = { questionnaire, variables, data, weights };
  if (before.length > 0 && !areSafeTogether(material, [...before, { keys, k }])) return 'joined';
  const made = release(material, { keys, k });
  return withAnswers ? made : withoutAnswers(made);
};
