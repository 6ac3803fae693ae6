// npm run questionnaire -- COMMAND: what a sociologist does with a questionnaire file before it goes into the field.
import { Command } from 'commander';
import { checkCommand } from './questionnaire/check.ts';
import { diffCommand } from './questionnaire/diff.ts';
import { exportCommand } from './questionnaire/export.ts';
import { importCommand } from './questionnaire/import.ts';
import { pathsCommand } from './questionnaire/paths.ts';
import { rulesCommand } from './questionnaire/rules.ts';
import { simulateCommand } from './questionnaire/simulate.ts';

const commands = [
  checkCommand,
  pathsCommand,
  simulateCommand,
  diffCommand,
  importCommand,
  exportCommand,
  rulesCommand,
];

const program = new Command('questionnaire')
  .description('Checks, walks, compares and converts questionnaire files.')
  .addHelpText('after', '\nEnds with 0 where all is well, 1 where it is not, 2 where the command is wrong.')
  .showHelpAfterError();
for (const create of commands) program.addCommand(create());
for (const each of [program, ...program.commands]) {
  each.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
await program.parseAsync(process.argv);
