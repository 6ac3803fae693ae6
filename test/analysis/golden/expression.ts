// Evaluates the small expressions that the fixtures use for events, subsets and derived variables, row by row.
import { type Column, type Dataset, columnOf, numberColumn, withColumns } from '../../../analysis/index.ts';

type Value = number | string | null;
type Rule = (row: number) => Value;

const TOKEN =
  /\s*(?:(\d+\.?\d*(?:e-?\d+)?)|'([^']*)'|"([^"]*)"|([A-Za-z_][\w.]*)|(&&|\|\||==|!=|>=|<=|[-+*/^()<>!&|,]))/y;

const tokensOf = (text: string): { kind: 'number' | 'text' | 'name' | 'sign'; value: string }[] => {
  const tokens: { kind: 'number' | 'text' | 'name' | 'sign'; value: string }[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`Cannot read the expression: ${text}`);
    const [, number, single, double, name, sign] = match;
    if (number !== undefined) tokens.push({ kind: 'number', value: number });
    else if (single !== undefined || double !== undefined)
      tokens.push({ kind: 'text', value: (single ?? double)! });
    else if (name !== undefined) tokens.push({ kind: 'name', value: name });
    else tokens.push({ kind: 'sign', value: sign! });
  }
  return tokens;
};

const valueAt = (column: Column, row: number): Value => {
  if (column.kind === 'category')
    return column.codes[row]! < 0 ? null : column.categories[column.codes[row]!]!;
  return Number.isNaN(column.values[row]!) ? null : column.values[row]!;
};

const truth = (value: boolean): number => (value ? 1 : 0);

const OPERATIONS: Readonly<Record<string, (a: Value, b: Value) => Value>> = {
  '+': (a, b) => Number(a) + Number(b),
  '-': (a, b) => Number(a) - Number(b),
  '*': (a, b) => Number(a) * Number(b),
  '/': (a, b) => Number(a) / Number(b),
  '^': (a, b) => Number(a) ** Number(b),
  '==': (a, b) => truth(a === b),
  '!=': (a, b) => truth(a !== b),
  '<': (a, b) => truth(Number(a) < Number(b)),
  '>': (a, b) => truth(Number(a) > Number(b)),
  '<=': (a, b) => truth(Number(a) <= Number(b)),
  '>=': (a, b) => truth(Number(a) >= Number(b)),
  '&&': (a, b) => truth(a === 1 && b === 1),
  '||': (a, b) => truth(a === 1 || b === 1),
};

const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!=', '<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/'],
  ['^'],
];

/** The expression as a function of the row; missing in, missing out. */
export const expression = (data: Dataset, text: string): Rule => {
  const tokens = tokensOf(text);
  let at = 0;
  const binary = (level: number): Rule => {
    if (level === LEVELS.length) return unary();
    let left = binary(level + 1);
    while (tokens[at]?.kind === 'sign' && LEVELS[level]!.includes(tokens[at]!.value)) {
      const operation = OPERATIONS[tokens[at++]!.value]!;
      const [a, b] = [left, binary(level + 1)];
      left = row => {
        const [x, y] = [a(row), b(row)];
        return x === null || y === null ? null : operation(x, y);
      };
    }
    return left;
  };
  const unary = (): Rule => {
    const token = tokens[at++]!;
    if (token.kind === 'number') return () => Number(token.value);
    if (token.kind === 'text') return () => token.value;
    if (token.kind === 'sign' && token.value === '!') {
      const inner = unary();
      return row => truth(inner(row) !== 1);
    }
    if (token.kind === 'sign') {
      const inner = binary(0);
      at++;
      return inner;
    }
    if (token.value === 'max' || token.value === 'pmax') {
      at++;
      const first = binary(0);
      at++;
      const second = binary(0);
      at++;
      return row => Math.max(Number(first(row)), Number(second(row)));
    }
    const column = columnOf(data, token.value);
    return row => valueAt(column, row);
  };
  return binary(0);
};

/** The expression as a number column; a plain variable name stays the column it is. */
export const derived = (data: Dataset, text: string): Dataset => {
  if (data.columns.has(text)) return data;
  const rule = expression(data, text);
  const values = Float64Array.from({ length: data.rows }, (_, row) => {
    const value = rule(row);
    return value === null ? Number.NaN : Number(value);
  });
  return withColumns(data, [numberColumn(text, values)]);
};

export const maskOf = (data: Dataset, text: string): Uint8Array => {
  const rule = expression(data, text);
  return Uint8Array.from({ length: data.rows }, (_, row) => (rule(row) === 1 ? 1 : 0));
};
