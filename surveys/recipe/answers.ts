// Rows of a dataset as answers again, so that conditions and expressions can be asked of them.
import type { CategoryColumn, Column, Dataset } from '../../analysis/dataset.ts';
import type { Answer, Answers } from '../answer.ts';
import { evaluate, parsedOnce, references, truth, type Expression, type Value } from '../conditions/index.ts';
import { isMissingCode } from '../missing.ts';
import { told } from '../read/told.ts';
import type { Variable } from '../variable.ts';

type ReadCell = (row: number) => Answer | undefined;

/** What a name in an expression stands for: a question of the codebook, or a column. */
export const cellReader = (
  data: Dataset,
  variables: readonly Variable[],
  name: string,
): ReadCell | undefined => {
  const asked = variables.filter(({ question }) => question === name);
  const [first] = asked;
  if (first?.type === 'set') return setReader(data, first);
  if (first?.row !== undefined) return gridReader(data, asked);
  const column = data.columns.get(name);
  return column && columnReader(column);
};

const columnReader = (column: Column): ReadCell =>
  column.kind === 'number'
    ? row => (Number.isNaN(column.values[row]) ? undefined : column.values[row])
    : row => column.categories[column.codes[row] ?? -1];

const categoryIn = (data: Dataset, name: string): CategoryColumn | undefined => {
  const column = data.columns.get(name);
  return column?.kind === 'category' ? column : undefined;
};

/** A set is unknown where its columns are; a missing code is the same in all of them. */
const setReader = (data: Dataset, { name, categories }: Variable): ReadCell => {
  const options = categories.flatMap(({ code, isMissing }) => {
    const column = isMissing ? undefined : categoryIn(data, `${name}_${code}`);
    return column ? [{ code, read: columnReader(column) }] : [];
  });
  return row => {
    const first = options[0]?.read(row);
    if (first === undefined || isMissingCode(first)) return first;
    return options.flatMap(({ code, read }) => (read(row) === '1' ? [code] : []));
  };
};

const gridReader = (data: Dataset, rows: readonly Variable[]): ReadCell => {
  const readers = rows.flatMap(({ name, row }) => {
    const column = categoryIn(data, name);
    return column && row !== undefined ? [{ row, read: columnReader(column) }] : [];
  });
  return at =>
    Object.fromEntries(
      readers.flatMap(({ row, read }) => {
        const code = read(at);
        return typeof code === 'string' ? [[row, code]] : [];
      }),
    );
};

const expressionOf = (text: string): Expression => {
  const parsed = parsedOnce(text);
  if ('expression' in parsed) return parsed.expression;
  throw new RangeError(`The expression "${text}" ${told(parsed.mistake, 'en')}.`);
};

/** The value of an expression for each row. RangeError for a name that stands for nothing. */
export const valuesOf = (
  data: Dataset,
  variables: readonly Variable[],
  text: string,
): ((row: number) => Value) => {
  const expression = expressionOf(text);
  const names = [...new Set(references(expression).map(({ name }) => name))];
  const readers = names.map(name => {
    const read = cellReader(data, variables, name);
    if (!read)
      throw new RangeError(`The expression "${text}" asks about ${name}, which is no variable here.`);
    return [name, read] as const;
  });
  return row => {
    const answers: Record<string, Answer> = {};
    for (const [name, read] of readers) {
      const answer = read(row);
      if (answer !== undefined) answers[name] = answer;
    }
    return evaluate(expression, answers satisfies Answers);
  };
};

/** 1 in the rows for which a condition is true; unknown is no. */
export const maskOf = (data: Dataset, variables: readonly Variable[], condition: string): Uint8Array => {
  const valueAt = valuesOf(data, variables, condition);
  return Uint8Array.from({ length: data.rows }, (_, row) => (truth(valueAt(row)) === true ? 1 : 0));
};
