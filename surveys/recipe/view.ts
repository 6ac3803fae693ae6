// A view of the analysis desk, one table as staff ask for it, and the recipe it stands for: the page computes nothing that a recipe
// could not say.
import type { Localised } from '../localised.ts';
import type { Variable } from '../variable.ts';
import type { Recipe } from './schema.ts';
import type { ResultItem } from './result-item.ts';

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

/** One row of the table: where its figures stand among the results. */
export type Line = {
  readonly code: string;
  readonly label: Localised;
  readonly isMissing: boolean;
  /** `together`: several answers as one. */
  readonly kind: 'share' | 'together' | 'mean' | 'quantile' | 'estimate';
  /** The end of the ids of its entries. */
  readonly suffix: string;
  /** The name of its figures in them. */
  readonly name: string;
};

export type PlannedView = { readonly recipe: Recipe; readonly lines: readonly Line[] };

type Table = { readonly suffix: string; readonly fields: Measured };
type Measured =
  | { readonly type: 'proportion'; readonly variable: string; readonly categories?: string[] }
  | { readonly type: 'mean'; readonly variable: string }
  | { readonly type: 'quantile'; readonly variable: string; readonly probabilities: number[] }
  | { readonly type: 'sensitive'; readonly variable: string };
type Plan = {
  readonly lines: readonly Line[];
  readonly tables: readonly Table[];
  /** The variable whose answers may be tested against the groups. */
  readonly tested: string | null;
  /** A number whose straight line through the waves means something; with the expression that makes it, where it must be made. */
  readonly line: { readonly variable: string; readonly made?: string } | null;
};

/** The number of a question that has one: an answer, or several counted together. */
export const focusOf = ({ headline, categories }: Variable): readonly string[] =>
  headline?.codes ??
  categories
    .filter(({ isMissing }) => !isMissing)
    .slice(0, 1)
    .map(({ code }) => code);

const quartiles: readonly { readonly probability: number; readonly label: Localised }[] = [
  { probability: 0.25, label: { ru: 'Нижняя четверть (25 % ниже)', en: 'Lower quartile' } },
  { probability: 0.5, label: { ru: 'Медиана', en: 'Median' } },
  { probability: 0.75, label: { ru: 'Верхняя четверть (25 % выше)', en: 'Upper quartile' } },
];
const mean: Localised = { ru: 'Среднее', en: 'Mean' };
const together: Localised = { ru: 'Вместе', en: 'Together' };

export const focusVariable = 'focus';

/**
 * Who gave no answer is in no group and in no test: a handful of them would hide a group of hundreds beside it. An expression that only
 * names a question has no value where nobody answered it.
 */
export const knownName = ({ name, categories }: Variable): string =>
  categories.some(({ isMissing }) => isMissing) ? `${name}_known`.slice(0, 60) : name;

const knownVariables = (variables: readonly Variable[]): Record<string, string> =>
  Object.fromEntries(
    variables
      .filter(variable => knownName(variable) !== variable.name)
      .map(variable => [knownName(variable), `\${${variable.name}}`]),
  );

const shareOf = (
  { code, label, isMissing }: Variable['categories'][number],
  suffix = '',
  name = code,
): Line => ({
  ...{ code, label, isMissing, kind: 'share', suffix, name },
});

const togetherOf = (variable: Variable): Plan['lines'] => {
  const codes = variable.headline?.codes ?? [];
  const made = { code: '', label: together, isMissing: false };
  return codes.length < 2 || variable.type === 'set'
    ? []
    : [{ ...made, kind: 'together', suffix: '_together', name: codes.join(', ') }];
};

const answersOf = (variable: Variable): Plan => {
  const merged = togetherOf(variable);
  const focus = [...focusOf(variable)];
  const made = focus.map(code => `\${${variable.name}} = '${code}'`).join(' or ');
  return {
    lines: [...merged, ...variable.categories.map(category => shareOf(category))],
    tables: [
      { suffix: '', fields: { type: 'proportion', variable: variable.name } },
      ...merged.map(({ suffix }): Table => ({
        suffix,
        fields: { type: 'proportion', variable: variable.name, categories: focus },
      })),
    ],
    tested: variable.name,
    line: made === '' ? null : { variable: focusVariable, made },
  };
};

/** Each option of a set is a yes-or-no variable; the ways not to answer are the same in all of them. */
const optionsOf = (variable: Variable): Plan => {
  const options = variable.categories.filter(({ isMissing }) => !isMissing);
  const columnOf = (code: string): string => `${variable.name}_${code}`;
  const [first] = options;
  return {
    lines: [
      ...options.map((category, at) => shareOf(category, `_${at + 1}`, '1')),
      ...variable.categories.filter(({ isMissing }) => isMissing).map(each => shareOf(each, '_none')),
    ],
    tables: [
      ...options.map(({ code }, at): Table => ({
        suffix: `_${at + 1}`,
        fields: { type: 'proportion', variable: columnOf(code), categories: ['1'] },
      })),
      ...(first
        ? [{ suffix: '_none', fields: { type: 'proportion', variable: columnOf(first.code) } as const }]
        : []),
    ],
    tested: null,
    line: null,
  };
};

const numberOf = ({ name }: Variable): Plan => {
  const number = { code: '', isMissing: false } as const;
  return {
    lines: [
      { ...number, label: mean, kind: 'mean', suffix: '', name },
      ...quartiles.map(({ probability, label }): Line => ({
        ...number,
        ...{ label, kind: 'quantile', suffix: '_quartiles', name: String(probability) },
      })),
    ],
    tables: [
      { suffix: '', fields: { type: 'mean', variable: name } },
      {
        suffix: '_quartiles',
        fields: {
          type: 'quantile',
          variable: name,
          probabilities: quartiles.map(({ probability }) => probability),
        },
      },
    ],
    tested: null,
    line: { variable: name },
  };
};

const hiddenOf = ({ name, label }: Variable): Plan => ({
  lines: [{ code: '', label, isMissing: false, kind: 'estimate', suffix: '', name }],
  tables: [{ suffix: '', fields: { type: 'sensitive', variable: name } }],
  tested: null,
  line: null,
});

const planOf = (variable: Variable): Plan => {
  if (variable.indirect) return hiddenOf(variable);
  if (variable.type === 'set') return optionsOf(variable);
  return variable.type === 'number' ? numberOf(variable) : answersOf(variable);
};

/** The id of the entry that holds one part of the table. */
export const entryOf = (by: string | null, suffix: string): string =>
  `${by === null ? 'all' : `by_${by}`}${suffix}`.slice(0, 60);
export const longEntry = 'first_last';
export const trendEntry = 'trend';
export const testOf = (by: string): string => `test_${by}`.slice(0, 60);

type Part = { readonly by: Variable | null; readonly table: Table };

const canChange = ({ type }: Measured): boolean => type !== 'quantile' && type !== 'sensitive';

const itemOf = ({ by, table: { suffix, fields } }: Part, { waves, where }: View): ResultItem => ({
  id: entryOf(by?.name ?? null, suffix),
  ...fields,
  ...(by === null ? {} : { by: [knownName(by)] }),
  ...(where === undefined ? {} : { where }),
  ...(canChange(fields) && waves.length > 1
    ? { changes: 'consecutive' as const, reworded: 'mark' as const }
    : {}),
  ...(canChange(fields) && waves.length === 1 && by !== null && suffix !== '_none'
    ? { pairs: 'all' as const }
    : {}),
});

type Asked = { readonly variable: Variable; readonly groups: readonly Variable[] };

const testsOf = (
  { tested }: Plan,
  { waves, where }: View,
  { variable, groups }: Asked,
): readonly ResultItem[] =>
  tested === null || waves.length !== 1
    ? []
    : groups.map(group => ({
        ...{ id: testOf(group.name), type: 'crosstab', rows: knownName(group), columns: knownName(variable) },
        ...{ percent: 'row', test: 'F', ...(where === undefined ? {} : { where }) },
      }));

const areTimes = (waves: readonly string[]): boolean => waves.every(wave => Number.isFinite(Number(wave)));

/** Over three waves or more: from the first to the last, and a straight line through all. */
const longOf = ({ line, tables }: Plan, { waves, where }: View): readonly ResultItem[] => {
  if (waves.length < 3) return [];
  const some = where === undefined ? {} : { where };
  const [first] = tables;
  const long: ResultItem[] =
    first && canChange(first.fields)
      ? [{ id: longEntry, ...first.fields, changes: 'first-last', reworded: 'mark', ...some } as ResultItem] // a measure that may change
      : [];
  if (!line || !areTimes(waves)) return long;
  const straight = { id: trendEntry, type: 'trend', variable: line.variable, family: 'gaussian' } as const;
  return [...long, { ...straight, reworded: 'mark', ...some }];
};

/** `variables`: those of the newest of its waves, in which the question and the breakdowns are found. RangeError where they are not. */
export const recipeOf = (view: View, variables: readonly Variable[], title: string): PlannedView => {
  const variable = variables.find(({ name }) => name === view.question);
  if (!variable) throw new RangeError(`There is no question ${view.question}.`);
  const groups = view.by.flatMap(name => variables.find(each => each.name === name) ?? []);
  const plan = planOf(variable);
  const parts = [null, ...groups].flatMap(by => plan.tables.map(table => ({ by, table })));
  const tests = testsOf(plan, view, { variable, groups });
  const long = longOf(plan, view);
  const made = plan.line?.made;
  const isMade = made !== undefined && long.some(({ id }) => id === trendEntry);
  return {
    lines: plan.lines,
    recipe: {
      format: 'barometer-recipe/1',
      title,
      data: { survey: view.survey, waves: [...view.waves] },
      design: {},
      variables: {
        ...knownVariables([...groups, ...(tests.length > 0 ? [variable] : [])]),
        ...(isMade ? { [focusVariable]: made } : {}),
      },
      results: [...parts.map(part => itemOf(part, view)), ...tests, ...long],
    },
  };
};
