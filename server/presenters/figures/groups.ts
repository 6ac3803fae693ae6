// The groups of a breakdown: as points beside everybody, or districts as tiles. The title says which groups differ, and nothing more.
import type { Breakdown } from '../../services/results/breakdown.ts';
import type { QuestionResult, WaveResult } from '../../services/results/result.ts';
import { barsSpec, rowsOf } from '../charts/bars.ts';
import { confirmedOf, dotsSpec, sorted, standOf, type DotsInput, type NamedGroup } from '../charts/dots.ts';
import { mapScale, mapSpec, mapWideFrom } from '../charts/map.ts';
import { tileOf } from '../charts/tiles.ts';
import { integer, percent, percentRange } from '../format.ts';
import { say, type Reader } from '../reader.ts';
import { answersMeasure, spokenEstimate } from '../results/figures.ts';
import { changeLabel } from '../results/sentences.ts';
import type { TableCell } from '../results/table.ts';
import { drawnFigure, type DrawnFigure, type FigureTable } from './parts.ts';

const mostNames = 3;

export type Groups = {
  readonly question: QuestionResult;
  readonly newest: WaveResult;
  readonly breakdown: Breakdown;
};

export const namedGroups = (reader: Reader, { variable, groups }: Breakdown): readonly NamedGroup[] =>
  groups.map(group => {
    const category = variable.categories.find(({ code }) => code === group.code);
    return { ...group, name: category ? say(reader, category.label) : group.code };
  });

const listed = (reader: Reader, groups: readonly NamedGroup[], total: number): string => {
  if (groups.length > mostNames)
    return reader.t('results:chart.groups.many', { count: groups.length, total });
  return groups
    .map(({ name, focus }) => {
      const share = percent(focus.estimate?.value ?? 0, reader.language);
      return reader.t('results:chart.groups.named', { name, share });
    })
    .join(', ');
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `Ниже, чем у всех опрошенных: Гудермесский район (22 %)`: only what is confirmed; null where nothing is. */
const verdictOf = (reader: Reader, groups: readonly NamedGroup[]): string | null => {
  const shown = sorted(groups).filter(({ focus }) => focus.estimate);
  const verdicts = (['above', 'below'] as const).flatMap(stand => {
    const those = shown.filter(group => standOf(group) === stand);
    return those.length > 0
      ? [reader.t(`results:chart.groups.${stand}`, { names: listed(reader, those, shown.length) })]
      : [];
  });
  return verdicts.length > 0 ? capital(verdicts.join('; ')) : null;
};

/** The name of the question before it: a headline. */
export const groupsTitle = (reader: Reader, { question }: Groups, groups: readonly NamedGroup[]): string => {
  const label = say(reader, question.variable.label);
  const verdict = verdictOf(reader, groups);
  return verdict === null ? reader.t('results:chart.groups.alike', { label }) : `${label}. ${verdict}`;
};

/** A sentence of its own about the groups of a breakdown; null where nothing sets them apart. */
export const groupsVerdict = (reader: Reader, breakdown: Breakdown): string | null =>
  verdictOf(reader, namedGroups(reader, breakdown));

/** What is left of single differences when all comparisons are counted: by name, or by the colour that shows it. */
const holm = (reader: Reader, groups: readonly NamedGroup[], told: 'colour' | 'some'): string => {
  const count = groups.filter(({ difference }) => typeof difference?.adjustedPValue === 'number').length;
  if (count < 2) return '';
  const names = groups.filter(group => standOf(group) !== 'alike').map(({ name }) => name);
  return reader.t(`results:chart.holm.${names.length > 0 ? told : 'none'}`, {
    count,
    names: names.join(', '),
  });
};

const spokenGroup = (reader: Reader, group: NamedGroup): string => {
  const told = spokenEstimate(reader, group.name, group);
  const confirmed = confirmedOf(group);
  if (!confirmed || confirmed.pValue === null) return told;
  const difference = changeLabel(reader, confirmed);
  return `${told}; ${reader.t('results:chart.difference', { difference })}`;
};

const plain = (text: string): TableCell => ({ text, under: null, isHidden: false });

const groupRow = (reader: Reader, group: NamedGroup) => {
  const { name, base, focus } = group;
  const { estimate } = focus;
  const difference = confirmedOf(group);
  const few: TableCell = { text: reader.t('results:chart.hidden'), under: null, isHidden: true };
  const isTested = difference !== null && difference.pValue !== null;
  return {
    ...{ heading: name, isMain: false },
    cells: [
      estimate ? plain(percent(estimate.value, reader.language)) : few,
      plain((estimate && percentRange(estimate, reader.language)) ?? '—'),
      base ? plain(integer(base.n, reader.language)) : few,
      plain(isTested ? changeLabel(reader, difference) : '—'),
    ],
  };
};

export const groupsTable = (reader: Reader, groups: readonly NamedGroup[], caption: string): FigureTable => {
  const { t } = reader;
  return {
    ...{ caption, note: t('results:table.note'), scroll: t('results:table.scroll') },
    corner: t('results:page.group'),
    columns: [
      t('results:survey.share'),
      t('results:page.interval_head'),
      'n',
      t('results:page.difference_head'),
    ],
    rows: groups.map(group => groupRow(reader, group)),
  };
};

const drawn = (reader: Reader, given: Groups, kind: 'dots' | 'map'): DrawnFigure => {
  const { question, newest, breakdown } = given;
  const groups = namedGroups(reader, breakdown);
  const input: DotsInput = { everybody: newest.focus, groups };
  const isMap = kind === 'map';
  const walked = isMap
    ? groups.filter(({ code }) => tileOf(code))
    : sorted(groups).filter(({ focus }) => focus.estimate);
  const legend = isMap
    ? reader.t('results:chart.legend_map', { end: mapScale(input) })
    : reader.t('results:chart.legend_dots');
  const by = say(reader, breakdown.variable.label);
  return drawnFigure(reader, question, {
    id: isMap ? 'map' : 'groups',
    title: groupsTitle(reader, given, groups),
    measure: `${answersMeasure(reader, question)}. ${by}, ${newest.wave.name}`,
    legend: [legend, holm(reader, groups, 'colour')].filter(Boolean).join(' '),
    shown: [newest],
    ...(isMap ? { wideFrom: mapWideFrom } : {}),
    specOf: size => (isMap ? mapSpec : dotsSpec)(reader, input, size),
    spoken: walked.map(group => spokenGroup(reader, group)),
    words: reader.t(isMap ? 'results:chart.map_words' : 'results:chart.dots_words'),
    table: groupsTable(reader, groups, by),
  });
};

export const dotsFigure = (reader: Reader, groups: Groups): DrawnFigure => drawn(reader, groups, 'dots');
export const mapFigure = (reader: Reader, groups: Groups): DrawnFigure => drawn(reader, groups, 'map');

/** The groups as bars, in the order of the questionnaire or by size: none is singled out but by the title. */
export const groupBarsFigure = (reader: Reader, given: Groups): DrawnFigure => {
  const { question, newest, breakdown } = given;
  const groups = namedGroups(reader, breakdown);
  const { variable } = breakdown;
  const cells = groups.map(({ code, focus }) => ({ ...focus, code, isMissing: false }));
  const asQuestion = { categories: variable.categories, variable, focus: null };
  const by = say(reader, variable.label);
  const inOrder = rowsOf(asQuestion, { cells }).flatMap(({ cell }) =>
    groups.filter(({ code }) => code === cell.code),
  );
  return drawnFigure(reader, question, {
    id: 'groups',
    title: groupsTitle(reader, given, groups),
    measure: `${answersMeasure(reader, question)}. ${by}, ${newest.wave.name}`,
    legend: [reader.t('results:chart.legend_bars'), holm(reader, groups, 'some')].filter(Boolean).join(' '),
    shown: [newest],
    specOf: size => barsSpec(reader, asQuestion, { cells }, size),
    spoken: inOrder.map(group => spokenGroup(reader, group)),
    words: reader.t('results:chart.bars_words'),
    table: groupsTable(reader, groups, by),
  });
};
