// A condition as a list of clauses that can be said in words, "all of" or "any of" them, and back. An expression that says more, by
// computing or by brackets inside brackets, has no clauses and stays an expression.
import type { AnswerReference, Expression, Operator } from './expression.ts';

export const verbs = [
  'is',
  'is_not',
  'one_of',
  'chosen',
  'not_chosen',
  'more',
  'less',
  'at_least',
  'at_most',
  'answered',
  'not_answered',
] as const;
export type Verb = (typeof verbs)[number];

export type Clause = {
  readonly question: string;
  /** Of a grid or a ranking. */
  readonly row?: string;
  readonly verb: Verb;
  /** `one_of` and `chosen` have one or more, `answered` and `not_answered` none, all others one. */
  readonly values: readonly (string | number)[];
};

export type Clauses = { readonly join: 'all' | 'any'; readonly clauses: readonly Clause[] };

const comparing: Partial<Record<Operator, Verb>> = {
  ...{ '=': 'is', '!=': 'is_not', '>': 'more', '<': 'less', '>=': 'at_least', '<=': 'at_most' },
};

const about = ({ name, row }: AnswerReference): Pick<Clause, 'question' | 'row'> => ({
  question: name,
  ...(row === undefined ? {} : { row }),
});

/** The parts of a chain of one operator: `a and b and c`. */
const chain = (expression: Expression, operator: Operator): readonly Expression[] =>
  expression.kind === 'operation' && expression.operator === operator
    ? [...chain(expression.left, operator), ...chain(expression.right, operator)]
    : [expression];

const comparison = (expression: Expression): Clause | undefined => {
  if (expression.kind !== 'operation') return undefined;
  const { left, right, operator } = expression;
  const verb = comparing[operator];
  if (verb === undefined || left.kind !== 'answer' || right.kind !== 'literal') return undefined;
  if (right.value !== '') return { ...about(left), verb, values: [right.value] };
  if (verb !== 'is' && verb !== 'is_not') return undefined;
  return { ...about(left), verb: verb === 'is' ? 'not_answered' : 'answered', values: [] };
};

const choice = (expression: Expression): Clause | undefined => {
  if (expression.kind !== 'call') return undefined;
  const [first, second] = expression.arguments;
  if (expression.function === 'not' && first) {
    const inside = choice(first);
    return inside?.verb === 'chosen' ? { ...inside, verb: 'not_chosen' } : undefined;
  }
  if (expression.function !== 'selected' || first?.kind !== 'answer' || second?.kind !== 'literal')
    return undefined;
  return { ...about(first), verb: 'chosen', values: [second.value] };
};

const isSame = (one: Clause, other: Clause): boolean =>
  one.question === other.question && one.row === other.row && one.verb === other.verb;

/** `a = 1 or a = 2` is one of two; so with what was chosen. */
const gathered = (expression: Expression): Clause | undefined => {
  const single = comparison(expression) ?? choice(expression);
  if (single) return single;
  const parts = chain(expression, 'or').map(part => comparison(part) ?? choice(part));
  const [first] = parts;
  if (parts.length < 2 || !first || (first.verb !== 'is' && first.verb !== 'chosen')) return undefined;
  const known = parts.filter(part => part !== undefined);
  if (known.length < parts.length || !known.every(part => isSame(part, first))) return undefined;
  const verb = first.verb === 'is' ? 'one_of' : 'chosen';
  return { ...first, verb, values: known.flatMap(({ values }) => values) };
};

/** Undefined where words do not suffice. */
export const clausesOf = (expression: Expression): Clauses | undefined => {
  const whole = gathered(expression);
  if (whole) return { join: 'all', clauses: [whole] };
  for (const [operator, join] of [
    ['and', 'all'],
    ['or', 'any'],
  ] as const) {
    const parts = chain(expression, operator);
    const clauses = parts.map(gathered).filter(part => part !== undefined);
    if (parts.length > 1 && clauses.length === parts.length) return { join, clauses };
  }
  return undefined;
};

const answer = ({ question, row }: Clause): Expression => ({
  kind: 'answer',
  name: question,
  ...(row === undefined ? {} : { row }),
  keepsMissing: false,
});

const joined = (parts: readonly Expression[], operator: Operator): Expression | undefined =>
  parts.length === 0
    ? undefined
    : parts.reduce((left, right) => ({ kind: 'operation', operator, left, right }));

const operatorOf = (verb: Verb): Operator | undefined =>
  (Object.keys(comparing) as Operator[]).find(operator => comparing[operator] === verb); // the keys written above

const literal = (value: string | number): Expression => ({ kind: 'literal', value });

const compared = (clause: Clause, operator: Operator, value: string | number): Expression => ({
  ...{ kind: 'operation', operator, left: answer(clause), right: literal(value) },
});

const selected = (clause: Clause, value: string | number): Expression => ({
  ...{ kind: 'call', function: 'selected', arguments: [answer(clause), literal(value)] },
});

const expressed = (clause: Clause): Expression | undefined => {
  const { verb, values } = clause;
  if (verb === 'answered') return compared(clause, '!=', '');
  if (verb === 'not_answered') return compared(clause, '=', '');
  if (verb === 'one_of')
    return joined(
      values.map(value => compared(clause, '=', value)),
      'or',
    );
  if (verb === 'chosen')
    return joined(
      values.map(value => selected(clause, value)),
      'or',
    );
  const [value = ''] = values;
  if (verb === 'not_chosen') return { kind: 'call', function: 'not', arguments: [selected(clause, value)] };
  const operator = operatorOf(verb);
  return operator && compared(clause, operator, value);
};

/** Undefined where there is no clause left that says something. */
export const expressionOf = ({ join, clauses }: Clauses): Expression | undefined =>
  joined(
    clauses.map(expressed).filter(part => part !== undefined),
    join === 'all' ? 'and' : 'or',
  );
