// A view of the analysis desk, one table as staff ask for it, and the recipe it stands for: the page computes nothing that a recipe
// could not say.
import type { Variable } from '../variable.ts';
import type { ResultItem } from './result-item.ts';
import type { Recipe } from './schema.ts';
import { entryOf, knownName, knownVariables, longEntry, testOf, trendEntry } from './view-names.ts';
import { nonePart, planOf, type Line, type Measured, type Plan, type PlannedEntry } from './view-plan.ts';

export { entryOf, knownName, longEntry, testOf, trendEntry } from './view-names.ts';
export { focusOf, type Line } from './view-plan.ts';

export type View = {
  readonly survey: string;
  /** Oldest first: one, or several to compare. */
  readonly waves: readonly string[];
  /** The name of a variable of the codebook. */
  readonly question: string;
  /** Each makes columns of its own. */
  readonly by: readonly string[];
  /** A condition: only these people. */
  readonly where?: string | undefined;
};

export type PlannedView = { readonly recipe: Recipe; readonly lines: readonly Line[] };

type Condition = { readonly where?: string };
const conditionOf = ({ where }: View): Condition => (where === undefined ? {} : { where });

const canChange = ({ type }: Measured): boolean => type !== 'quantile' && type !== 'sensitive';

/** Waves are compared, or else groups. */
const comparedOf = (by: Variable | null, { part, fields }: PlannedEntry, { waves }: View) => {
  if (!canChange(fields)) return {};
  if (waves.length > 1) return { changes: 'consecutive', reworded: 'mark' } as const;
  return by === null || part === nonePart ? {} : ({ pairs: 'all' } as const);
};

const itemOf = (by: Variable | null, entry: PlannedEntry, view: View): ResultItem => ({
  id: entryOf(by?.name ?? null, entry.part),
  ...entry.fields,
  ...(by === null ? {} : { by: [knownName(by)] }),
  ...conditionOf(view),
  ...comparedOf(by, entry, view),
});

const testItem = (group: Variable, variable: Variable, view: View): ResultItem => ({
  ...{ id: testOf(group.name), type: 'crosstab', rows: knownName(group), columns: knownName(variable) },
  ...{ percent: 'row', test: 'F', ...conditionOf(view) },
});

const areTimes = (waves: readonly string[]): boolean => waves.every(wave => Number.isFinite(Number(wave)));

/** Over three waves or more: from the first to the last, and a straight line through all. */
const longItems = ({ line, entries: [first] }: Plan, view: View): readonly ResultItem[] => {
  if (view.waves.length < 3) return [];
  const compared = { reworded: 'mark', ...conditionOf(view) } as const;
  const long: ResultItem[] =
    first && canChange(first.fields)
      ? [{ id: longEntry, ...first.fields, changes: 'first-last', ...compared } as ResultItem] // a measure that may change
      : [];
  return line && areTimes(view.waves)
    ? [...long, { id: trendEntry, type: 'trend', ...line, family: 'gaussian', ...compared }]
    : long;
};

/** `variables`: those of the newest of its waves, in which the question and the breakdowns are found. RangeError where they are not. */
export const recipeOf = (view: View, variables: readonly Variable[], title: string): PlannedView => {
  const variable = variables.find(({ name }) => name === view.question);
  if (!variable) throw new RangeError(`There is no question ${view.question}: name one of the survey.`);
  const groups = view.by.flatMap(name => variables.find(each => each.name === name) ?? []);
  const plan = planOf(variable);
  const tests =
    plan.isTested && view.waves.length === 1 ? groups.map(group => testItem(group, variable, view)) : [];
  const known = [...groups, ...(tests.length > 0 ? [variable] : [])];
  return {
    lines: plan.lines,
    recipe: {
      format: 'barometer-recipe/1',
      title,
      data: { survey: view.survey, waves: [...view.waves] },
      design: {},
      variables: knownVariables(known),
      results: [
        ...[null, ...groups].flatMap(by => plan.entries.map(entry => itemOf(by, entry, view))),
        ...tests,
        ...longItems(plan, view),
      ],
    },
  };
};
