// Words of a file of microdata: what a value means, and what was done to a variable so that nobody can be told.
import type { Localised } from '../../../surveys/localised.ts';
import { say as said, type Reader } from '../../presenters/reader.ts';
import type { FileAnswer, FileVariable, MicrodataFile } from '../../services/microdata.ts';

/** Without the spaces that keep words together on a page: a program would compare them with others. */
export const say = (reader: Reader, text: Localised): string => said(reader, text).replace(/\u00a0/g, ' ');

export type Answers = ReadonlyMap<number, FileAnswer>;

export const answersOf = ({ answers }: FileVariable): Answers =>
  new Map(answers.map(answer => [answer.value, answer]));

/** `population-2013`. */
export const fileName = ({ choice }: MicrodataFile): string =>
  [choice.survey.id, choice.closed.wave.name].join('-');

export const labelOf = (reader: Reader, { label, set, variable }: FileVariable): string =>
  set === null || !variable ? say(reader, label) : `${say(reader, variable.label)}: ${say(reader, label)}`;

/** Empty where nothing was done. */
export const changeText = ({ t }: Reader, { change, withheld }: FileVariable): string =>
  [
    ...(change === null ? [] : [t(`microdata:change.${change}`)]),
    ...(withheld > 0 ? [t('microdata:change.withheld')] : []),
  ].join('; ');

/** The design by which chance hides each answer, with its probabilities. */
export const designText = ({ variable }: FileVariable): string => {
  const design = variable?.indirect;
  if (!design) return '';
  const plain = Object.entries(design).filter(
    ([, value]) => typeof value === 'string' || typeof value === 'number',
  );
  return plain.map(([name, value]) => `${name}=${String(value)}`).join('; ');
};

/** Which questions stood in its place before. */
export const lineageText = ({ t }: Reader, { variable }: FileVariable, { replaces }: MicrodataFile): string =>
  replaces
    .filter(({ question }) => question === variable?.question)
    .map(({ was, since, reason }) => t('microdata:lineage', { was, since: String(since), reason }))
    .join('; ');
