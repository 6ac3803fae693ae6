// Simplifies a condition whose parts were filled in: `'a' = 'a'` is true, `true() and X` is X.
import { parseCondition, writeExpression } from '../../conditions/index.ts';
import type { Expression } from '../../conditions/index.ts';
import { noChoice } from './expression.ts';

/** True, false, or what is left to be asked. */
export const folded = (text: string): boolean | string => {
  const parsed = parseCondition(text);
  if ('mistake' in parsed) return text;
  const result = fold(parsed.expression);
  return typeof result === 'boolean' ? result : writeExpression(result);
};

const fold = (expression: Expression): Expression | boolean => {
  if (expression.kind === 'call') return foldCall(expression);
  if (expression.kind !== 'operation') return expression;
  const { operator, left, right } = expression;
  if (operator === 'and' || operator === 'or') {
    const decides = operator === 'or';
    const [first, second] = [fold(left), fold(right)];
    if (first === decides || second === decides) return decides;
    if (typeof first === 'boolean') return second;
    return typeof second === 'boolean' ? first : { ...expression, left: first, right: second };
  }
  return operator === '=' || operator === '!=' ? foldEqual(expression, operator === '=') : expression;
};

const foldEqual = (
  equality: Extract<Expression, { kind: 'operation' }>,
  isSame: boolean,
): Expression | boolean => {
  const { left, right } = equality;
  if (left.kind === 'literal' && right.kind === 'literal')
    return (String(left.value) === String(right.value)) === isSame;
  if (isNoChoice(left) || isNoChoice(right)) return !isSame;
  return left.kind === 'literal' ? { ...equality, left: right, right: left } : equality;
};

const isNoChoice = (part: Expression | undefined): boolean =>
  part?.kind === 'literal' && part.value === noChoice;

const foldCall = (call: Extract<Expression, { kind: 'call' }>): Expression | boolean => {
  if (call.function === 'true' || call.function === 'false') return call.function === 'true';
  const [first, second] = call.arguments;
  if (call.function === 'not' && first) {
    const inside = fold(first);
    return typeof inside === 'boolean' ? !inside : { ...call, arguments: [inside] };
  }
  if (call.function === 'selected' && first?.kind === 'literal' && second?.kind === 'literal') {
    return String(first.value).split(' ').includes(String(second.value));
  }
  if (call.function === 'selected' && isNoChoice(second)) return false;
  return call;
};
