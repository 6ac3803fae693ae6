// The value of an expression for a set of answers. Total: whatever the answers hold, it returns, and what is not known stays
// unknown (null) through every operator but `or`, `and`, `coalesce()` and comparison with ''. Each part is computed once.
import { answerTo, answerToRow, isRecord, isSet, rankedIn } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { isMissingCode } from '../missing.ts';
import { dayNumber } from './dates.ts';
import type { AnswerReference, Expression, Operator } from './expression.ts';
import { functions } from './functions.ts';
import { equal, finite, not, numberOf, truth } from './value.ts';
import type { Value } from './value.ts';

export { truth } from './value.ts';
export type { Value } from './value.ts';

/** What an expression may look at besides answers. */
export type Surroundings = {
  /** YYYY-MM-DD, the day of the wave. */
  readonly today?: string | undefined;
  /** The answer a constraint is about. */
  readonly own?: Answer | undefined;
};

const nothingAround: Surroundings = {};

export const evaluate = (
  expression: Expression,
  answers: Answers,
  around: Surroundings = nothingAround,
): Value => {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'answer':
      return known(answered(expression, answers), expression);
    case 'own':
      return known(plain(around.own), expression);
    case 'negative':
      return finite(negated(numberOf(evaluate(expression.of, answers, around))));
    case 'operation':
      return operations[expression.operator](
        evaluate(expression.left, answers, around),
        evaluate(expression.right, answers, around),
      );
    case 'call':
      if (expression.function === 'today') return day(around.today);
      return functions[expression.function](
        expression.arguments.map(each => evaluate(each, answers, around)),
      );
  }
};

const day = (today: string | undefined): string | null =>
  today !== undefined && dayNumber(today) !== null ? today : null;

const known = (value: Value, { keepsMissing }: { readonly keepsMissing: boolean }): Value =>
  isMissingCode(value) && !keepsMissing ? null : value;

const answered = ({ name, row }: AnswerReference, answers: Answers): Value => {
  const answer = answerTo(answers, name);
  return row === undefined ? plain(answer) : (answerToRow(answer, row) ?? null);
};

const plain = (answer: Answer | undefined): Value => {
  if (typeof answer === 'string') return answer;
  if (typeof answer === 'number') return finite(answer);
  if (isSet(answer)) return answer.filter(code => typeof code === 'string');
  if (!isRecord(answer)) return null;
  const text: unknown = Object.hasOwn(answer, 'text') ? answer['text'] : undefined;
  if (typeof text === 'string') return text;
  const ranked = rankedIn(answer);
  return ranked.length > 0 ? ranked : null;
};

const negated = (value: number | null): number | null => (value === null ? null : 0 - value);

/** Numbers in, number or truth out; unknown when either is unknown or no number. */
const withNumbers =
  (compute: (left: number, right: number) => number | boolean) =>
  (left: Value, right: Value): number | boolean | null => {
    const first = numberOf(left);
    const second = numberOf(right);
    if (first === null || second === null) return null;
    const result = compute(first, second);
    return typeof result === 'number' ? finite(result) : result;
  };

const operations: Record<Operator, (left: Value, right: Value) => Value> = {
  or: (left, right) => {
    const [first, second] = [truth(left), truth(right)];
    return first === true || second === true ? true : first === null || second === null ? null : false;
  },
  and: (left, right) => {
    const [first, second] = [truth(left), truth(right)];
    return first === false || second === false ? false : first === null || second === null ? null : true;
  },
  '=': equal,
  '!=': (left, right) => not(equal(left, right)),
  '<': withNumbers((left, right) => left < right),
  '<=': withNumbers((left, right) => left <= right),
  '>': withNumbers((left, right) => left > right),
  '>=': withNumbers((left, right) => left >= right),
  '+': withNumbers((left, right) => left + right),
  '-': withNumbers((left, right) => left - right),
  '*': withNumbers((left, right) => left * right),
  div: withNumbers((left, right) => left / right),
  mod: withNumbers((left, right) => left % right),
};
