// Plan and fact of every indicator by year, one row each.
import { AsyncParser } from '@json2csv/node';
import type { ProgrammeRow } from '../presenters/programme/document.ts';
import { neutral } from './formulaGuard.ts';

const fields = [
  ...(['indicator', 'name', 'unit', 'direction', 'base', 'year', 'plan', 'fact'] as const),
  ...(['low', 'high', 'degree', 'verdict', 'source', 'is_demonstration'] as const),
] as const;

export const programmeCsv = async (rows: readonly ProgrammeRow[]): Promise<string> => {
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({
    fields: [...fields],
    eol: '\r\n',
  });
  const safe = rows.map(row => Object.fromEntries(fields.map(field => [field, neutral(row[field])])));
  let text = '';
  for await (const chunk of parser.parse(safe)) text += String(chunk);
  return `${text}\r\n`;
};
