// npm run questionnaire -- COMMAND: what a sociologist does with a questionnaire file before it goes into the field.
import { checkCommand } from './questionnaire/check.ts';
import { diffCommand } from './questionnaire/diff.ts';
import { exportCommand } from './questionnaire/export.ts';
import { help, helpLanguage } from './questionnaire/help.ts';
import { importCommand } from './questionnaire/import.ts';
import { pathsCommand } from './questionnaire/paths.ts';
import { rulesCommand } from './questionnaire/rules.ts';
import { simulateCommand } from './questionnaire/simulate.ts';
import { spokenCommand } from './spoken-command.ts';

const commands = [
  checkCommand,
  pathsCommand,
  simulateCommand,
  diffCommand,
  importCommand,
  exportCommand,
  rulesCommand,
];

const program = spokenCommand('questionnaire', helpLanguage)
  .description(help.about)
  .showHelpAfterError()
  .helpCommand('help [command]', help.helpCommand)
  .addHelpText('after', `\n${help.ends}`);
for (const create of commands) program.addCommand(create());
for (const each of [program, ...program.commands]) {
  each.exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2));
}
await program.parseAsync(process.argv);
