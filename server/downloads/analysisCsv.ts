// The results of an analysis as a table for machines, and the rows behind it for R.
import { AsyncParser } from '@json2csv/node';
import { neutral } from './formulaGuard.ts';
import type { Analysis, ExportedRows } from '../services/analyse/index.ts';

/** As the program writes it beside a figure. */
const groupText = (group: Readonly<Record<string, string>>): string =>
  Object.entries(group)
    .map(([name, category]) => `${name}=${category}`)
    .join('; ');

/** In exactly this order: files of different recipes can be put one under another. */
const fields = [
  ...['id', 'wave', 'group', 'name', 'statistic', 'value', 'standard_error', 'ci_low', 'ci_high', 'n'],
  ...['weighted_n', 'degrees_of_freedom', 'denominator_df', 'design_effect', 'p_value', 'adjusted_p_value'],
  ...['efficiency_loss', 'flags', 'suppressed', 'data_sha256', 'recipe_sha256'],
];

type Line = Readonly<Record<string, unknown>>;

const linesOf = ({ results, data, recipe }: Analysis): readonly Line[] =>
  results.flatMap(({ id, rows }) =>
    rows.map(row => ({
      ...{ id, wave: row.wave, group: groupText(row.group), name: row.name, statistic: row.statistic },
      ...{ value: row.value, standard_error: row.standardError, ci_low: row.low, ci_high: row.high },
      ...{ n: row.n, weighted_n: row.nWeighted, degrees_of_freedom: row.degreesOfFreedom },
      ...{ denominator_df: row.denominatorDf, design_effect: row.designEffect, p_value: row.pValue },
      ...{ adjusted_p_value: row.adjustedPValue, efficiency_loss: row.efficiencyLoss },
      ...{ flags: row.flags.join(' '), suppressed: row.isSuppressed },
      ...{ data_sha256: data.sha256, recipe_sha256: recipe.sha256 },
    })),
  );

const asCsv = async (columns: readonly string[], lines: readonly Line[]): Promise<string> => {
  const parser = new AsyncParser<Line, Line>({
    fields: columns.map(label => ({ label, value: (line: Line) => neutral(line[label]) })),
    eol: '\r\n',
  });
  let text = '';
  for await (const chunk of parser.parse([...lines])) text += String(chunk);
  return `${text}\r\n`;
};

export const resultsAsCsv = (analysis: Analysis): Promise<string> => asCsv(fields, linesOf(analysis));

export const rowsAsCsv = ({ columns, rows }: ExportedRows): Promise<string> =>
  asCsv(
    columns,
    rows.map(cells => Object.fromEntries(columns.map((name, at) => [name, cells[at]]))),
  );
