// questionnaire simulate: valid random responses, written as they are made, to try an analysis before anybody was asked.
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Transform } from '@json2csv/node';
import { InvalidArgumentError } from 'commander';
import type { Command } from 'commander';
import { randomFrom } from '../../analysis/random.ts';
import type { Sentence } from '../../surveys/checker.ts';
import { codebook } from '../../surveys/codebook.ts';
import { columnsOf, rowOf } from '../../surveys/rows.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { simulate } from '../../surveys/simulate.ts';
import { help, helpLanguage } from './help.ts';
import { readInput, refuseNowhere, refuseOverwriting } from './input.ts';
import { languageOption } from './words.ts';
import type { StaffLanguage } from './words.ts';
import { spokenCommand } from '../spoken-command.ts';
import { fail } from '../terminal.ts';

type Options = {
  readonly number: number;
  readonly seed: number;
  readonly out?: string;
  readonly format?: 'csv' | 'json';
  readonly force: boolean;
  readonly language: StaffLanguage;
};

const whole =
  (least: number, most: number) =>
  (text: string): number => {
    const value = Number(text);
    if (/^\d+$/.test(text) && value >= least && value <= most) return value;
    throw new InvalidArgumentError(help.simulate.whole(least, most));
  };

const format = (text: string): 'csv' | 'json' => {
  if (text === 'csv' || text === 'json') return text;
  throw new InvalidArgumentError(help.simulate.unknownFormat);
};

export const simulateCommand = (): Command =>
  spokenCommand('simulate', helpLanguage)
    .description(help.simulate.about)
    .argument('<file>', help.file)
    .option('-n, --number <count>', help.simulate.number, whole(1, 10_000_000), 1000)
    .option('--seed <number>', help.simulate.seed, whole(0, 4_294_967_295), 1)
    .option('--out <file>', help.simulate.out)
    .option('--format <format>', help.simulate.format, format)
    .addOption(languageOption())
    .option('--force', help.force, false)
    .action(run);

const run = async (file: string, options: Options): Promise<void> => {
  const { number, seed, out, format: wanted, force, language } = options;
  const { questionnaire } = readInput(file, language);
  if (out !== undefined) {
    refuseNowhere(out, language);
    refuseOverwriting(out, force, language);
  }
  const responses = responsesOf(questionnaire, number, seed);
  const target = out === undefined ? process.stdout : createWriteStream(out);
  const isJson = (wanted ?? (out?.endsWith('.json') ? 'json' : 'csv')) === 'json';
  try {
    if (isJson) await pipeline(jsonOf(responses), target, { end: out !== undefined });
    else
      await pipeline(Readable.from(rowsOf(questionnaire, responses)), csv(questionnaire), target, {
        end: out !== undefined,
      });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EPIPE') return; // the reader has seen enough
    const reason = error instanceof Error ? error.message : String(error);
    fail(`${notWritten(out)[language]}: ${reason}`);
  }
  if (out !== undefined) console.error(written(out, number, seed)[language]);
};

const notWritten = (out: string | undefined): Sentence => ({
  ru: out === undefined ? 'Ответы не выведены' : `Файл ${out} не записан`,
  en: `${out ?? 'The output'} was not written`,
});

const written = (out: string, number: number, seed: number): Sentence => ({
  ru: `Записано ответов: ${number}, в файл ${out}. Такие же ответы ещё раз: --seed ${seed}.`,
  en: `Wrote ${number} responses to ${out}. The same responses again: --seed ${seed}.`,
});

function* responsesOf(questionnaire: Questionnaire, number: number, seed: number) {
  const random = randomFrom(seed);
  for (let made = 0; made < number; made += 1) yield simulate(questionnaire, random);
}

type Responses = ReturnType<typeof responsesOf>;

function* jsonOf(responses: Responses) {
  let isFirst = true;
  for (const answers of responses) {
    yield `${isFirst ? '[\n' : ',\n'}${JSON.stringify(answers)}`;
    isFirst = false;
  }
  yield '\n]\n';
}

function* rowsOf(questionnaire: Questionnaire, responses: Responses) {
  const variables = codebook(questionnaire);
  const columns = columnsOf(variables);
  for (const answers of responses) {
    const cells = rowOf(variables, answers);
    yield Object.fromEntries(columns.map((column, at) => [column, cells[at] ?? '']));
  }
}

const csv = (questionnaire: Questionnaire) => {
  const fields = columnsOf(codebook(questionnaire)).map(value => ({
    label: value,
    value: (row: Record<string, unknown>) => row[value],
  }));
  return new Transform({ fields, eol: '\r\n' }, {}, { objectMode: true });
};
