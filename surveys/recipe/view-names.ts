// What the recipe of a view calls its entries and the variables that it makes: no two of them, and no question, share a name.
import type { Variable } from '../variable.ts';

/** The id of the entry that holds one part of the table: the part stands in front, where no name of a question can be taken for it. */
export const entryOf = (by: string | null, part: string): string => {
  if (by === null) return part === '' ? 'all' : `all_${part}`;
  return part === '' ? `by_${by}` : `${part}_by_${by}`;
};

export const longEntry = 'first_last';
export const trendEntry = 'trend';
export const testOf = (by: string): string => `test_${by}`;

/**
 * Who gave no answer is in no group and in no test: a handful of them would hide a group of hundreds beside it. An expression that only
 * names a question has no value where nobody answered it. Names of questions begin with a small letter: none begins as this one does.
 */
export const knownName = ({ name, categories }: Variable): string =>
  categories.some(({ isMissing }) => isMissing) ? `Known_${name}` : name;

export const knownVariables = (variables: readonly Variable[]): Record<string, string> =>
  Object.fromEntries(
    variables
      .filter(variable => knownName(variable) !== variable.name)
      .map(variable => [knownName(variable), `\${${variable.name}}`]),
  );
