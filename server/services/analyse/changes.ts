// Differences of figures between waves, with the covariance that the sampling gives them, and p-values corrected for their number.
import {
  adjustPValues,
  contrast,
  relativeChange,
  surveyBy,
  type Adjustment,
  type Difference,
  type SurveyDesign,
} from '../../../analysis/index.ts';
import type { ComparableItem } from '../../../surveys/recipe/result-item.ts';
import { stacked, type DesignedWave } from './design.ts';
import type { Measure } from './measures.ts';
import { shownRow, suppressedRow, type ResultRow } from './outcome.ts';
import { domainOf, groupsOf, type Ground, type Group, type WaveFigures } from './table.ts';

type Pair = readonly [from: string, to: string];

const pairsOf = (item: ComparableItem, waves: readonly string[]): readonly Pair[] => {
  const { changes } = item;
  if (changes === undefined) return [];
  const [first, last] = [waves[0], waves.at(-1)];
  if (changes === 'first-last')
    return first !== undefined && last !== undefined && first !== last ? [[first, last]] : [];
  if (changes === 'consecutive') return waves.slice(1).map((to, at): Pair => [waves[at] ?? to, to]);
  return changes;
};

const sameGroup = (first: Group, second: Group): boolean =>
  Object.entries(first).every(([name, category]) => second[name] === category);

/** Whether both ends of a change are shown; a change with one of them would give the other away. */
const isShown = (ends: readonly (WaveFigures | undefined)[], group: Group, at: number): boolean =>
  ends.every(end => {
    const own = end?.groups.find(candidate => sameGroup(group, candidate.group));
    return own?.figures[at] !== null && own?.figures[at] !== undefined;
  });

type Change = Pick<
  Difference,
  'value' | 'standardError' | 't' | 'pValue' | 'low' | 'high' | 'degreesOfFreedom' | 'flags'
>;

/** The changes of all figures of one set between the two waves of a domain. */
const changesIn = (
  domain: SurveyDesign,
  set: Measure['sets'][number],
  pair: Pair,
  { relative, level }: { readonly relative: boolean; readonly level: number | undefined },
): readonly Change[] => {
  const grouped = surveyBy(domain, 'wave', set);
  const [from, to] = pair.map(wave => grouped.groups.findIndex(({ key }) => key['wave'] === wave));
  const size = grouped.groups[0]?.set.names.length ?? 0;
  if (from === undefined || to === undefined || from < 0 || to < 0)
    throw new RangeError(
      `Nobody of wave ${pair.join(' or ')} is in this domain: there is no change to speak of.`,
    );
  const leveled = level === undefined ? {} : { level };
  return Array.from({ length: size }, (_, at) => {
    const [earlier, later] = [from * size + at, to * size + at];
    if (!relative) {
      const weights = grouped.names.map((_name, i) => (i === later ? 1 : i === earlier ? -1 : 0));
      return contrast(grouped, weights, leveled);
    }
    const [before, after] = [grouped.estimates[earlier], grouped.estimates[later]];
    if (!before || !after) throw new RangeError(`There is no estimate of wave ${pair.join(' or ')}.`);
    const covariance = grouped.covariance.values[earlier * grouped.names.length + later] ?? 0;
    return relativeChange(after, before, {
      ...leveled,
      covariance,
      degreesOfFreedom: grouped.degreesOfFreedom,
    });
  });
};

const pairRows = (
  ground: Ground,
  item: ComparableItem,
  measure: Measure,
  { pair, figures }: { readonly pair: Pair; readonly figures: readonly WaveFigures[] },
): readonly ResultRow[] => {
  const both = pair.flatMap(wave => ground.waves.filter(({ name }): boolean => name === wave));
  const ends = pair.map(wave => figures.find(one => one.wave === wave));
  const { domain } = domainOf(ground, measure.prepare(stacked(both, ground.overlap)), item.where);
  const isMeasured = both.every(({ sample }: DesignedWave) => sample === 'probability');
  return groupsOf(domain, item.by).flatMap(({ group, domain: own }) => {
    const names = ends[1]?.names ?? [];
    const shown = names.map((_, at) => isMeasured && isShown(ends, group, at));
    const changes = shown.includes(true)
      ? measure.sets.flatMap(set =>
          changesIn(own, set, pair, { relative: item.relative ?? false, level: item.level }),
        )
      : [];
    return names.map(({ name }, at) => {
      const place = {
        wave: pair.join(' -> '),
        group,
        name,
        statistic: item.relative ? 'relative change' : 'change',
      };
      const change = changes[at];
      return change && shown[at] ? shownRow(place, change) : suppressedRow(place);
    });
  });
};

/** Corrected together with all changes of the entry; a change without a p-value does not count among them. */
const corrected = (rows: readonly ResultRow[], method: Adjustment): readonly ResultRow[] => {
  const adjusted = adjustPValues(
    rows.map(({ pValue }) => pValue),
    method,
  );
  return rows.map((row, at) => ({ ...row, adjustedPValue: adjusted[at] ?? null }));
};

export const changeRows = (
  ground: Ground,
  item: ComparableItem,
  measure: Measure,
  figures: readonly WaveFigures[],
): readonly ResultRow[] => {
  const waves = figures.flatMap(({ wave }) => (wave === null ? [] : [wave]));
  const rows = pairsOf(item, waves).flatMap(pair => pairRows(ground, item, measure, { pair, figures }));
  return corrected(rows, item.adjust ?? 'holm');
};
