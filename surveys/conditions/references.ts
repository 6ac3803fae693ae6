// What an expression asks about: the questions and calculations it names, and the codes it compares them with.
import type { AnswerReference, Expression } from './expression.ts';

export type Reference = {
  readonly name: string;
  readonly row?: string;
  /** Codes written out beside it: `${paid} = 'yes'`, `selected(${paid}, 'yes')`. */
  readonly codes: readonly string[];
  /** Through `=` a choice of several answers equals a code only where it is the single one chosen. */
  readonly isCompared: boolean;
};

export const references = (expression: Expression): readonly Reference[] => {
  switch (expression.kind) {
    case 'literal':
    case 'own':
      return [];
    case 'answer':
      return [reference(expression, [], false)];
    case 'negative':
      return references(expression.of);
    case 'operation':
      return expression.operator === '=' || expression.operator === '!='
        ? pairReferences([expression.left, expression.right], true)
        : [...references(expression.left), ...references(expression.right)];
    case 'call':
      return expression.function === 'selected'
        ? pairReferences(expression.arguments, false)
        : expression.arguments.flatMap(references);
  }
};

/** Whether any part of the expression is such. */
export const hasPart = (expression: Expression, isSuch: (part: Expression) => boolean): boolean =>
  isSuch(expression) || partsOf(expression).some(part => hasPart(part, isSuch));

export const partsOf = (expression: Expression): readonly Expression[] => {
  if (expression.kind === 'negative') return [expression.of];
  if (expression.kind === 'operation') return [expression.left, expression.right];
  return expression.kind === 'call' ? expression.arguments : [];
};

const pairReferences = (pair: readonly Expression[], isCompared: boolean): readonly Reference[] => {
  const codes = pair.flatMap(each =>
    each.kind === 'literal' && each.value !== '' ? [String(each.value)] : [],
  );
  return pair.flatMap(each =>
    each.kind === 'answer' ? [reference(each, codes, isCompared)] : references(each),
  );
};

const reference = (
  { name, row }: AnswerReference,
  codes: readonly string[],
  isCompared: boolean,
): Reference => ({ name, ...(row === undefined ? {} : { row }), codes, isCompared });
