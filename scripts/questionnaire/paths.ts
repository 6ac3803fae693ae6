// questionnaire paths: Prints every page and branch: which answers lead where, and what share of simulated respondents goes there.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const pathsCommand = (): Command =>
  new Command('paths')
    .description(
      'Prints every page and branch: which answers lead where, and what share of simulated respondents goes there.',
    )
    .argument('<file>', 'questionnaire in YAML')
    .action(() => failUse('questionnaire paths is being built'));
