// One entry of a recipe as a table: every wave, every group, what few people stand behind hidden.
import { categoriesOf, Misuse, subset, whereCategory, type SurveyDesign } from '../../../analysis/index.ts';
import { maskOf } from '../../../surveys/recipe/answers.ts';
import type { Break } from '../../../surveys/recipe/rewording.ts';
import type { GroupedItem, ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { countRows, isFew } from './carriers.ts';
import type { DesignedWave } from './design.ts';
import type { Figure, Measure } from './measures.ts';
import { baseless, shownRow, suppressedRow, unmeasured, type Place, type ResultRow } from './outcome.ts';
import { hiddenCells } from './suppression.ts';

/** What every table of one analysis is made from. */
export type Ground = {
  readonly waves: readonly DesignedWave[];
  readonly variables: readonly Variable[];
  /** The same PSUs or people in every wave. */
  readonly overlap: boolean;
  /** Figures that few people stand behind are hidden. */
  readonly isProtected: boolean;
  /** Where the questions behind an entry changed from wave to wave. */
  readonly breaksIn: (item: ResultItem) => readonly Break[];
};

export type Group = Readonly<Record<string, string>>;

/** The figures of one wave, group by group; null where they are hidden. */
export type WaveFigures = {
  readonly wave: DesignedWave;
  readonly names: readonly string[];
  /** The bases would tell that fewer than ten, but somebody, gave no answer or are in no group. */
  readonly isBaseTelling: boolean;
  readonly groups: readonly { readonly group: Group; readonly figures: readonly (Figure | null)[] }[];
};

/** The people an entry is about, and whether leaving the others out would tell of a few of them. */
export const domainOf = (
  { variables, isProtected }: Ground,
  design: SurveyDesign,
  condition: string | undefined,
): { readonly domain: SurveyDesign; readonly isTelling: boolean } => {
  if (condition === undefined) return { domain: design, isTelling: false };
  const mask = maskOf(design.data, variables, condition);
  const outside = countRows(design, row => mask[row] === 0);
  return {
    domain: subset(design, mask),
    isTelling: isProtected && isFew(outside),
  };
};

/** Groups that have respondents, the first variable varying slowest, in the order of the codes. */
export const groupsOf = (
  domain: SurveyDesign,
  [name, ...rest]: readonly string[] = [],
): readonly { readonly group: Group; readonly domain: SurveyDesign }[] => {
  if (name === undefined) return [{ group: {}, domain }];
  return categoriesOf(domain.data, name).categories.flatMap(category => {
    const own = subset(domain, whereCategory(domain.data, name, [category]));
    if (countRows(own) === 0) return [];
    return groupsOf(own, rest).map(({ group, domain: part }) => ({
      group: { [name]: category, ...group },
      domain: part,
    }));
  });
};

/** A group in which nobody answered has no figures; where there are no groups, that is a mistake to be told. */
const figuresOf = (measure: Measure, domain: SurveyDesign, isGroup: boolean): readonly Figure[] => {
  try {
    return measure.figures(domain);
  } catch (error) {
    if (isGroup && error instanceof Misuse) return [];
    throw error;
  }
};

export const waveFigures = (
  ground: Ground,
  item: GroupedItem,
  measure: Measure,
  wave: DesignedWave,
): WaveFigures => {
  const { domain, isTelling } = domainOf(ground, measure.prepare(wave.design), item.where);
  const groups = groupsOf(domain, item.by).map(({ group, domain: own }) => ({
    group,
    size: countRows(own),
    figures: figuresOf(measure, own, item.by !== undefined),
  }));
  const names = groups.find(({ figures }) => figures.length > 0)?.figures.map(({ name }) => name) ?? [];
  const cells = groups.map(({ figures }) =>
    names.map((_, at) => ({ count: figures[at]?.count ?? 0, base: figures[at]?.n ?? 0 })),
  );
  const hidden = ground.isProtected
    ? hiddenCells(cells, { rowsAddUp: measure.isExclusive, columnsAddUp: true })
    : [];
  const silent = groups.flatMap(({ size, figures }) => figures.map(({ n }) => size - n));
  const outside = groups.reduce((left, { size }) => left - size, countRows(domain));
  return {
    ...{ wave, names, isBaseTelling: ground.isProtected && [...silent, outside].some(isFew) },
    groups: groups.map(({ group, figures }, row) => ({
      group,
      figures: names.map((_, at) => (isTelling || hidden[row]?.[at] ? null : (figures[at] ?? null))),
    })),
  };
};

/** Where nothing is hidden, a figure that is not there is one that nobody can give. */
export const withheld = ({ isProtected }: Ground, place: Place): readonly ResultRow[] =>
  isProtected ? [suppressedRow(place)] : [];

export const rowsOf = (
  ground: Ground,
  { wave: { name: wave, sample }, names, groups, isBaseTelling }: WaveFigures,
  statistic: string,
): readonly ResultRow[] =>
  groups.flatMap(({ group, figures }) =>
    names.flatMap((name, at) => {
      const [figure, place] = [figures[at], { wave, group, name, statistic }];
      if (!figure) return withheld(ground, place);
      const row = shownRow(place, sample === 'volunteer' ? unmeasured(figure) : figure);
      return isBaseTelling ? baseless(row) : row;
    }),
  );
