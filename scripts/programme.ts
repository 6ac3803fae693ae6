// npm run programme -- FILE: reads the file of a programme as the server would, and says what /programme will show or what to mend.
import { join } from 'node:path';
import { Command } from 'commander';
import { projectRoot } from '../server/root.ts';
import { readLibrary } from '../server/services/library.ts';
import { placeOf, ProgrammeError, readProgramme } from '../server/services/programme/file.ts';
import { unknownQuestions } from '../server/services/programme/slips.ts';
import { codebook } from '../surveys/codebook.ts';
import { fail } from './terminal.ts';

const command = new Command('programme')
  .description('Checks the file of a programme before the server is started with PROGRAMME=FILE.')
  .argument('[file]', 'the file; without it, the one that comes with the program')
  .showHelpAfterError()
  .parse(process.argv);

const read = (file: string | undefined) => {
  try {
    return file === undefined ? readProgramme() : readProgramme(file);
  } catch (error) {
    if (error instanceof ProgrammeError) return fail(error.message);
    throw error;
  }
};

const programme = read(command.args[0]);
const variables = new Map(
  readLibrary(join(projectRoot, 'surveys', 'library')).map(each => [
    each.id,
    new Set(codebook(each).flatMap(({ name, question }) => [name, question])),
  ]),
);
const { title, id, years, indicators, budgets, evaluation_criteria_section_VIII: criteria } = programme;
console.log(`${title.en} (${id}), ${years.join(', ')}`);
for (const { id: number, ru, unit, direction, base, plan, computed } of indicators) {
  const planned = years.map(year => plan[String(year)]).join(', ');
  const from = computed ? `computed from ${computed.survey}.${computed.question}` : 'entered';
  console.log(`  ${number}. ${ru}: from ${base} to ${planned} (${unit}, ${direction}), ${from}`);
}
for (const { key, total, source } of budgets) console.log(`  ${key}: ${total} (${source})`);
console.log(`  criteria: ${criteria.length}`);
const unknown = unknownQuestions(programme, variables);
for (const { path, message } of unknown) console.log(`  warning: ${placeOf(path)}: ${message}`);
console.log('The file can be used.');
