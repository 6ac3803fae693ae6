// npm run analyse -- recipe.yaml --out results.json: the numbers a recipe asks for, with the hashes of data and recipe.
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Command } from 'commander';
import { version } from '../server/root.ts';
import { analyse, exportedRows, groundOf, refusalIn } from '../server/services/analyse/index.ts';
import { checkRecipe } from '../surveys/recipe/check.ts';
import { formatRecipeMistake, type Mistake } from '../surveys/recipe/found.ts';
import { readRecipe, type RecipeReading } from '../surveys/recipe/read.ts';
import { dataOf, sha256, type Found as Data } from './analyse/data.ts';
import { resultsAsCsv, rowsAsCsv } from '../server/downloads/analysisCsv.ts';
import { rCode } from '../server/services/analyse/r/code.ts';
import { refusedIn } from '../server/presenters/reasons.ts';
import { languageOption, type StaffLanguage } from './questionnaire/words.ts';
import { progressLine } from './terminal.ts';

const command = new Command('analyse')
  .description(
    'Computes the tables and estimates of a recipe: see docs/analyse.md. Of answers in the store only estimates are written,\n' +
      "and none that fewer than ten people stand behind; a CSV file is the analyst's own, and nothing of it is hidden.",
  )
  .argument('<recipe>', 'YAML file that says which data, how they were drawn, and what to estimate')
  .option('--out <file>', 'where to write: .json or .csv; without it JSON is printed')
  .option(
    '--r [file]',
    'write R code that repeats the numbers (prints it where no file is named); needs --data',
  )
  .option(
    '--data <file>',
    'write the rows the R code reads, a .csv: answers of people, for this machine only',
  )
  .addOption(languageOption())
  .addHelpText(
    'after',
    '\nEnds with 0 where all is well, 1 where the recipe or the data have mistakes, 2 where the command is wrong.',
  )
  .showHelpAfterError()
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .parse(process.argv);

type Options = {
  readonly out?: string;
  readonly r?: string | true;
  readonly data?: string;
  readonly language: StaffLanguage;
};
const { out, r, data: dataFile, language } = command.opts<Options>();
const [file = ''] = command.args;
const progress = progressLine();

/** Ends the command: what is wrong, line by line. */
class Refusal extends Error {
  constructor(
    readonly code: 1 | 2,
    lines: readonly string[],
  ) {
    super(lines.join('\n'));
  }
}

const end = (code: 1 | 2, lines: readonly string[]): never => {
  throw new Refusal(code, lines);
};

const told = (mistakes: readonly Mistake[]): readonly string[] =>
  mistakes.map(mistake => formatRecipeMistake(mistake, language));

const readText = (): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return end(2, [
      {
        ru: `${file} не читается: проверьте имя и папку`,
        en: `${file} cannot be read: check the name and the folder`,
      }[language],
    ]);
  }
};

const checkUse = (): void => {
  if (out !== undefined && !/\.(json|csv)$/.test(out))
    end(2, [
      {
        ru: `--out ${out}: имя должно кончаться на .json или .csv`,
        en: `--out ${out}: end the name with .json or .csv`,
      }[language],
    ]);
  if (r !== undefined && dataFile === undefined)
    end(2, [
      {
        ru: '--r читает строки из файла: добавьте --data ФАЙЛ.csv',
        en: '--r reads the rows from a file: add --data FILE.csv',
      }[language],
    ]);
};

/** The recipe as it was read; with mistakes that no data can mend it ends here. */
const readingOf = (text: string): RecipeReading => {
  const reading = readRecipe(text, basename(file));
  if ('mistakes' in reading) return end(1, told(reading.mistakes));
  const isUnreadable = !reading.outline.data || reading.found.some(({ path }) => path[0] === 'data');
  return isUnreadable ? end(1, told(reading.place(reading.found))) : reading;
};

const run = async (text: string, { outline, recipe, found, place }: RecipeReading): Promise<void> => {
  const reached = await dataOf(outline, dirname(resolve(file)), progress);
  if ('found' in reached) return end(1, told(place([...found, ...reached.found])));
  if ('mistakes' in reached) return end(1, [...told(place(found)), ...told(reached.mistakes)]);
  try {
    const checked = checkRecipe(outline, reached.data);
    const all = [...found, ...checked.found];
    if (!recipe || all.length > 0) return end(1, told(place(all)));
    await compute({ ...reached, recipe, hash: sha256(text), derived: checked.data });
  } finally {
    await reached.close();
  }
};

type Ready = Extract<Data, { data: unknown }> & {
  readonly recipe: NonNullable<RecipeReading['recipe']>;
  readonly hash: string;
  readonly derived: ReturnType<typeof checkRecipe>['data'];
};

const compute = async ({ data, audit, recipe, hash, derived }: Ready): Promise<void> => {
  const ground = groundOf(recipe, data, derived);
  let done = 0;
  const analysis = analyse(recipe, data, ground, {
    recipe: { file: basename(file), sha256: hash },
    program: `barometer ${version}`,
    onResult: () =>
      progress.show({ step: 'estimating', rows: ++done, of: recipe.results.length, unit: 'tables' }),
  });
  progress.end();
  const written = out?.endsWith('.csv')
    ? await resultsAsCsv(analysis)
    : `${JSON.stringify(analysis, null, 2)}\n`;
  if (out !== undefined) writeFileSync(out, written);
  else if (r === undefined) process.stdout.write(written);
  if (dataFile !== undefined) {
    const rows = await exportedRows({ recipe, ground, data }, audit);
    writeFileSync(dataFile, await rowsAsCsv(rows), { mode: 0o600 });
    if (r !== undefined) {
      const code = rCode({ recipe, ground, analysis, rows, file: basename(dataFile) });
      if (r === true) process.stdout.write(code);
      else writeFileSync(r, code);
    }
  }
};

try {
  checkUse();
  const text = readText();
  await run(text, readingOf(text));
} catch (error) {
  progress.end();
  const refused = refusalIn(error);
  const reason = refused
    ? refusedIn(refused, language)
    : error instanceof Error
      ? error.message
      : String(error);
  const said = error instanceof Refusal ? error.message : `${basename(file)}: ${reason}`;
  console.error(said);
  process.exitCode = error instanceof Refusal ? error.code : 1;
}
