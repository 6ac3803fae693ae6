// What an analysis starts from, wherever it came from: waves as columns, and what the hash of it all is.
import type { Dataset, SurveyDesign } from '../../../analysis/index.ts';
import type { Known, KnownVariable } from '../../../surveys/recipe/known.ts';
import type { Variable } from '../../../surveys/variable.ts';

export type DataWave = {
  /** Null where the data have no waves. */
  readonly name: string | null;
  readonly data: Dataset;
  readonly sample: 'probability' | 'volunteer';
  /** Version of the questionnaire, of a stored wave. */
  readonly version?: string;
  /** A wave of the store or of a mapping knows how it was drawn; of a plain file the recipe says it. */
  readonly designOf?: (data: Dataset, weighting: 'published' | 'none') => SurveyDesign;
};

export type AnalysisData = {
  readonly waves: readonly DataWave[];
  readonly variables: readonly Variable[];
  /** SHA-256: of the file (and its mapping), or of the responses in an order of their own. */
  readonly hash: string;
  readonly source: { readonly survey: string } | { readonly file: string };
};

const knownColumn = (waves: readonly DataWave[], name: string): KnownVariable => {
  const columns = waves.map(({ data }) => data.columns.get(name)).filter(column => column !== undefined);
  if (columns[0]?.kind === 'number') return { kind: 'number' };
  const categories = columns.flatMap(column => (column.kind === 'category' ? column.categories : []));
  return { kind: 'category', categories: [...new Set(categories)] };
};

/** What a recipe may name; columns beginning with @ are ours. */
export const knownOf = ({ waves, variables }: AnalysisData): Known => {
  const names = new Set(waves.flatMap(({ data }) => [...data.columns.keys()]));
  return {
    variables: new Map(
      [...names].filter(name => !name.startsWith('@')).map(name => [name, knownColumn(waves, name)]),
    ),
    questions: new Set(variables.map(({ question }) => question)),
    waves: waves.flatMap(({ name }) => (name === null ? [] : [name])),
  };
};
