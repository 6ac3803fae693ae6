// Every combination of the answers to some questions, the last varying fastest. Who gave none of the answers is in no combination.
import type { Category, Variable } from '../../../surveys/variable.ts';

export const answersOf = ({ categories }: Variable): readonly Category[] =>
  categories.filter(({ isMissing }) => !isMissing);

export const combinationsOf = (variables: readonly Variable[]): readonly (readonly string[])[] =>
  variables.reduce<readonly (readonly string[])[]>(
    (all, variable) => all.flatMap(codes => answersOf(variable).map(({ code }) => [...codes, code])),
    [[]],
  );
