// A table of open data as CSV: above it, behind "#", what the numbers are and how they came about.
import { createHash } from 'node:crypto';
import { AsyncParser } from '@json2csv/node';
import type { OpenTable } from '../presenters/data/tables.ts';
import { neutral } from './formulaGuard.ts';

export const openCsv = async (head: readonly string[], { columns, lines }: OpenTable): Promise<string> => {
  const names = columns.map(({ name }) => name);
  const parser = new AsyncParser<Record<string, unknown>, Record<string, unknown>>({
    fields: names,
    eol: '\r\n',
  });
  const safe = lines.map(line => Object.fromEntries(names.map(name => [name, neutral(line[name])])));
  let text = '';
  for await (const chunk of parser.parse(safe)) text += String(chunk);
  const above = head.map(line => `# ${line.replaceAll(/[\r\n]+/g, ' ')}\r\n`).join('');
  return `${above}${text}\r\n`;
};

export const measured = (text: string) => ({
  bytes: Buffer.byteLength(text),
  sha256: createHash('sha256').update(text).digest('hex'),
});
