// questionnaire export: Turns a questionnaire into an XLSForm.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const exportCommand = (): Command =>
  new Command('export')
    .description('Turns a questionnaire into an XLSForm.')
    .argument('<file>', 'questionnaire in YAML')
    .action(() => failUse('questionnaire export is being built'));
