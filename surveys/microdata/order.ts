// People in the order of what the file says of them: the same answers give the same file, in whatever order they came.
import type { FileVariable } from './fileVariable.ts';

/** Missing numbers come first. */
const compare = (a: number, b: number): number => {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(b)) - Number(Number.isNaN(a));
  return a - b;
};

export const sorted = (variables: readonly FileVariable[], people: number): readonly FileVariable[] => {
  const columns = variables.map(({ values }) => values);
  const order = Array.from({ length: people }, (_, person) => person).sort((one, other) => {
    for (const values of columns) {
      const difference = compare(values[one] ?? NaN, values[other] ?? NaN);
      if (difference !== 0) return difference;
    }
    return 0;
  });
  return variables.map(variable => ({
    ...variable,
    values: Float64Array.from(order, person => variable.values[person] ?? NaN),
  }));
};
