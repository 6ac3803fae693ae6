// Reads a wave and makes what may leave of it: the heavy part, done where results are calculated. No snapshot is read or written.
import { codebook } from '../../../surveys/codebook.ts';
import { silenceOf } from '../../../surveys/microdata/fileVariable.ts';
import { release, type Microdata, type Protection } from '../../../surveys/microdata/release.ts';
import { tabulator } from '../../../surveys/tabulate.ts';
import type { ResponseRows } from '../../stores/responseRows.ts';
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
  const made = release({ questionnaire, variables, data, weights }, { keys, k });
  return withAnswers ? made : withoutAnswers(made);
};
