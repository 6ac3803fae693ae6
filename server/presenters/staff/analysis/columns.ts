// The columns of a table of the desk: everybody, then the groups of each breakdown; with several waves, each of these wave by wave.
import type { Category, Variable } from '../../../../surveys/variable.ts';
import { mergedVariable } from '../../../../surveys/recipe/view-merged.ts';
import { entryOf, knownName } from '../../../../surveys/recipe/view.ts';
import type { Analysis, Table } from '../../../services/analysis.ts';
import { say, type Reader } from '../../reader.ts';

export type Column = {
  /** Stands above neighbours that belong together. */
  readonly banner: string | null;
  readonly label: string;
  /** By which other columns call it; null where columns are not compared. */
  readonly letter: string | null;
  readonly wave: string;
  /** Another question begins here to stand in the series. */
  readonly isStart: boolean;
  /** The breakdown; null for everybody. */
  readonly by: string | null;
  /** What the recipe calls it. */
  readonly group: string;
  readonly code: string | null;
};

type Entry = Analysis['results'][number];

const letters = { ru: 'АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЭЮЯ', en: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ' } as const;

/** After the last letter come pairs of them. */
const letterAt = (reader: Reader, at: number): string => {
  const alphabet = letters[reader.language === 'en' ? 'en' : 'ru'];
  const own = alphabet[at % alphabet.length] ?? '';
  return at < alphabet.length ? own : `${alphabet[Math.floor(at / alphabet.length) - 1] ?? ''}${own}`;
};

export const variableIn = (
  { material, view }: Pick<Table, 'material' | 'view'>,
  name: string,
): Variable | undefined =>
  mergedVariable(
    material.waves.flatMap(({ wave, variables }) =>
      view.waves.includes(wave.name) ? variables.filter(variable => variable.name === name) : [],
    ),
  );

/** Groups that somebody is in, in the order of the questionnaire. */
const groupsIn = (entries: readonly Entry[], variable: Variable): readonly Category[] => {
  const there = new Set(
    entries.flatMap(({ rows }) =>
      rows
        .filter(({ statistic }) => statistic !== 'difference')
        .map(({ group }) => group[knownName(variable)]),
    ),
  );
  return variable.categories.filter(({ code }) => there.has(code));
};

type Group = Pick<Column, 'banner' | 'label' | 'by' | 'group' | 'code'>;

const groupsOf = (reader: Reader, table: Table, analysis: Analysis): readonly Group[] => {
  const everybody = { banner: null, label: reader.t('analysis:table.all'), by: null, group: '', code: null };
  const split = table.view.by.flatMap((by): readonly Group[] => {
    const variable = variableIn(table, by);
    if (!variable) return [];
    const ids = new Set(table.planned.lines.map(({ part }) => entryOf(by, part)));
    const entries = analysis.results.filter(({ id }) => ids.has(id));
    const banner = say(reader, variable.label);
    return groupsIn(entries, variable).map(({ code, label }) => ({
      banner,
      label: say(reader, label),
      by,
      group: knownName(variable),
      code,
    }));
  });
  return [everybody, ...split];
};

export const columnsOf = (reader: Reader, table: Table, analysis: Analysis): readonly Column[] => {
  const { waves } = table.view;
  const groups = groupsOf(reader, table, analysis);
  const [wave = ''] = waves;
  if (waves.length < 2)
    return groups.map((group, at) => ({
      ...group,
      wave,
      isStart: false,
      letter: group.by === null ? null : letterAt(reader, at - 1),
    }));
  return groups.flatMap(({ by, group, code, label }) =>
    waves.map(name => ({
      ...{ banner: label, label: name, letter: null, wave: name, by, group, code },
      isStart: table.starts.includes(name),
    })),
  );
};

/** Neighbours under one heading; null over columns that stand for themselves. */
export const bannersOf = (columns: readonly Column[]) => {
  const banners: { label: string | null; span: number }[] = [];
  for (const { banner } of columns) {
    const last = banners.at(-1);
    if (last && banner !== null && last.label === banner) last.span += 1;
    else banners.push({ label: banner, span: 1 });
  }
  return banners;
};
