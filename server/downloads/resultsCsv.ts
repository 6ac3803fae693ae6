// The numbers of a question or a finding as a table for machines: full precision, one row a wave and answer, hidden numbers left empty.
// The method of each wave stands in its rows: lines above the names of the columns would break most programs that read the file.
import { AsyncParser } from '@json2csv/node';
import type { FileRow, QuestionFileRow } from '../presenters/results/fileRows.ts';
import { neutral } from './formulaGuard.ts';

/** In exactly this order: files of different questions can be put one under another. */
const fields = [
  'wave',
  'code',
  'label',
  'n',
  'weighted_n',
  'proportion',
  'standard_error',
  'ci_low',
  'ci_high',
  'degrees_of_freedom',
  'design_effect',
  'efficiency_loss',
  'method',
] as const;

/** Of a finding that shows several questions or groups also these. */
const findingFields = ['question', 'group', 'group_label', ...fields] as const;

type Row = Partial<FileRow>;

const csv = async (rows: readonly Row[], fields: readonly (keyof FileRow)[]): Promise<string> => {
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({
    fields: [...fields],
    eol: '\r\n',
  });
  const safe = rows.map(row => Object.fromEntries(fields.map(field => [field, neutral(row[field])])));
  let text = '';
  for await (const chunk of parser.parse(safe)) text += String(chunk);
  return `${text}\r\n`;
};

export const resultsCsv = (rows: readonly QuestionFileRow[]): Promise<string> => csv(rows, fields);

export const findingCsv = (rows: readonly FileRow[]): Promise<string> => csv(rows, findingFields);
