// questionnaire paths: every page in the order of the file, who comes there, by which condition, and where they go on.
import { Command } from 'commander';
import { randomFrom } from '../../analysis/random.ts';
import { studyOf } from '../../surveys/checks/study.ts';
import { pathsOf } from '../../surveys/paths.ts';
import { dotLines } from './dot.ts';
import { readInput } from './input.ts';
import { stopLines } from './stops.ts';
import { languageOption } from './words.ts';
import type { StaffLanguage } from './words.ts';

const seed = 1;

type Options = { readonly json: boolean; readonly dot: boolean; readonly language: StaffLanguage };

export const pathsCommand = (): Command =>
  new Command('paths')
    .description(
      'Prints every page and branch: which answers lead where, and what share of simulated respondents goes there.',
    )
    .argument('<file>', 'questionnaire in YAML')
    .addOption(languageOption())
    .option('--json', 'print the pages and routes as JSON, for other programs', false)
    .option(
      '--dot',
      'print a graph for Graphviz: questionnaire paths FILE --dot | dot -Tsvg > paths.svg',
      false,
    )
    .action(run);

const run = (file: string, { json, dot, language }: Options): void => {
  const { questionnaire } = readInput(file, language);
  const stops = pathsOf(studyOf(questionnaire, randomFrom(seed)));
  if (json) console.log(JSON.stringify(stops, null, 1));
  else console.log((dot ? dotLines : stopLines)(stops, { questionnaire, language }).join('\n'));
};
