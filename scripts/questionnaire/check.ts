// questionnaire check: what would fail in the field, grouped by place, and how long it takes.
import type { Command } from 'commander';
import { randomFrom } from '../../analysis/random.ts';
import { check } from '../../surveys/checker.ts';
import { lineFinder } from '../../surveys/read/lines.ts';
import { help, helpLanguage } from './help.ts';
import { readInput } from './input.ts';
import { reportLines } from './report.ts';
import { spokenCommand } from '../spoken-command.ts';
import { languageOption } from './words.ts';
import type { StaffLanguage } from './words.ts';

/** Fixed, so that the same file always has the same report. */
const seed = 1;

type Options = { readonly json: boolean; readonly all: boolean; readonly language: StaffLanguage };

export const checkCommand = (): Command =>
  spokenCommand('check', helpLanguage)
    .description(help.check.about)
    .argument('<file>', help.file)
    .addOption(languageOption())
    .option('--all', help.check.all, false)
    .option('--json', help.json, false)
    .addHelpText('after', `\n${help.check.ends}`)
    .action(run);

const run = (file: string, { json, all, language }: Options): void => {
  const { questionnaire, text } = readInput(file, language);
  const report = check(questionnaire, randomFrom(seed));
  const lineOf = lineFinder(text);
  const findings = report.findings.map(finding => ({ ...finding, line: lineOf(finding.path) }));
  const whole = { ...report, findings };
  console.log(
    json
      ? JSON.stringify(whole, null, 1)
      : reportLines(whole, { questionnaire, file, language, all }).join('\n'),
  );
  process.exitCode = findings.some(({ severity }) => severity === 'error') ? 1 : 0;
};
