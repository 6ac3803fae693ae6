// The quotas of a wave as a file to fill in: every combination, with what is wanted of it so far.
import { AsyncParser } from '@json2csv/node';
import { neutral } from './formulaGuard.ts';

type Cells = readonly { readonly codes: readonly string[]; readonly target: number | null }[];

/** With a mark that tells spreadsheets it is UTF-8. */
const mark = '\ufeff';

export const quotasCsv = async (variables: readonly string[], cells: Cells): Promise<string> => {
  const fields = [...variables, 'count'];
  const rows = cells.map(({ codes, target }) => ({
    ...Object.fromEntries(variables.map((name, index) => [name, neutral(codes[index] ?? '')])),
    count: target ?? '',
  }));
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({
    fields,
    eol: '\r\n',
    delimiter: ';',
  });
  let text = '';
  for await (const chunk of parser.parse(rows)) text += String(chunk);
  return `${mark}${text}\r\n`;
};
