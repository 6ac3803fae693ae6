// What people wrote, and lists, as a statement says them.
import type { Localised } from '../../../surveys/localised.ts';
import type { Statement, StatementText } from '../../services/statements.ts';
import { say, type Reader } from '../reader.ts';
import { typeset } from '../typography.ts';

/** The text in the reader's language, line by line; none where it is not written. Chechen readers get Russian. */
export const linesOf = (
  { language }: Reader,
  { texts }: Statement,
  name: StatementText,
): readonly string[] => {
  const { ru, en } = texts[name];
  const [text, spoken] = language === 'en' && en !== '' ? [en, 'en' as const] : [ru, 'ru' as const];
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => typeset(line, spoken));
};

/** As a part of a sentence: its first line, without the full stop. */
export const firstLine = (reader: Reader, statement: Statement, name: StatementText): string | null =>
  linesOf(reader, statement, name)[0]?.replace(/\.$/, '') ?? null;

export const listOf = ({ language }: Reader, items: readonly string[]): string =>
  new Intl.ListFormat(language === 'en' ? 'en-GB' : 'ru', { type: 'conjunction' }).format(items);

export const populationOf = (reader: Reader, { survey, wave }: Statement): string =>
  say(reader, wave.population ?? survey.population);

/** `пол, возраст и район`, each once, as the questionnaire calls them. */
export const marginNames = (reader: Reader, { weighting }: Statement): string => {
  const labels: readonly Localised[] = weighting.margins.flatMap(margin => margin.labels);
  return listOf(reader, [
    ...new Set(labels.map(label => reader.t('results:quoted', { text: say(reader, label) }))),
  ]);
};

export const languagesOf = (reader: Reader, { questionnaire }: Statement): string =>
  listOf(
    reader,
    questionnaire.languages.map(language => reader.t(`results:language.${language}`)),
  );

export const modesOf = (reader: Reader, { wave }: Statement): string =>
  listOf(
    reader,
    wave.modes.map(mode => reader.t(`results:mode.${mode}`)),
  );
