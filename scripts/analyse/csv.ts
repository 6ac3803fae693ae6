// The results of an analysis as a table for machines: one row a figure, and in every row what it was computed from.
import { AsyncParser } from '@json2csv/node';
import { neutral } from '../../server/downloads/formulaGuard.ts';
import type { Analysis } from '../../server/services/analyse/index.ts';

const groupText = (group: Readonly<Record<string, string>>): string =>
  Object.entries(group)
    .map(([name, category]) => `${name}=${category}`)
    .join('; ');

type Cells = Readonly<Record<string, unknown>>;

const rowsOf = ({ results, data, recipe, isInternal }: Analysis): readonly Cells[] => {
  const from = { internal: isInternal, data_sha256: data.sha256, recipe_sha256: recipe.sha256 };
  return results.flatMap(({ id, rows, tests }) => [
    ...rows.map(row => ({
      ...{ id, wave: row.wave, group: groupText(row.group), name: row.name, statistic: row.statistic },
      ...{ value: row.value, standard_error: row.standardError, ci_low: row.low, ci_high: row.high },
      ...{ n: row.n, weighted_n: row.nWeighted, degrees_of_freedom: row.degreesOfFreedom },
      ...{ denominator_df: null, design_effect: row.designEffect, p_value: row.pValue },
      ...{ adjusted_p_value: row.adjustedPValue, flags: row.flags.join(' '), suppressed: row.isSuppressed },
      ...from,
    })),
    ...tests.map(test => ({
      ...{
        id,
        wave: test.wave,
        name: 'independence',
        statistic: `test ${test.method}`,
        value: test.statistic,
      },
      ...{ degrees_of_freedom: test.numeratorDf, denominator_df: test.denominatorDf, p_value: test.pValue },
      ...{ suppressed: test.statistic === null },
      ...from,
    })),
  ]);
};

/** In exactly this order: files of different recipes can be put one under another. */
const fields = [
  ...[
    'id',
    'wave',
    'group',
    'name',
    'statistic',
    'value',
    'standard_error',
    'ci_low',
    'ci_high',
    'n',
    'weighted_n',
  ],
  ...[
    'degrees_of_freedom',
    'denominator_df',
    'design_effect',
    'p_value',
    'adjusted_p_value',
    'flags',
    'suppressed',
  ],
  ...['internal', 'data_sha256', 'recipe_sha256'],
];

export const resultsAsCsv = async (analysis: Analysis): Promise<string> => {
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({ fields, eol: '\r\n' });
  const safe = rowsOf(analysis).map(row =>
    Object.fromEntries(fields.map(field => [field, neutral(row[field])])),
  );
  let text = '';
  for await (const chunk of parser.parse(safe)) text += String(chunk);
  return `${text}\r\n`;
};
