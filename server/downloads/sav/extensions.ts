// What came to system files after their first version: encoding, long names, measurement levels, sets of answers.
import { cutText, float64, int32 } from './bytes.ts';
import { shortName } from './dictionary.ts';
import type { SavFile, SavSet, SavVariable } from './file.ts';

const utf8 = 65001;
const [machineIntegers, machineFloats, sets, display, longNames, encoding] = [3, 4, 7, 11, 13, 20] as const;

export const systemMissing = -Number.MAX_VALUE;
/** The smallest number that is one: next to the one that stands for "missing". */
const lowest = -1.7976931348623155e308;

const record = (subtype: number, size: number, data: Buffer): Buffer =>
  Buffer.concat([int32(7, subtype, size, data.length / size), data]);

const measures: Readonly<Record<SavVariable['measure'], number>> = { nominal: 1, ordinal: 2, scale: 3 };
const [left, right] = [0, 1] as const;

const displayOf = ({ measure, width }: SavVariable): readonly number[] => [
  measures[measure],
  Math.max(8, width),
  measure === 'scale' ? right : left,
];

/** `$contact=D1 1 12 Where people… v3 v4`: counted are those who have 1. */
const setLine = ({ name, label, variables }: SavSet, all: readonly SavVariable[]): string => {
  const words = cutText(label, 255);
  const members = variables.map(member =>
    shortName(all.findIndex(each => each.name === member)).toLowerCase(),
  );
  return `$${name}=D1 1 ${Buffer.byteLength(words)} ${words} ${members.join(' ')}\n`;
};

const setRecord = ({ sets: all, variables }: SavFile): readonly Buffer[] =>
  all.length === 0 ? [] : [record(sets, 1, Buffer.from(all.map(each => setLine(each, variables)).join('')))];

export const extensions = (file: SavFile): Buffer => {
  const names = file.variables.map(({ name }, at) => `${shortName(at)}=${name}`).join('\t');
  return Buffer.concat([
    record(machineIntegers, 4, int32(1, 0, 0, -1, 1, 1, 2, utf8)),
    record(machineFloats, 8, float64(systemMissing, Number.MAX_VALUE, lowest)),
    ...setRecord(file),
    record(display, 4, int32(...file.variables.flatMap(displayOf))),
    record(longNames, 1, Buffer.from(names)),
    record(encoding, 1, Buffer.from('UTF-8')),
  ]);
};
