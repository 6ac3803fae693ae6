// The answers of a question worth trying in conditions: one for every way the conditions could tell them apart.
import type { Answer } from '../answer.ts';
import { hasPart, references } from '../conditions/index.ts';
import type { Expression, Reference } from '../conditions/index.ts';
import { comparisons } from '../conditions/expression.ts';
import type { FunctionName } from '../conditions/expression.ts';
import { skipped } from '../missing.ts';
import { moduleOf } from '../questions/index.ts';
import type { Asked } from './rule.ts';

/** Undefined where there are too many, or where the conditions compute with answers and any number could matter. */
export const domainOf = (
  question: Asked,
  expressions: readonly Expression[],
): readonly Answer[] | undefined => domainsOf([question], expressions)?.[0];

/** The same for several questions that stand in the same conditions; undefined where it is for one of them. */
export const domainsOf = (
  questions: readonly Asked[],
  expressions: readonly Expression[],
): readonly (readonly Answer[])[] | undefined => {
  const read = expressions.map(traitsOf);
  if (read.some(({ computes }) => computes)) return undefined;
  const about = new Map<string, Reference[]>();
  for (const reference of read.flatMap(({ references }) => references)) {
    const known = about.get(reference.name);
    if (known) known.push(reference);
    else about.set(reference.name, [reference]);
  }
  const numbers = unique(read.flatMap(({ literals }) => literals));
  const domains = questions.map(question => answersTo(question, about.get(question.id) ?? [], numbers));
  return domains.every(domain => domain !== undefined) ? domains : undefined;
};

const answersTo = (
  question: Asked,
  about: readonly Reference[],
  numbers: readonly number[],
): readonly Answer[] | undefined => {
  const representatives = moduleOf(question).representatives(question, {
    codes: unique(about.flatMap(({ codes }) => codes)),
    rows: unique(about.flatMap(({ row }) => (row === undefined ? [] : [row]))),
    numbers,
  });
  const silent = question.required === false ? [skipped] : [];
  return representatives && [...silent, ...question.missing, ...representatives];
};

type Traits = {
  readonly computes: boolean;
  readonly references: readonly Reference[];
  readonly literals: readonly number[];
};
const traits = new WeakMap<Expression, Traits>();

const traitsOf = (expression: Expression): Traits => {
  const known = traits.get(expression);
  if (known) return known;
  const fresh = {
    computes: computes(expression),
    references: references(expression),
    literals: literals(expression),
  };
  traits.set(expression, fresh);
  return fresh;
};

const unique = <Value>(values: readonly Value[]): readonly Value[] => [...new Set(values)];

const isAnswer = (expression: Expression): boolean =>
  hasPart(expression, ({ kind }) => kind === 'answer' || kind === 'own');

/** Functions that tell answers apart and compute nothing from them. */
const choosing: readonly FunctionName[] = [
  'selected',
  'count-selected',
  'not',
  'if',
  'coalesce',
  'true',
  'false',
];

/** Whether answers go through arithmetic, or are compared with one another. */
const computes = (expression: Expression): boolean => {
  switch (expression.kind) {
    case 'literal':
    case 'answer':
    case 'own':
      return false;
    case 'negative':
      return isAnswer(expression.of);
    case 'call':
      return choosing.includes(expression.function)
        ? expression.arguments.some(computes)
        : isAnswer(expression) || expression.function === 'today';
    case 'operation': {
      const { operator, left, right } = expression;
      if (operator === 'and' || operator === 'or') return computes(left) || computes(right);
      if (comparisons.includes(operator))
        return (isAnswer(left) && isAnswer(right)) || computes(left) || computes(right);
      return isAnswer(left) || isAnswer(right);
    }
  }
};

const literals = (expression: Expression): readonly number[] => {
  switch (expression.kind) {
    case 'literal':
      return typeof expression.value === 'number' ? [expression.value] : [];
    case 'answer':
    case 'own':
      return [];
    case 'negative':
      return literals(expression.of).map(value => -value);
    case 'operation':
      return [...literals(expression.left), ...literals(expression.right)];
    case 'call':
      return expression.arguments.flatMap(literals);
  }
};
