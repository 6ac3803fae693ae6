// questionnaire diff: Compares two versions: what is safe, what touches the trend, what breaks it.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const diffCommand = (): Command =>
  new Command('diff')
    .description('Compares two versions: what is safe, what touches the trend, what breaks it.')
    .argument('<older>', 'the version before')
    .argument('<newer>', 'the version after')
    .action(() => failUse('questionnaire diff is being built'));
