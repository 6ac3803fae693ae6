// Whom a question was asked, where one other question decides it: the size of its base is then the count of answers there.
import { parsedOnce, type Expression } from '../../../surveys/conditions/index.ts';
import type { Variable } from '../../../surveys/variable.ts';

type AskedOf = { readonly variable: string; readonly codes: readonly string[] };

const nameOf = (expression: Expression | undefined): string | null =>
  expression?.kind === 'answer'
    ? [expression.name, ...(expression.row === undefined ? [] : [expression.row])].join('_')
    : null;

const codeOf = (expression: Expression | undefined): string | null =>
  expression?.kind === 'literal' ? String(expression.value) : null;

const joined = (left: AskedOf | null, right: AskedOf | null): AskedOf | null =>
  left && right?.variable === left.variable
    ? { variable: left.variable, codes: [...new Set([...left.codes, ...right.codes])] }
    : null;

const one = (variable: string | null, code: string | null): AskedOf | null =>
  variable === null || code === null ? null : { variable, codes: [code] };

/** `${met} = 'yes'`, `selected(${where}, 'school')`, and several of them joined by "or". */
const readIn = (expression: Expression): AskedOf | null => {
  if (expression.kind === 'call')
    return expression.function === 'selected'
      ? one(nameOf(expression.arguments[0]), codeOf(expression.arguments[1]))
      : null;
  if (expression.kind !== 'operation') return null;
  const { operator, left, right } = expression;
  if (operator === 'or') return joined(readIn(left), readIn(right));
  return operator === '=' ? one(nameOf(left), codeOf(right)) : null;
};

/** Of several answers per person only one code at a time is a count that is shown. */
const isCounted = (found: AskedOf, variables: readonly Variable[]): boolean => {
  const variable = variables.find(({ name }) => name === found.variable);
  return variable !== undefined && (variable.type === 'category' || found.codes.length === 1);
};

export const askedOf = (
  conditions: readonly string[],
  variables: readonly Variable[],
): { readonly askedOf?: AskedOf } => {
  const [condition, ...more] = conditions;
  if (condition === undefined || more.length > 0) return {};
  const parsed = parsedOnce(condition);
  const found = 'expression' in parsed ? readIn(parsed.expression) : null;
  return found && isCounted(found, variables) ? { askedOf: found } : {};
};
