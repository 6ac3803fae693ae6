// A CSV file as analysts have it, row by row: with commas, semicolons or tabs, and always in UTF-8.
import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { File } from '../../server/services/analyse/index.ts';
import type { Sentence } from '../../surveys/recipe/found.ts';

const separators = [',', ';', '\t'];
/** Enough for a header of any questionnaire. */
const headerBytes = 1_000_000;

const separatorOf = (content: Buffer): string => {
  const [head = ''] = content.subarray(0, 10_000).toString('utf8').split('\n', 1);
  const times = separators.map(separator => head.split(separator).length);
  return separators[times.indexOf(Math.max(...times))] ?? ',';
};

/** Why the bytes cannot be a table of text, whatever is in it; null where they can. */
export const unreadableBytes = (content: Buffer): Sentence | null => (isUtf8(content) ? null : notUtf8);

const notUtf8: Sentence = {
  ru: 'файл не в UTF-8 (похоже на кодировку Windows, cp1251, или UTF-16): в Excel сохраните его как «CSV UTF-8 (разделитель — запятая)» или перекодируйте: `iconv -f cp1251 -t utf-8 старый.csv > новый.csv`',
  en: 'is not in UTF-8 (it may be in a Windows encoding, such as cp1251, or UTF-16): save it as "CSV UTF-8" in Excel, or convert it: `iconv -f cp1251 -t utf-8 old.csv > new.csv`',
};

/** CsvError where the bytes are no CSV. */
export const readCsv = (path: string, content: Buffer): Pick<File, 'headers' | 'rows'> => {
  const options = { bom: true, delimiter: separatorOf(content), skip_empty_lines: true };
  const [headers = []] = parseAtOnce(content.subarray(0, headerBytes), { ...options, to: 1 });
  return {
    headers,
    rows: createReadStream(path).pipe(parse({ ...options, columns: true, info: true })),
  };
};
