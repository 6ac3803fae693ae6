// npm run analyse -- recipe.yaml --out results.json: the numbers a recipe asks for, with the hashes of data and recipe.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { version } from '../server/root.ts';
import {
  analyse,
  mistakesAgainst,
  type Analysis,
  type AnalysisData,
} from '../server/services/analyse/index.ts';
import { formatMistake } from '../surveys/read.ts';
import { readRecipe, type RecipeReading } from '../surveys/recipe/read.ts';
import { dataOf, sha256 } from './analyse/data.ts';
import { resultsAsCsv } from './analyse/csv.ts';
import { fail, progressLine } from './terminal.ts';

const command = new Command('analyse')
  .description(
    'Computes the tables and estimates of a recipe (see docs/examples). Only estimates are written, never answers of people;\n' +
      'figures that fewer than ten people stand behind are left out, as on the public pages.',
  )
  .argument('<recipe>', 'YAML file that says which data, how they were drawn, and what to estimate')
  .option('--out <file>', 'where to write: .json or .csv; without it JSON goes to the standard output')
  .option('--internal', 'show small cells too: the file says so and is not for publishing', false)
  .addHelpText(
    'after',
    '\nExit code: 0 done, 1 the recipe or the data have mistakes, 2 wrong use of the command.',
  )
  .showHelpAfterError()
  .exitOverride(error => process.exit(error.exitCode === 0 ? 0 : 2))
  .parse(process.argv);

const options = command.opts<{ out?: string; internal: boolean }>();
const file = command.args[0] ?? '';

if (options.out !== undefined && !/\.(json|csv)$/.test(options.out)) {
  console.error(`--out ${options.out}: end the name with .json or .csv`);
  process.exit(2);
}

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return fail(`${path} cannot be read: check the name and the folder`);
  }
};

const text = readText(file);
const reading = readRecipe(text, basename(file));
if ('mistakes' in reading) fail(reading.mistakes.map(formatMistake).join('\n'));

const progress = progressLine();

/** Everything wrong with the recipe, what the data say included. */
const checked = ({ recipe, found, place }: RecipeReading, data: AnalysisData): void => {
  const mistakes = place([...found, ...mistakesAgainst(recipe, data)]);
  if (mistakes.length > 0) throw new RangeError(mistakes.map(formatMistake).join('\n'));
};

const run = async (): Promise<Analysis> => {
  const data = await dataOf(reading, dirname(resolve(file)), progress);
  checked(reading, data);
  let done = 0;
  return analyse(reading.recipe, data, {
    recipe: { file: basename(file), sha256: sha256(text) },
    versions: { barometer: version, node: process.version },
    isInternal: options.internal,
    onResult: () => {
      done += 1;
      progress.show({ step: 'estimating', rows: done, of: reading.recipe.results.length, unit: 'tables' });
    },
  });
};

const write = async (analysis: Analysis): Promise<void> => {
  const isCsv = options.out?.endsWith('.csv') === true;
  const written = isCsv ? await resultsAsCsv(analysis) : `${JSON.stringify(analysis, null, 2)}\n`;
  if (options.out === undefined) process.stdout.write(written);
  else writeFileSync(options.out, written);
};

try {
  await write(await run());
  progress.end();
} catch (error) {
  progress.end();
  fail(error instanceof Error ? error.message : String(error));
}
