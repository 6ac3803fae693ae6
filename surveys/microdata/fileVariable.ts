// One column of a file of microdata: numbers, and what each of them means.
import type { CategoryColumn, Dataset } from '../../analysis/dataset.ts';
import type { Localised } from '../localised.ts';
import { isMissingCode } from '../missing.ts';
import type { Variable } from '../variable.ts';
import type { SafeKey } from './anonymise.ts';
import { depthFor, missingValue, notAsked, reasons, withheld } from './missing.ts';
import { isExactDate, withoutDays } from './years.ts';

export type FileAnswer = {
  readonly value: number;
  readonly code: string;
  readonly label: Localised;
  readonly isMissing: boolean;
};

export type FileVariable = {
  readonly name: string;
  readonly variable: Variable | null;
  readonly label: Localised;
  readonly text: Localised;
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  /** Of a number, only the ways not to answer. */
  readonly answers: readonly FileAnswer[];
  /** NaN: answered, but not with a number. */
  readonly values: Float64Array;
  /** The question with several answers it is one answer of. */
  readonly set: string | null;
  readonly change: 'coarsened' | 'year' | 'averaged' | null;
  /** Of how many people the answer was taken away. */
  readonly withheld: number;
};

type Coded = { readonly code: string; readonly label: Localised; readonly isMissing: boolean };

/** Codes that are numbers stay what they are; others are counted from 1. */
const numbered = (all: readonly Coded[]): readonly FileAnswer[] => {
  const real = all.filter(({ isMissing }) => !isMissing);
  const areNumbers = real.every(({ code }) => /^\d{1,9}$/.test(code));
  return all.map(answer => ({
    ...answer,
    value: answer.isMissing
      ? missingValue(answer.code, 0)
      : areNumbers
        ? Number(answer.code)
        : real.indexOf(answer) + 1,
  }));
};

const missingAnswer = (code: string, depth: number): FileAnswer => ({
  ...{ code, value: missingValue(code, depth), isMissing: true },
  label: reasons.find(reason => reason.code === code)?.label ?? { ru: code },
});

/** Only what somebody has: a reason that nobody gave needs no label. */
const withReasons = (
  answers: readonly FileAnswer[],
  values: Float64Array,
  codes: readonly string[],
): readonly FileAnswer[] => {
  const used = new Set(values);
  const more = codes.map(code => missingAnswer(code, 0)).filter(({ value }) => used.has(value));
  return [...answers, ...more];
};

const plain = { set: null, change: null, withheld: 0 } as const;

const measureOf = ({ type, isOrdered }: Variable): FileVariable['measure'] =>
  type === 'number' ? 'scale' : isOrdered ? 'ordinal' : 'nominal';

const about = (variable: Variable) => ({
  ...{ name: variable.name, variable, label: variable.label, text: variable.text },
  measure: measureOf(variable),
});

const columnIn = (data: Dataset, name: string): CategoryColumn | undefined => {
  const column = data.columns.get(name);
  return column?.kind === 'category' ? column : undefined;
};

const codedValues = (column: CategoryColumn, answers: readonly FileAnswer[]): Float64Array => {
  const byPlace = column.categories.map(code => answers.find(each => each.code === code)?.value ?? NaN);
  return Float64Array.from(column.codes, place => byPlace[place] ?? missingValue(notAsked.code, 0));
};

const categoryVariable = (variable: Variable, data: Dataset): readonly FileVariable[] => {
  const column = columnIn(data, variable.name);
  if (!column) return [];
  const answers = numbered(variable.categories);
  const values = codedValues(column, answers);
  return [{ ...plain, ...about(variable), values, answers: withReasons(answers, values, [notAsked.code]) }];
};

const chosen: readonly Coded[] = [
  { code: '1', label: { ru: 'Отмечено', en: 'Chosen' }, isMissing: false },
  { code: '0', label: { ru: 'Не отмечено', en: 'Not chosen' }, isMissing: false },
];

const setVariables = (variable: Variable, data: Dataset): readonly FileVariable[] =>
  variable.categories
    .filter(({ isMissing }) => !isMissing)
    .flatMap(option => {
      const name = `${variable.name}_${option.code}`;
      const column = columnIn(data, name);
      if (!column) return [];
      const answers = numbered([...chosen, ...variable.categories.filter(({ isMissing }) => isMissing)]);
      const values = codedValues(column, answers);
      const own = { name, set: variable.name, label: option.label, values };
      return [
        { ...plain, ...about(variable), ...own, answers: withReasons(answers, values, [notAsked.code]) },
      ];
    });

/** Beside each number, the way not to answer that stands in its place: a column made for it. */
export const silenceOf = (variable: Variable): Variable => ({
  ...variable,
  name: `@silence_${variable.name}`,
  type: 'category',
  categories: variable.categories.filter(({ code }) => isMissingCode(code)),
});

const numberVariable = (variable: Variable, data: Dataset, isBanded: boolean): readonly FileVariable[] => {
  const column = data.columns.get(variable.name);
  if (column?.kind !== 'number') return [];
  const known = withoutDays(variable, column.values);
  const silence = columnIn(data, silenceOf(variable).name);
  const depth = depthFor(known.reduce((least, value) => (value < least ? value : least), 0));
  const banded = isBanded ? columnIn(data, `${variable.name}_band`) : undefined;
  const values = known.map((value, person) => {
    if (!Number.isNaN(value)) return value;
    const code = silence?.categories[silence.codes[person] ?? -1];
    if (code !== undefined) return missingValue(code, depth);
    return (banded?.codes[person] ?? -1) >= 0 ? NaN : missingValue(notAsked.code, depth);
  });
  const used = new Set(values);
  const answers = reasons
    .map(({ code }) => missingAnswer(code, depth))
    .filter(({ value }) => used.has(value));
  return [{ ...plain, ...about(variable), answers, values, change: isExactDate(variable) ? 'year' : null }];
};

/** A variable of the questionnaire as columns of the file: one, or of a choice of several answers one an option. */
export const fileVariables = (
  variable: Variable,
  data: Dataset,
  isBanded: boolean,
): readonly FileVariable[] => {
  if (variable.type === 'set') return setVariables(variable, data);
  return variable.type === 'number'
    ? numberVariable(variable, data, isBanded)
    : categoryVariable(variable, data);
};

/** A quasi-identifier as it may leave. */
export const keyVariable = (variable: Variable, key: SafeKey): FileVariable => {
  const answers = numbered(key.groups);
  const values = Float64Array.from(
    key.values,
    group => answers[group]?.value ?? missingValue(withheld.code, 0),
  );
  const used = new Set(values);
  return {
    ...about(variable),
    measure: key.isOrdered ? 'ordinal' : 'nominal',
    answers: withReasons(
      answers.filter(({ isMissing, value }) => !isMissing || used.has(value)),
      values,
      [withheld.code],
    ),
    ...{ values, set: null, change: key.isCoarsened ? 'coarsened' : null, withheld: key.withheld },
  };
};
