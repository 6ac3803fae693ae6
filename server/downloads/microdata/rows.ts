// One line a person: codes as the questionnaire has them, or the words of the answers.
import type { Reader } from '../../presenters/reader.ts';
import type { FileVariable, MicrodataFile } from '../../services/microdata.ts';
import { answersOf, say } from './words.ts';

export type Cell = string | number | null;
export type CellText = 'codes' | 'labels';

const cellsOf = (reader: Reader, variable: FileVariable, kind: CellText): ((row: number) => Cell) => {
  const answers = answersOf(variable);
  const texts = new Map(
    [...answers].map(([value, { code, label }]) => [value, kind === 'codes' ? code : say(reader, label)]),
  );
  return row => {
    const value = variable.values[row] ?? NaN;
    return texts.get(value) ?? (Number.isNaN(value) ? null : value);
  };
};

export function* rowsOf(
  reader: Reader,
  { microdata: { variables, people } }: MicrodataFile,
  kind: CellText,
): Generator<readonly Cell[]> {
  const columns = variables.map(variable => cellsOf(reader, variable, kind));
  for (let row = 0; row < people; row += 1) yield columns.map(cellAt => cellAt(row));
}
