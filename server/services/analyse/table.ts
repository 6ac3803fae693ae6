// One entry of a recipe as a table: every wave, every group, what few people stand behind hidden, then the changes.
import { categoriesOf, subset, where as rowsWhere, type SurveyDesign } from '../../../analysis/index.ts';
import { maskOf } from '../../../surveys/recipe/answers.ts';
import type { ResultItem } from '../../../surveys/recipe/result-item.ts';
import type { Variable } from '../../../surveys/variable.ts';
import { smallestCount } from '../results/disclosure.ts';
import { countRows } from './carriers.ts';
import { stacked, type DesignedWave } from './design.ts';
import type { Figure, Measure } from './measures.ts';
import { shownRow, suppressedRow, type ResultRow } from './outcome.ts';
import { hiddenCells } from './suppression.ts';

/** What every table of one analysis is made from. */
export type Ground = {
  readonly waves: readonly DesignedWave[];
  readonly variables: readonly Variable[];
  readonly overlap: boolean;
  readonly isInternal: boolean;
};

export type Group = Readonly<Record<string, string>>;

/** The figures of one wave, group by group; null where they are hidden. */
export type WaveFigures = {
  readonly wave: string | null;
  readonly sample: DesignedWave['sample'];
  readonly groups: readonly { readonly group: Group; readonly figures: readonly (Figure | null)[] }[];
  readonly names: readonly Pick<Figure, 'name' | 'statistic'>[];
};

/** The waves an entry is about: those it names, all of them one by one, or all as one sample. */
export const wavesOf = (ground: Ground, waves: ResultItem['waves']): readonly DesignedWave[] => {
  if (waves !== 'together') return ground.waves.filter(({ name }) => !waves || waves.includes(name ?? ''));
  const [first] = ground.waves;
  if (!first) return [];
  const isVolunteer = ground.waves.some(({ sample }) => sample === 'volunteer');
  return [
    {
      ...first,
      name: 'together',
      sample: isVolunteer ? 'volunteer' : 'probability',
      design: stacked(ground.waves, ground.overlap),
    },
  ];
};

/** The people an entry is about, and whether leaving the others out would tell of a few of them. */
export const domainOf = (
  ground: Ground,
  design: SurveyDesign,
  condition: string | undefined,
): { readonly domain: SurveyDesign; readonly isTelling: boolean } => {
  if (condition === undefined) return { domain: design, isTelling: false };
  const mask = maskOf(design.data, ground.variables, condition);
  const outside = countRows(design, row => mask[row] === 0);
  return { domain: subset(design, mask), isTelling: outside > 0 && outside < smallestCount };
};

/** Groups that have respondents, the first variable varying slowest, in the order of the codes. */
export const groupsOf = (
  domain: SurveyDesign,
  by: readonly string[] = [],
): readonly { readonly group: Group; readonly domain: SurveyDesign }[] => {
  const [name, ...rest] = by;
  if (name === undefined) return [{ group: {}, domain }];
  const { codes, categories } = categoriesOf(domain.data, name);
  return categories.flatMap((category, code) => {
    const own = subset(
      domain,
      rowsWhere(domain.data, row => codes[row] === code),
    );
    if (countRows(own, () => true) === 0) return [];
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
    if (isGroup && error instanceof RangeError) return [];
    throw error;
  }
};

type Asked = { readonly where?: string | undefined; readonly by?: readonly string[] | undefined };

export const waveFigures = (
  ground: Ground,
  { name: wave, design, sample }: DesignedWave,
  measure: Measure,
  { where, by }: Asked,
): WaveFigures => {
  const { domain, isTelling } = domainOf(ground, measure.prepare(design), where);
  const groups = groupsOf(domain, by).map(({ group, domain: own }) => ({
    group,
    figures: figuresOf(measure, own, by !== undefined),
  }));
  const fullest = groups.find(({ figures }) => figures.length > 0)?.figures ?? [];
  const names = fullest.map(({ name, statistic }) => ({ name, statistic }));
  const cells = groups.map(({ figures }) =>
    names.map((_, at) => ({ count: figures[at]?.count ?? 0, base: figures[at]?.n ?? 0 })),
  );
  const hidden = hiddenCells(cells, { rowsAddUp: measure.isExclusive, columnsAddUp: true });
  const isHidden = (row: number, at: number): boolean =>
    !ground.isInternal && (isTelling || hidden[row]?.[at] === true);
  return {
    ...{ wave, sample, names },
    groups: groups.map(({ group, figures }, row) => ({
      group,
      figures: names.map((_, at) => (isHidden(row, at) ? null : (figures[at] ?? null))),
    })),
  };
};

/** Of volunteers nothing but the share itself can be stated. */
const unmeasured = {
  standardError: null,
  low: null,
  high: null,
  degreesOfFreedom: null,
  designEffect: null,
  flags: [],
};

export const rowsOf = ({ wave, sample, names, groups }: WaveFigures): readonly ResultRow[] =>
  groups.flatMap(({ group, figures }) =>
    names.map((named, at) => {
      const figure = figures[at];
      const place = { wave, group, ...named };
      return figure
        ? shownRow(place, sample === 'volunteer' ? { ...figure, ...unmeasured } : figure)
        : suppressedRow(place);
    }),
  );
