// Lines as CSV that spreadsheets open in Cyrillic and that run no formula, one after another as they are read.
import { Readable } from 'node:stream';
import { Transform } from '@json2csv/node';
import { neutral } from '../formulaGuard.ts';

type Line = Readonly<Record<string, unknown>>;

export const csvLines = (columns: readonly string[], lines: Iterable<Line>): NodeJS.ReadableStream => {
  const options = {
    fields: columns.map(label => ({ label, value: (line: Line) => neutral(line[label]) })),
    ...{ eol: '\r\n', withBOM: true },
  };
  return Readable.from(lines).pipe(new Transform<Line, Line>(options, {}, { objectMode: true }));
};
