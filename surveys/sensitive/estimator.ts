// Codebook and column -> what the analysis is to be asked: which estimator, and with which arguments. Those who did not answer
// are taken out first: chance spoke only for those who did.
import type { CategoryColumn, Column, NumberColumn } from '../../analysis/dataset.ts';
import type { Variable } from '../variable.ts';
import type { ChanceDesign } from './indirect.ts';

/** The models of `randomizedResponse` in analysis. */
export type RandomizedOptions =
  | { readonly model: 'forced'; readonly forcedYes: number; readonly forcedNo: number }
  | { readonly model: 'unrelated'; readonly p: number; readonly unrelatedShare: number }
  | { readonly model: 'crosswise' | 'triangular'; readonly p: number };

export type SensitiveArguments =
  | {
      readonly estimator: 'randomizedResponse';
      /** The answers alone: put it in place of the column it came from. */
      readonly column: CategoryColumn;
      readonly variable: string;
      readonly yes: string;
      readonly options: RandomizedOptions;
    }
  | {
      readonly estimator: 'listExperiment';
      readonly column: NumberColumn;
      readonly input: { readonly count: string; readonly group: string; readonly treatment: string };
      /** Innocent statements: what the table of design effects needs. */
      readonly controls: number;
    };

/** Undefined for a variable that hides nothing. RangeError where the column is not that variable's. */
export const sensitiveArguments = (variable: Variable, column: Column): SensitiveArguments | undefined => {
  const { indirect, name } = variable;
  if (indirect === undefined) return undefined;
  if (column.name !== name) throw new RangeError(`Column "${column.name}" is not of variable "${name}".`);
  if (indirect.model === 'list') {
    if (column.kind !== 'number') throw new RangeError(`Column "${name}" holds categories, not counts.`);
    const { group, treatment, items } = indirect;
    return {
      estimator: 'listExperiment',
      column,
      input: { count: name, group, treatment },
      controls: items.length,
    };
  }
  if (column.kind !== 'category') throw new RangeError(`Column "${name}" holds numbers, not categories.`);
  return {
    estimator: 'randomizedResponse',
    column: answersAlone(variable, column),
    variable: name,
    yes: indirect.yes,
    options: optionsOf(indirect),
  };
};

const optionsOf = (design: ChanceDesign): RandomizedOptions => {
  switch (design.model) {
    case 'forced':
      return { model: design.model, forcedYes: design.forcedYes, forcedNo: design.forcedNo };
    case 'unrelated':
      return { model: design.model, p: design.p, unrelatedShare: design.unrelatedShare };
    default:
      return { model: design.model, p: design.p };
  }
};

const answersAlone = ({ categories }: Variable, column: CategoryColumn): CategoryColumn => {
  const kept = categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);
  const codes = column.codes.map(at => kept.indexOf(column.categories[at] ?? ''));
  return { kind: 'category', name: column.name, categories: kept, codes };
};
