// The numbers of a question as a table for machines: full precision, one row a wave and answer, hidden numbers left empty.
import { AsyncParser } from '@json2csv/node';
import type { QuestionRow } from '../presenters/results/rows.ts';
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
] as const;

export const resultsCsv = async (rows: readonly QuestionRow[]): Promise<string> => {
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({
    fields: [...fields],
    eol: '\r\n',
  });
  const safe = rows.map(row => Object.fromEntries(fields.map(field => [field, neutral(row[field])])));
  let text = '';
  for await (const chunk of parser.parse(safe)) text += String(chunk);
  return `${text}\r\n`;
};
