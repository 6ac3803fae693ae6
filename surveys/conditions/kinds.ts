// What kind of value an expression gives, as far as it can be told before anybody has answered, and where a value is used as
// something it cannot be: such an expression would be unknown for everybody. Only the reader asks; no respondent's phone does.
import type { Said } from '../said.ts';
import { dayNumber } from './dates.ts';
import { comparisons } from './expression.ts';
import type { AnswerReference, Expression, FunctionName } from './expression.ts';
import { partsOf } from './references.ts';
import { writeExpression } from './write.ts';

/**
 * - code: one option of a list whose codes are words; where all codes are numbers it is a number
 * - set: several options, in their order
 * - any: cannot be told; nothing is said against it
 */
export type Kind = 'truth' | 'number' | 'text' | 'code' | 'set' | 'date' | 'any';

export type KindOf = (reference: AnswerReference) => Kind;

const results: Partial<Record<FunctionName, Kind>> = {
  ...{ selected: 'truth', not: 'truth', true: 'truth', false: 'truth', contains: 'truth' },
  ...{ 'starts-with': 'truth', today: 'date', date: 'date', 'selected-at': 'code' },
  ...{ 'format-date': 'text', string: 'text', concat: 'text', substr: 'text' },
  ...{ if: 'any', coalesce: 'any' },
};

export const kindOf = (expression: Expression, answers: KindOf): Kind => {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number' ? 'number' : literalKind(expression.value);
    case 'answer':
      return answers(expression);
    case 'own':
      return 'any';
    case 'negative':
      return 'number';
    case 'operation':
      return ['or', 'and', ...comparisons].includes(expression.operator) ? 'truth' : 'number';
    case 'call':
      if (isYearOrDay(expression)) return 'number';
      return expression.function === 'if' || expression.function === 'coalesce'
        ? branchKind(expression.arguments.slice(expression.function === 'if' ? 1 : 0), answers)
        : (results[expression.function] ?? 'number');
  }
};

/** `format-date(today(), '%Y')`: only digits come out. */
const isYearOrDay = ({
  function: name,
  arguments: [, format],
}: Extract<Expression, { kind: 'call' }>): boolean =>
  name === 'format-date' && format?.kind === 'literal' && /^(?:%[Ymdne])+$/.test(String(format.value));

const literalKind = (text: string): Kind => {
  if (text === '') return 'any';
  if (/^-?\d+(\.\d+)?$/.test(text)) return 'number';
  return dayNumber(text) === null ? 'text' : 'date';
};

const branchKind = (branches: readonly Expression[], answers: KindOf): Kind => {
  const kinds = new Set(branches.map(branch => kindOf(branch, answers)));
  const [only = 'any'] = kinds;
  return kinds.size === 1 ? only : 'any';
};

/** Values used as what they are not. */
export const kindMistakes = (expression: Expression, answers: KindOf): readonly Said[] => [
  ...ownMistakes(expression, answers),
  ...partsOf(expression).flatMap(part => kindMistakes(part, answers)),
];

const ownMistakes = (expression: Expression, answers: KindOf): readonly Said[] => {
  const found = (parts: readonly Expression[], judge: (kind: Kind, part: Expression) => Said | undefined) =>
    parts.flatMap(part => judge(kindOf(part, answers), part) ?? []);
  if (expression.kind === 'negative') return found([expression.of], noNumber);
  if (expression.kind === 'call') {
    const judge = judges[expression.function];
    return judge ? found(expression.arguments.slice(0, judge.first), judge.judge) : [];
  }
  if (expression.kind !== 'operation') return [];
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') return [];
  const dated = comparisons.includes(operator) ? dateMistakes(left, right, answers) : [];
  if (dated.length > 0) return dated;
  return operator === '=' || operator === '!=' ? [] : found([left, right], noNumber);
};

const noNumber = (kind: Kind, part: Expression): Said | undefined => {
  const values = { words: writeExpression(part) };
  if (kind === 'set') return { code: 'number_of_set', values };
  if (kind === 'text') return { code: 'number_of_text', values };
  return kind === 'code' ? { code: 'number_of_code', values } : undefined;
};

const noChoice = (kind: Kind, part: Expression): Said | undefined =>
  kind === 'number' || kind === 'date' || kind === 'text' || kind === 'truth'
    ? { code: 'choice_needed', values: { words: writeExpression(part) } }
    : undefined;

const noDate = (kind: Kind, part: Expression): Said | undefined =>
  kind === 'text' || kind === 'code' || kind === 'set' || kind === 'truth'
    ? { code: 'date_needed', values: { words: writeExpression(part) } }
    : undefined;

const noNumberInText = (kind: Kind, part: Expression): Said | undefined =>
  kind === 'text' && part.kind !== 'literal' ? undefined : noNumber(kind, part);

type Judge = {
  readonly judge: (kind: Kind, part: Expression) => Said | undefined;
  /** How many of the arguments it concerns. */
  readonly first?: number;
};

const judges: Partial<Record<FunctionName, Judge>> = {
  'selected-at': { judge: noChoice, first: 1 },
  number: { judge: noNumberInText },
  int: { judge: noNumberInText },
  round: { judge: noNumber },
  floor: { judge: noNumber },
  ceiling: { judge: noNumber },
  abs: { judge: noNumber },
  min: { judge: noNumber },
  max: { judge: noNumber },
  sum: { judge: noNumber },
  date: { judge: noDate },
  'format-date': { judge: noDate, first: 1 },
  'decimal-date-time': { judge: noDate },
};

/** A date beside a number or a word written out: people write years, and the comparison is never what they mean. */
const dateMistakes = (left: Expression, right: Expression, answers: KindOf): readonly Said[] => {
  const pairs = [
    [left, right],
    [right, left],
  ] as const;
  return pairs.flatMap(([date, other]) =>
    kindOf(date, answers) === 'date' &&
    other.kind === 'literal' &&
    other.value !== '' &&
    kindOf(other, answers) !== 'date'
      ? [
          {
            code: 'date_compared',
            values: { date: writeExpression(date), other: writeExpression(other) },
          },
        ]
      : [],
  );
};
