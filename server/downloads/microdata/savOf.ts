// Microdata as a file for SPSS: answers as numbers with labels, reasons for no answer as missing values, and the weight switched on.
import type { Reader } from '../../presenters/reader.ts';
import type { FileVariable, MicrodataFile } from '../../services/microdata.ts';
import type { SavFile, SavMissing, SavVariable } from '../sav.ts';
import { savNames } from './savNames.ts';
import { labelOf, say } from './words.ts';

const mostMissing = 3;
const mostDecimals = 6;

/** Each by itself where there are few; more than three only fit as all numbers from the lowest to the highest. */
const missingOf = ({ answers }: FileVariable): SavMissing | null => {
  const values = answers.filter(({ isMissing }) => isMissing).map(({ value }) => value);
  if (values.length === 0) return null;
  return values.length <= mostMissing ? { values } : { low: Math.min(...values), high: Math.max(...values) };
};

const decimalsIn = (values: Float64Array): number => {
  let most = 0;
  for (const value of values) {
    if (Number.isNaN(value) || Number.isInteger(value)) continue;
    while (most < mostDecimals && Number(value.toFixed(most)) !== value) most += 1;
  }
  return most;
};

const widthFor = (values: Float64Array, decimals: number): number => {
  const whole = values.reduce((most, value) => Math.max(most, String(Math.trunc(value)).length), 1);
  return Math.min(40, Math.max(8, whole + (decimals > 0 ? decimals + 1 : 0)));
};

const savVariable = (reader: Reader, variable: FileVariable, name: string): SavVariable => {
  const { values, measure, answers } = variable;
  const decimals = decimalsIn(values);
  return {
    ...{ name, values, measure, decimals, kind: 'number', width: widthFor(values, decimals) },
    label:
      variable.set === null && variable.variable ? say(reader, variable.text) : labelOf(reader, variable),
    labels: answers.map(({ value, label }) => ({ value, label: say(reader, label) })),
    missing: missingOf(variable),
  };
};

export const savOf = (reader: Reader, file: MicrodataFile): SavFile => {
  const { microdata, choice, day } = file;
  const { variables, sets, people } = microdata;
  const names = savNames(variables.map(({ name }) => name));
  const nameAt = (at: number): string => names[at] ?? '';
  return {
    ...{ label: `${say(reader, choice.survey.title)}, ${choice.closed.wave.name}`, day, cases: people },
    variables: variables.map((variable, at) => savVariable(reader, variable, nameAt(at))),
    sets: sets.map(({ name, label }) => ({
      ...{ name, label: say(reader, label) },
      variables: variables.flatMap(({ set }, at) => (set === name ? [nameAt(at)] : [])),
    })),
    weight: variables.some(({ name }) => name === 'weight') ? 'weight' : null,
  };
};
