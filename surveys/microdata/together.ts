// Files of one wave under different choices, laid side by side: their other columns are the same answers of the same people, so whoever
// has both files finds the rows of a person in each. What they tell of quasi-identifiers together must hide people as well.
import { keyChoices } from './choose.ts';
import { inDataOrder, type Material, type Protection } from './release.ts';

/** Everything the files say of questions that are a quasi-identifier in any of them. */
const columnsTold = (material: Material, protections: readonly Protection[]): readonly Float64Array[] => {
  const keys = new Set(protections.flatMap(protection => protection.keys));
  const questions = new Set(
    keyChoices(material.questionnaire, material.variables)
      .filter(({ variable }) => keys.has(variable.name))
      .map(({ variable }) => variable.question),
  );
  return protections
    .flatMap(protection => inDataOrder(material, protection).columns)
    .filter(({ variable }) => variable !== null && questions.has(variable.question))
    .map(({ values }) => values);
};

/** How many people are in the smallest group that all these files together cannot tell apart. RangeError as of `release`. */
export const smallestTogether = (material: Material, protections: readonly Protection[]): number => {
  const columns = columnsTold(material, protections);
  const sizes = new Map<string, number>();
  for (let person = 0; person < material.data.rows; person++) {
    const told = columns.map(values => values[person]).join();
    sizes.set(told, (sizes.get(told) ?? 0) + 1);
  }
  return Math.min(...sizes.values());
};

/** Whether every group stays as large as each of the files promises. */
export const areSafeTogether = (material: Material, protections: readonly Protection[]): boolean =>
  smallestTogether(material, protections) >= Math.max(...protections.map(({ k }) => k));
