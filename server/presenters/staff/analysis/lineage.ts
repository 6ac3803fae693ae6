// Words under a table whose question stands in the place of another, or gave way to one: where the series breaks, why, and what stood there.
import type { Variable } from '../../../../surveys/variable.ts';
import { analysisPaths } from '../../../paths/analysis.ts';
import type { Table } from '../../../services/analysis.ts';
import type { Relative } from '../../../services/results/lineage.ts';
import { say, type Reader } from '../../reader.ts';

export type LineageNote = {
  readonly text: string;
  readonly link: { readonly href: string; readonly label: string };
};

type Side = 'earlier' | 'later';

const variableOf = ({ material }: Table, name: string): Variable | undefined =>
  material.waves.flatMap(({ variables }) => variables).findLast(variable => variable.name === name);

/** In the words of who linked the two; empty where a chain of replacements lies between them. */
const reasonFor = ({ material }: Table, newer: string | undefined, older: string | undefined): string =>
  material.waves
    .flatMap(({ replaces }) => replaces)
    .findLast(({ question, was }) => question === newer && was === older)?.reason ?? '';

/** Under one code, but in other words. */
const differing = (reader: Reader, table: Table, was: string): readonly string[] => {
  const earlier = variableOf(table, was)?.categories.filter(({ isMissing }) => !isMissing) ?? [];
  return earlier.flatMap(({ code, label }) => {
    const now = table.variable.categories.find(each => each.code === code);
    const [before, after] = [say(reader, label), now ? say(reader, now.label) : ''];
    return now && before !== after ? [reader.t('analysis:lineage.answer', { before, after })] : [];
  });
};

const isJoined = ({ material }: Table, newer: string, older: string): boolean =>
  material.waves.some(({ joined = [] }) => joined.some(({ name, was }) => name === newer && was === older));

const noteOf = (reader: Reader, table: Table, side: Side, { name, waves: places }: Relative): LineageNote => {
  const { material, view } = table;
  const { t, paths } = reader;
  const [newer, older] = side === 'earlier' ? [view.question, name] : [name, view.question];
  const variable = variableOf(table, name);
  const waves = places.map(at => material.waves[at]?.wave.name ?? '').join(', ');
  const reason = reasonFor(table, variableOf(table, newer)?.question, variableOf(table, older)?.question);
  const words = side === 'earlier' && isJoined(table, newer, older) ? differing(reader, table, older) : [];
  const text = [
    t(`analysis:lineage.${isJoined(table, newer, older) ? side : `${side}_apart`}`, { waves }),
    ...(reason === '' ? [] : [t('analysis:lineage.reason', { reason })]),
    ...(words.length === 0 ? [] : [t('analysis:lineage.answers', { answers: words.join('; ') })]),
    t(`analysis:lineage.${side}_question`),
  ].join(' ');
  const href = analysisPaths(paths).analysisTable(material.survey.id, name);
  return { text, link: { href, label: variable ? say(reader, variable.label) : name } };
};

export const presentLineage = (reader: Reader, table: Table): readonly LineageNote[] => [
  ...table.relatives.earlier.map(each => noteOf(reader, table, 'earlier', each)),
  ...table.relatives.later.map(each => noteOf(reader, table, 'later', each)),
];

/** Beside the table, on the page and in its workbook: where what is shown breaks. */
export const breakLines = ({ t }: Reader, { starts }: Pick<Table, 'starts'>): readonly string[] =>
  starts.map(wave => t('analysis:lineage.break', { wave }));
