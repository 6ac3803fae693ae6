// questionnaire import: Turns an XLSForm into a questionnaire.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const importCommand = (): Command =>
  new Command('import')
    .description('Turns an XLSForm into a questionnaire.')
    .argument('<file>', 'XLSForm: .xlsx')
    .action(() => failUse('questionnaire import is being built'));
