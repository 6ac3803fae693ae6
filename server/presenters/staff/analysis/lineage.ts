// Words under a table whose question stands in the place of another, or gave way to one: their shares are not one series.
import { analysisPaths } from '../../../paths/analysis.ts';
import type { Table } from '../../../services/analysis.ts';
import type { Relative } from '../../../services/results/lineage.ts';
import { say, type Reader } from '../../reader.ts';

export type LineageNote = {
  readonly text: string;
  readonly link: { readonly href: string; readonly label: string };
};

const noteOf = (
  reader: Reader,
  { material }: Table,
  side: 'earlier' | 'later',
  relative: Relative,
): LineageNote => {
  const { t, paths } = reader;
  const variable = material.waves
    .flatMap(({ variables }) => variables)
    .findLast(({ name }) => name === relative.name);
  const waves = relative.waves.map(at => material.waves[at]?.wave.name ?? '').join(', ');
  return {
    text: t(`analysis:lineage.${side}`, { waves }),
    link: {
      href: analysisPaths(paths).analysisTable(material.survey.id, relative.name),
      label: variable ? say(reader, variable.label) : relative.name,
    },
  };
};

export const presentLineage = (reader: Reader, table: Table): readonly LineageNote[] => [
  ...table.relatives.earlier.map(each => noteOf(reader, table, 'earlier', each)),
  ...table.relatives.later.map(each => noteOf(reader, table, 'later', each)),
];
