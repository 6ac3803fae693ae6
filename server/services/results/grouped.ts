// The newest wave of a question by the groups of another: estimates of each group, its difference from everybody, and what of it stays
// hidden inside this one table.
import {
  adjustPValues,
  chiSquareTest,
  columnOf,
  differencesFromAll,
  numberColumn,
  subset,
  surveyMean,
  whereCategory,
  withColumns,
  withData,
  type CategoryColumn,
  type Difference,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { Variable } from '../../../surveys/variable.ts';
import type { Breakdown, Group } from './breakdown.ts';
import { hiddenSharesOrNone, type GroupShares } from './groupShares.ts';
import { withheldInGroups, type WithheldGroup } from './groupSuppression.ts';
import type { PreparedWave } from './prepare.ts';
import { publishedEstimate } from './publish.ts';
import type { Cell, QuestionResult, WaveResult } from './result.ts';
import { mergedColumn, mergedShare, sharesOf, type Share } from './shares.ts';

type Asked = {
  readonly question: QuestionResult;
  readonly result: WaveResult;
  readonly prepared: PreparedWave;
  /** As the wave asked it, not as it is shown. */
  readonly variable: Variable;
  readonly by: Variable;
};

const groupCodes = ({ categories }: Variable): readonly string[] =>
  categories.filter(({ isMissing }) => !isMissing).map(({ code }) => code);

const focusCodes = ({ question: { focus }, variable }: Asked): readonly string[] =>
  focus?.codes.every(code => variable.categories.some(category => category.code === code)) ? focus.codes : [];

/** Nothing where nobody of the group was asked. */
const unlessNobody = <Value>(compute: () => Value, nobody: Value): Value => {
  try {
    return compute();
  } catch (error) {
    if (error instanceof RangeError) return nobody;
    throw error;
  }
};

const sharesIn = (asked: Asked, domain: SurveyDesign): GroupShares => {
  const { variable, result } = asked;
  if (variable.indirect) return hiddenSharesOrNone(domain, variable);
  const all = unlessNobody(() => sharesOf(domain, variable), []);
  const shares = all.filter(({ category }) => result.cells.some(({ code }) => code === category));
  const codes = focusCodes(asked);
  const focus =
    all.length === 0 || codes.length === 0
      ? undefined
      : unlessNobody(() => mergedShare(domain, variable, codes), undefined);
  return { shares, focus };
};

/** The groups, and at the end those who are in none: they are never shown, and what is shown must not tell of them. */
const domainsOf = ({ prepared: { design }, by }: Asked): readonly SurveyDesign[] => {
  const column = columnOf(design.data, by.name) as CategoryColumn; // breakdowns are by variables of categories
  const shown = groupCodes(by).map(code => column.categories.indexOf(code));
  const rest = Uint8Array.from(column.codes, code => (shown.includes(code) ? 0 : 1));
  return [
    ...groupCodes(by).map(code => subset(design, whereCategory(design.data, by.name, [code]))),
    subset(design, rest),
  ];
};

type Compared = Difference & { readonly adjustedPValue: number | null };

/** The question's one number as 0 and 1, in a column of its own. */
const withNumber = (asked: Asked): SurveyDesign | null => {
  const { prepared, variable } = asked;
  const codes = focusCodes(asked);
  if (codes.length === 0 || variable.indirect || prepared.wave.sample === 'volunteer') return null;
  const merged = mergedColumn(prepared.design.data, variable, codes);
  const number = numberColumn(
    '@number',
    Array.from(merged.codes, code => (code < 0 ? null : code)),
  );
  return withData(prepared.design, withColumns(prepared.design.data, [merged, number]));
};

const differencesIn = (
  { by }: Asked,
  design: SurveyDesign | null,
  isShown: (code: string) => boolean,
): ReadonlyMap<string, Compared> => {
  const codes = groupCodes(by);
  const found = design
    ? unlessNobody(
        () => differencesFromAll(design, by.name, domain => surveyMean(domain, '@number')).groups,
        [],
      )
    : [];
  const shown = found.flatMap(({ key, difference }) => {
    const code = key[by.name] ?? '';
    return codes.includes(code) && isShown(code) ? [{ code, difference }] : [];
  });
  const adjusted = adjustPValues(
    shown.map(({ difference: { pValue } }) => pValue),
    'holm',
  );
  return new Map(
    shown.map(({ code, difference }, at) => [code, { ...difference, adjustedPValue: adjusted[at] ?? null }]),
  );
};

const testIn = ({ by }: Asked, design: SurveyDesign | null): Breakdown['test'] => {
  if (!design) return null;
  const inGroups = subset(design, whereCategory(design.data, by.name, groupCodes(by)));
  return unlessNobody(() => ({ pValue: chiSquareTest(inGroups, '@merged', by.name).pValue }), null);
};

const cellOf = (asked: Asked, code: string, share: Share | undefined, isHidden: boolean): Cell => ({
  code,
  isMissing: asked.result.cells.some(cell => cell.code === code && cell.isMissing),
  estimate: share && !isHidden ? publishedEstimate(share, asked.prepared.wave.sample) : null,
  change: null,
});

const groupOf = (
  asked: Asked,
  code: string,
  own: GroupShares,
  withheld: WithheldGroup,
): Omit<Group, 'difference'> => {
  const [first] = own.shares;
  return {
    code,
    base: first && !withheld.isWhole ? { n: first.n, nWeighted: first.nWeighted } : null,
    cells: asked.result.cells.map(cell =>
      cellOf(
        asked,
        cell.code,
        own.shares.find(({ category }) => category === cell.code),
        withheld.codes.has(cell.code),
      ),
    ),
    focus: { ...cellOf(asked, asked.result.focus.code, own.focus, withheld.isFocus), isMissing: false },
  };
};

const isWhole = (groups: readonly Omit<Group, 'difference'>[], { cells, focus }: WaveResult): boolean =>
  focus.estimate !== null &&
  cells.every(({ estimate }) => estimate !== null) &&
  groups.every(group => group.focus.estimate && group.cells.every(({ estimate }) => estimate !== null));

/** What the question's newest wave says of each group; null where the groups were not asked for in it. */
export const breakdownOf = (
  question: QuestionResult,
  prepared: readonly PreparedWave[],
  name: string,
): Breakdown | null => {
  const result = question.waves.at(-1);
  const wave = prepared.find(candidate => candidate.wave.id === result?.wave.id);
  const by = wave?.variables.find(variable => variable.name === name);
  const variable = wave?.variables.find(candidate => candidate.name === question.variable.name);
  if (!result || !wave || !variable || by?.type !== 'category' || by.indirect || by.name === variable.name)
    return null;
  const asked: Asked = { question, result, prepared: wave, variable, by };
  const shares = domainsOf(asked).map(domain => sharesIn(asked, domain));
  const withheld = withheldInGroups(shares, variable, focusCodes(asked));
  const groups = groupCodes(by).map((code, at) => groupOf(asked, code, shares[at]!, withheld[at]!));
  const design = withNumber(asked);
  const isShown = (code: string): boolean =>
    result.focus.estimate !== null &&
    groups.some(group => group.code === code && group.focus.estimate !== null);
  const differences = differencesIn(asked, design, isShown);
  return {
    variable: by,
    wave: result.wave.name,
    groups: groups.map(group => ({ ...group, difference: differences.get(group.code) ?? null })),
    test: isWhole(groups, result) ? testIn(asked, design) : null,
  };
};
