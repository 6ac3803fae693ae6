// npm run import -- FILE.csv --mapping FILE.yaml: microdata of past waves into the store.
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse';
import { systemClock } from '../server/clock.ts';
import { openDatabase } from '../server/database.ts';
import { ImportRefused, importService, type Import, type ImportOutcome } from '../server/services/imports.ts';
import { readMapping } from '../surveys/mapping/read.ts';
import type { Row } from '../surveys/mapping/row.ts';
import { formatMistakeIn } from '../surveys/read.ts';
import { told } from '../surveys/read/told.ts';
import { importWords } from './import-words.ts';
import { spokenCommand, terminalLanguage } from './spoken-command.ts';
import { fail, progressLine, settings } from './terminal.ts';

const language = terminalLanguage();
const words = importWords[language];

const command = spokenCommand('import', language)
  .description(words.about)
  .argument('<file>', words.file)
  .requiredOption('--mapping <file>', words.mapping)
  .option('--replace', words.replace, false)
  .showHelpAfterError()
  .parse(process.argv);

const options = command.opts<{ mapping: string; replace: boolean }>();
const file = command.args[0] ?? '';

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(words.unreadable(path));
  }
};

const delimiterOf = (path: string): string => {
  const head = readText(path).slice(0, 10_000).split('\n', 1)[0] ?? '';
  return head.includes(';') && !head.includes(',') ? ';' : ',';
};

const hashOf = async (path: string, mapping: string): Promise<string> => {
  const hash = createHash('sha256').update(mapping);
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer); // a file stream without encoding gives bytes
  return hash.digest('hex');
};

const mappingText = readText(options.mapping);
const read = readMapping(mappingText, basename(options.mapping));
if ('mistakes' in read) fail(read.mistakes.map(mistake => formatMistakeIn(mistake, language)).join('\n'));

const delimiter = delimiterOf(file);
const rows = (): AsyncIterable<Row> =>
  createReadStream(file).pipe(parse({ columns: true, bom: true, delimiter, skip_empty_lines: true }));

/** What is wrong with the file, or null after saying what was stored. */
const report = (outcome: ImportOutcome): string | null => {
  if ('mistakes' in outcome) {
    const lines = outcome.mistakes.map(
      ({ row, column, said }) => `${basename(file)}, ${words.cell(row, column)}: ${told(said, language)}`,
    );
    const more = outcome.mistakeCount - lines.length;
    return [...lines, ...(more > 0 ? [words.more(more)] : []), words.nothing].join('\n');
  }
  const { stored, skipped, rows: count } = outcome;
  if (count === 0) return `${basename(file)}: ${words.noRows} ${words.nothing}`;
  console.log(words.stored(count, stored.join(', ')));
  if (skipped.length) console.log(words.skipped(skipped.join(', ')));
  return null;
};

const config = settings();
const database = await openDatabase(config);
const progress = progressLine(language);
const plan: Import = {
  ...read,
  hash: await hashOf(file, mappingText),
  rows,
  isReplacing: options.replace,
  onProgress: progress.show,
};
const reasonOf = (error: unknown): string => {
  if (error instanceof ImportRefused) return told(error.said, language);
  if (error instanceof CsvError) return words.notCsv(error.message);
  return error instanceof Error ? error.message : String(error);
};

const run = async (): Promise<string | null> => {
  try {
    const parts = { stores: database.stores, clock: systemClock(config.timeZone), random: randomBytes };
    return report(await importService(parts).run(plan));
  } catch (error) {
    return `${basename(file)}: ${reasonOf(error)}`;
  } finally {
    progress.end();
    await database.close();
  }
};
const problem = await run();
if (problem !== null) fail(problem);
