// The dictionary of a system file: its header, a record a variable, and the labels of values.
// Source: PSPP Developers' Guide, "System File Format".
import { cutText, float64, int32, padded, upTo } from './bytes.ts';
import type { SavFile, SavMissing, SavVariable } from './file.ts';

/** Bytes a label may have: SPSS reads no more. */
const longestLabel = 255;
const longestValueLabel = 120;
/** Numbers -99 to 151 take one byte in the compressed data. */
export const bias = 100;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

const shortDay = (day: string): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  return `${date} ${months[Number(month) - 1] ?? 'Jan'} ${year.slice(2)}`;
};

/** The time of day is left out: nobody needs to know when a file was taken to the second. */
export const header = ({ label, day, cases, variables, weight }: SavFile): Buffer =>
  Buffer.concat([
    padded('$FL2', 4),
    padded('@(#) SPSS DATA FILE - Barometer', 60),
    int32(2, variables.length, 1, 1 + variables.findIndex(({ name }) => name === weight), cases),
    float64(bias),
    padded(shortDay(day), 9),
    padded('00:00:00', 8),
    padded(cutText(label, 64), 64),
    Buffer.alloc(3),
  ]);

/** Every variable has a name of eight letters for old programs; the name people see stands in a record of its own. */
export const shortName = (at: number): string => `V${at + 1}`;

const formats = { number: 5, date: 38 } as const;

const formatOf = ({ kind, width, decimals }: SavVariable): number =>
  kind === 'date' ? (formats.date << 16) | (10 << 8) : (formats.number << 16) | (width << 8) | decimals;

const missingBytes = (missing: SavMissing | null): readonly [count: number, values: Buffer] => {
  if (missing === null) return [0, Buffer.alloc(0)];
  if ('low' in missing) return [-2, float64(missing.low, missing.high)];
  return [missing.values.length, float64(...missing.values)];
};

const variableRecord = (variable: SavVariable, at: number): Buffer => {
  const [count, missing] = missingBytes(variable.missing);
  const format = formatOf(variable);
  const label = Buffer.from(cutText(variable.label, longestLabel));
  const isLabelled = label.length > 0;
  return Buffer.concat([
    int32(2, 0, isLabelled ? 1 : 0, count, format, format),
    padded(shortName(at), 8),
    ...(isLabelled ? [int32(label.length), upTo(label, 4)] : []),
    missing,
  ]);
};

const valueLabel = (value: number, words: string): Buffer => {
  const label = Buffer.from(cutText(words, longestValueLabel));
  return Buffer.concat([float64(value), upTo(Buffer.concat([Buffer.from([label.length]), label]), 8)]);
};

const labelRecords = ({ labels }: SavVariable, at: number): readonly Buffer[] =>
  labels.length === 0
    ? []
    : [
        int32(3, labels.length),
        ...labels.map(({ value, label }) => valueLabel(value, label)),
        int32(4, 1, at + 1),
      ];

export const dictionary = ({ variables }: SavFile): Buffer =>
  Buffer.concat([...variables.map(variableRecord), ...variables.flatMap(labelRecords)]);
