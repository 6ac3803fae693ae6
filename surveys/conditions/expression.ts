// What an expression may be made of: a closed set of nodes, operators and functions. Nothing else can be written.

export type Expression =
  | { readonly kind: 'literal'; readonly value: string | number }
  | AnswerReference
  /** `.`: in a constraint, the answer the constraint is about. */
  | { readonly kind: 'own'; readonly keepsMissing: boolean }
  | { readonly kind: 'negative'; readonly of: Expression }
  | {
      readonly kind: 'operation';
      readonly operator: Operator;
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'call'; readonly function: FunctionName; readonly arguments: readonly Expression[] };

/** `${age}` or, for one row of a grid, `${trust.courts}`. */
export type AnswerReference = {
  readonly kind: 'answer';
  readonly name: string;
  readonly row?: string;
  /** True where it is compared with a missing code: only there is "refused" a value like any other. */
  readonly keepsMissing: boolean;
};

/** From the loosest binding to the tightest. Comparisons do not chain: `1 < 2 < 3` is a mistake. */
export const levels = [
  ['or'],
  ['and'],
  ['=', '!=', '<=', '<', '>=', '>'],
  ['+', '-'],
  ['*', 'div', 'mod'],
] as const;
export type Operator = (typeof levels)[number][number];
export const comparisons: readonly string[] = levels[2];

/** How many arguments each function takes: at least, at most. */
export const arity = {
  selected: [2, 2],
  'count-selected': [1, 1],
  'selected-at': [2, 2],
  not: [1, 1],
  if: [3, 3],
  coalesce: [2, 10],
  true: [0, 0],
  false: [0, 0],
  today: [0, 0],
  date: [1, 1],
  'format-date': [2, 2],
  'decimal-date-time': [1, 1],
  number: [1, 1],
  int: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceiling: [1, 1],
  abs: [1, 1],
  min: [1, 30],
  max: [1, 30],
  sum: [1, 30],
  string: [1, 1],
  'string-length': [1, 1],
  concat: [1, 30],
  substr: [2, 3],
  contains: [2, 2],
  'starts-with': [2, 2],
} as const;
export type FunctionName = keyof typeof arity;

export const isFunctionName = (name: string): name is FunctionName => Object.hasOwn(arity, name);

/** Longest text, deepest nesting, most operators and calls of one expression; longest text that one may compute. */
export const limits = { length: 4000, depth: 32, nodes: 400, text: 2000 } as const;
