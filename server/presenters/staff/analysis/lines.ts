// The rows of a table of the desk in the reader's words: answers have their own, measures are named here.
import type { Line } from '../../../../surveys/recipe/view.ts';
import type { Table } from '../../../services/analysis.ts';
import { say, type Reader } from '../../reader.ts';

const quartileNames: Readonly<Record<string, string>> = {
  '0.25': 'lower_quartile',
  '0.5': 'median',
  '0.75': 'upper_quartile',
};

/** A few words; several answers counted as one are not listed. */
export const lineLabel = (reader: Reader, { kind, label, name }: Line): string => {
  if (label !== null) return say(reader, label);
  const measure = kind === 'quantile' ? (quartileNames[name] ?? kind) : kind;
  return reader.t(`analysis:line.${measure}`);
};

/** The answers that a line stands for. */
export const codesOf = ({ kind, name, code }: Line): readonly string[] =>
  kind === 'together' ? name.split(', ') : [code];

/** In full, as a row of the table is headed. */
export const lineHeading = (reader: Reader, { variable }: Table, line: Line): string => {
  if (line.kind !== 'together') return lineLabel(reader, line);
  const codes = codesOf(line);
  const answers = variable.categories
    .filter(({ code }) => codes.includes(code))
    .map(({ label }) => say(reader, label));
  return reader.t('analysis:line.together_of', { answers: answers.join(', ') });
};
