// What the tests say, in a sentence each: whether groups differ at all, and how the letters were corrected.
import { entryOf, testOf } from '../../../../surveys/recipe/view.ts';
import type { Analysis, ResultRow, Table } from '../../../services/analysis.ts';
import { decimal, integer } from '../../format.ts';
import { say, type Reader } from '../../reader.ts';
import { variableIn } from './columns.ts';
import { rowsOf, significance } from './figures.ts';

/** `p = 0,03`, `p < 0,001`. */
export const pText = (reader: Reader, pValue: number): string =>
  pValue < 0.001
    ? reader.t('analysis:tests.p_tiny', { p: decimal(0.001, 3, reader.language) })
    : reader.t('analysis:tests.p', { p: decimal(pValue, pValue < 0.1 ? 3 : 2, reader.language) });

const degrees = (value: number | null, reader: Reader): string =>
  value === null ? '' : value >= 30 ? integer(value, reader.language) : decimal(value, 2, reader.language);

const sentence = (reader: Reader, by: string, row: ResultRow): string => {
  const { t, language } = reader;
  const p = row.pValue ?? 1;
  return t(`analysis:tests.${p < significance ? 'related' : 'unrelated'}`, {
    by,
    f: decimal(row.value ?? 0, 2, language),
    first: degrees(row.degreesOfFreedom, reader),
    second: degrees(row.denominatorDf, reader),
    p: pText(reader, p),
  });
};

const testLine = (reader: Reader, table: Table, analysis: Analysis, by: string): string => {
  const variable = variableIn(table, by);
  const name = variable ? say(reader, variable.label) : by;
  const entry = analysis.results.find(({ id }) => id === testOf(by));
  const row = entry?.rows.find(({ name: own }) => own === 'independence');
  if (row) return sentence(reader, name, row);
  return reader.t(entry ? 'analysis:tests.hidden' : 'analysis:tests.none', { by: name });
};

/** How many pairs were compared under each breakdown. */
const pairsLine = (reader: Reader, table: Table, analysis: Analysis, by: string): readonly string[] => {
  const compared = table.planned.lines
    .map(({ part }) => part)
    .filter((part, at, all) => all.indexOf(part) === at)
    .flatMap(part => rowsOf(analysis, entryOf(by, part)))
    .filter(({ statistic, pValue }) => statistic === 'difference' && pValue !== null);
  const variable = variableIn(table, by);
  const name = variable ? say(reader, variable.label) : by;
  return compared.length === 0
    ? []
    : [reader.t('analysis:tests.pairs', { by: name, count: compared.length })];
};

export const testLines = (reader: Reader, table: Table, analysis: Analysis): readonly string[] => {
  const { view, planned, variable } = table;
  if (view.waves.length > 1 || view.by.length === 0) return [];
  const isTested = planned.lines[0]?.kind !== 'mean' && !variable.indirect && variable.type !== 'set';
  return [
    ...(isTested ? view.by.map(by => testLine(reader, table, analysis, by)) : []),
    ...view.by.flatMap(by => pairsLine(reader, table, analysis, by)),
  ];
};
