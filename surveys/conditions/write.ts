// Writes an expression in XLSForm syntax, with no more brackets than needed. Reading what was written gives the expression again.
import { comparisons, levels } from './expression.ts';
import type { Expression } from './expression.ts';

/** Binds tighter than any operator. */
const tightest = levels.length;

export const writeExpression = (expression: Expression): string => {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number' ? writeNumber(expression.value) : quoted(expression.value);
    case 'answer':
      return `\${${expression.name}${expression.row === undefined ? '' : `.${expression.row}`}}`;
    case 'own':
      return '.';
    case 'negative':
      return `-${within(expression.of, tightest)}`;
    case 'operation': {
      const { operator, left, right } = expression;
      const level = levelOf(expression);
      const least = comparisons.includes(operator) ? level + 1 : level;
      return `${within(left, least)} ${operator} ${within(right, level + 1)}`;
    }
    case 'call':
      return `${expression.function}(${expression.arguments.map(writeExpression).join(', ')})`;
  }
};

const levelOf = (expression: Expression): number =>
  expression.kind === 'operation'
    ? levels.findIndex(level => level.some(operator => operator === expression.operator))
    : tightest;

const within = (expression: Expression, least: number): string => {
  const text = writeExpression(expression);
  return levelOf(expression) < least ? `(${text})` : text;
};

/** JavaScript writes very small numbers with an exponent, which the language does not have. */
const writeNumber = (value: number): string => {
  const text = String(value);
  return text.includes('e') ? value.toFixed(10).replace(/\.?0+$/, '') : text;
};

/** A text with both kinds of quotes can only be put together. */
const quoted = (text: string): string => {
  if (!text.includes("'")) return `'${text}'`;
  if (!text.includes('"')) return `"${text}"`;
  return `concat(${text
    .split(/('+)/)
    .filter(part => part !== '')
    .map(quoted)
    .join(', ')})`;
};
