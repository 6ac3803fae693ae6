// questionnaire paths: every page in the order of the file, who comes there, by which condition, and where they go on.
import type { Command } from 'commander';
import { randomFrom } from '../../analysis/random.ts';
import { studyOf } from '../../surveys/checks/study.ts';
import { pathsOf } from '../../surveys/paths.ts';
import { dotLines } from './dot.ts';
import { help, helpLanguage } from './help.ts';
import { readInput } from './input.ts';
import { stopLines } from './stops.ts';
import { spokenCommand } from '../spoken-command.ts';
import { languageOption } from './words.ts';
import type { StaffLanguage } from './words.ts';

const seed = 1;

type Options = { readonly json: boolean; readonly dot: boolean; readonly language: StaffLanguage };

export const pathsCommand = (): Command =>
  spokenCommand('paths', helpLanguage)
    .description(help.paths.about)
    .argument('<file>', help.file)
    .addOption(languageOption())
    .option('--json', help.json, false)
    .option('--dot', help.paths.dot, false)
    .action(run);

const run = (file: string, { json, dot, language }: Options): void => {
  const { questionnaire } = readInput(file, language);
  const stops = pathsOf(studyOf(questionnaire, randomFrom(seed)));
  if (json) console.log(JSON.stringify(stops, null, 1));
  else console.log((dot ? dotLines : stopLines)(stops, { questionnaire, language }).join('\n'));
};
