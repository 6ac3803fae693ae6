// The value of a condition for a set of answers. Total: whatever the answers hold, it returns, and what is not known stays
// unknown (null) through every operator but `or`, `and`, `coalesce()` and comparison with ''.
import { answerTo, answerToRow, isRecord, isSet } from '../answer.ts';
import type { Answer, Answers } from '../answer.ts';
import { isMissingCode } from '../missing.ts';
import type { AnswerReference, Expression, FunctionName, Operator } from './expression.ts';

/** A multiple choice is the list of its codes; null is "not answered, or not said". */
export type Value = boolean | number | string | readonly string[] | null;

export const evaluate = (expression: Expression, answers: Answers): Value => {
  switch (expression.kind) {
    case 'literal':
      return expression.value;
    case 'answer':
      return valueOf(expression, answers);
    case 'negative':
      return finite(negated(numberOf(evaluate(expression.of, answers))));
    case 'operation':
      return operations[expression.operator](
        evaluate(expression.left, answers),
        evaluate(expression.right, answers),
      );
    case 'call':
      return functions[expression.function](expression.arguments.map(each => evaluate(each, answers)));
  }
};

/** Yes, no or unknown: 0, '' and an empty choice are no. */
export const truth = (value: Value): boolean | null => {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  return value.length > 0;
};

const valueOf = (reference: AnswerReference, answers: Answers): Value => {
  const answer = answerTo(answers, reference.name);
  const value = reference.row === undefined ? plain(answer) : (answerToRow(answer, reference.row) ?? null);
  return isMissingCode(value) && !reference.keepsMissing ? null : value;
};

const plain = (answer: Answer | undefined): Value => {
  if (typeof answer === 'string') return answer;
  if (typeof answer === 'number') return finite(answer);
  if (isSet(answer)) return answer.filter(code => typeof code === 'string');
  const text: unknown = isRecord(answer) && Object.hasOwn(answer, 'text') ? answer['text'] : undefined;
  return typeof text === 'string' ? text : null;
};

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

const negated = (value: number | null): number | null => (value === null ? null : -value);

/** Codes of scales and bands look like numbers and count as such: `${trust} >= 7`. */
const numberOf = (value: Value): number | null => {
  if (value === null || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  const text = typeof value === 'string' ? value : value.length === 1 ? value[0] : undefined;
  return text !== undefined && /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : null;
};

const textOf = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : [...value].sort().join(' ');

const isEmpty = (value: Value): boolean =>
  value === null || (typeof value === 'object' && value.length === 0);

const equal = (left: Value, right: Value): boolean | null => {
  if (left === '') return right === '' || isEmpty(right);
  if (right === '') return isEmpty(left);
  if (left === null || right === null) return null;
  if (typeof left === 'boolean' || typeof right === 'boolean') return truth(left) === truth(right);
  if (typeof left === 'number' || typeof right === 'number') return numberOf(left) === numberOf(right);
  return textOf(left) === textOf(right);
};

const not = (value: boolean | null): boolean | null => (value === null ? null : !value);

/** Numbers in, number or truth out; unknown when either is unknown or no number. */
const withNumbers =
  <Result extends number | boolean>(compute: (left: number, right: number) => Result) =>
  (left: Value, right: Value): Result | null => {
    const first = numberOf(left);
    const second = numberOf(right);
    if (first === null || second === null) return null;
    const result = compute(first, second);
    return typeof result === 'number' && !Number.isFinite(result) ? null : result;
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

const selected = (choice: Value, code: Value): boolean | null => {
  if (choice === null || code === null) return null;
  const wanted = typeof code === 'object' ? textOf(code) : String(code);
  return typeof choice === 'object' ? choice.includes(wanted) : String(choice) === wanted;
};

const countSelected = (choice: Value): number | null => {
  if (choice === null) return null;
  if (typeof choice === 'object') return choice.length;
  return choice === '' || choice === false ? 0 : 1;
};

const functions: Record<FunctionName, (given: readonly Value[]) => Value> = {
  selected: ([choice = null, code = null]) => selected(choice, code),
  'count-selected': ([choice = null]) => countSelected(choice),
  not: ([value = null]) => not(truth(value)),
  if: ([condition = null, then = null, otherwise = null]) => {
    const holds = truth(condition);
    return holds === null ? null : holds ? then : otherwise;
  },
  coalesce: given => given.find(value => value !== '' && !isEmpty(value)) ?? null,
  true: () => true,
  false: () => false,
};
