// Simplifies a condition whose parts were filled in: `'a' = 'a'` is true, `true() and X` is X.
import { parseCondition, writeExpression } from '../../conditions/index.ts';
import type { Expression } from '../../conditions/index.ts';

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
  if ((operator === '=' || operator === '!=') && left.kind === 'literal' && right.kind === 'literal') {
    return (String(left.value) === String(right.value)) === (operator === '=');
  }
  if ((operator === '=' || operator === '!=') && left.kind === 'literal')
    return { ...expression, left: right, right: left };
  return expression;
};

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
  return call;
};
