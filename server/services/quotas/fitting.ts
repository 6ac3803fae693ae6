// Quotas beside another version of the questionnaire: which still say something there, and which name what is no longer asked.
import type { Variable } from '../../../surveys/variable.ts';
import type { Quotas } from '../../stores/waves.ts';
import { answersOf } from './combinations.ts';

export type QuotasFit = {
  /** What is left of them; undefined where nothing is. */
  readonly kept: Quotas | undefined;
  /** Questions that are gone, or that no longer put people into groups: nothing can be counted by them. */
  readonly lostVariables: readonly string[];
  /** Groups with an answer that is gone: `[['north', 'm']]`. */
  readonly lostCells: readonly (readonly string[])[];
  /** Answers that came: people who give them are in no group of the quotas. */
  readonly newCodes: readonly { readonly variable: string; readonly code: string }[];
};

type Answers = ReadonlyMap<string, readonly string[]>;

const answersIn = (variables: readonly Variable[]): Answers =>
  new Map(variables.map(variable => [variable.name, answersOf(variable).map(({ code }) => code)]));

const newCodesOf = ({ variables }: Quotas, before: Answers, after: Answers): QuotasFit['newCodes'] =>
  variables.flatMap(variable =>
    (after.get(variable) ?? [])
      .filter(code => !before.get(variable)?.includes(code))
      .map(code => ({ variable, code })),
  );

/** `before`, `after`: what people can be counted by in the two versions. */
export const fitOf = (quotas: Quotas, before: readonly Variable[], after: readonly Variable[]): QuotasFit => {
  const [was, now] = [answersIn(before), answersIn(after)];
  const lostVariables = quotas.variables.filter(name => !now.has(name));
  if (lostVariables.length > 0) return { kept: undefined, lostVariables, lostCells: [], newCodes: [] };
  const isThere = (codes: readonly string[]): boolean =>
    codes.every((code, at) => now.get(quotas.variables[at] ?? '')?.includes(code));
  const cells = quotas.cells.filter(({ codes }) => isThere(codes));
  return {
    kept: cells.length > 0 ? { ...quotas, cells } : undefined,
    lostVariables,
    lostCells: quotas.cells.filter(({ codes }) => !isThere(codes)).map(({ codes }) => codes),
    newCodes: newCodesOf(quotas, was, now),
  };
};
