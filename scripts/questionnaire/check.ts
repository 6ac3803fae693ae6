// questionnaire check: Looks for what would fail in the field: errors, warnings, advice, and the minutes it takes.
import { Command } from 'commander';
import { failUse } from './input.ts';

export const checkCommand = (): Command =>
  new Command('check')
    .description(
      'Looks for what would fail in the field: errors, warnings, advice, and the minutes it takes.',
    )
    .argument('<file>', 'questionnaire in YAML')
    .action(() => failUse('questionnaire check is being built'));
