// questionnaire simulate: Makes valid random responses.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const simulateCommand = (): Command =>
  new Command('simulate')
    .description('Makes valid random responses.')
    .argument('<file>', 'questionnaire in YAML')
    .action(() => failUse('questionnaire simulate is being built'));
