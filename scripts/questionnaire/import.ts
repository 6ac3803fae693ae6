// questionnaire import: Turns an XLSForm into a questionnaire, and tells every row and column that could not be carried.
import { basename } from 'node:path';
import type { Command } from 'commander';
import { languages } from '../../surveys/language.ts';
import type { Language } from '../../surveys/language.ts';
import { readWorkbook } from '../../server/uploads/workbook.ts';
import { importForm } from '../../surveys/xlsform/import.ts';
import type { Imported, Refusal } from '../../surveys/xlsform/import.ts';
import { changedLines, lostLines } from '../../surveys/xlsform/report.ts';
import type { ReportLanguage } from '../../surveys/xlsform/report.ts';
import { importedYaml } from '../../surveys/xlsform/written.ts';
import { help, helpLanguage } from './help.ts';
import {
  mistakeLines,
  readBytes,
  refuseNowhere,
  refuseOverwriting,
  refuseSameFile,
  writeOutput,
} from './input.ts';
import { choiceOption, spokenCommand } from '../spoken-command.ts';

type Options = {
  readonly out?: string;
  readonly force?: true;
  readonly language?: Language;
  readonly report: ReportLanguage;
};

const refusals: Readonly<Record<Refusal['code'], Readonly<Record<ReportLanguage, string>>>> = {
  no_survey: { ru: 'нет листа survey: это не XLSForm', en: 'has no sheet survey: it is no XLSForm' },
  no_type_column: {
    ru: 'на листе survey нет столбца type: названия столбцов должны стоять в первой заполненной строке',
    en: 'has no column type on the sheet survey: the names of columns must stand in its first filled row',
  },
  nothing: { ru: 'ни одного вопроса нельзя взять', en: 'has no question that could be taken' },
  unreadable: {
    ru: 'из формы не получается анкета. Пришлите этот файл разработчикам',
    en: 'makes no questionnaire. Send the file to the developers',
  },
};

const counted = {
  ru: (lost: number, changed: number): string =>
    `Не взято: ${lost}. Взято иначе или требует взгляда: ${changed}.`,
  en: (lost: number, changed: number): string =>
    `Left out: ${lost}. Taken in another way, or to be looked at: ${changed}.`,
};

const run = async (file: string, { out, force, language, report }: Options): Promise<void> => {
  const name = basename(file).replace(/\.xlsx$/i, '');
  const target = out ?? `${file.replace(/\.xlsx$/i, '')}.yaml`;
  refuseSameFile(target, file, report);
  refuseNowhere(target, report);
  refuseOverwriting(target, force === true, report);
  const read = await readWorkbook(readBytes(file, report));
  if ('problem' in read) return fail(`${basename(file)}: ${read.problem[report]}`);
  const imported = importForm(read.workbook, { name, language });
  if ('refusal' in imported) return fail(refusalText(basename(file), imported.refusal, report));
  writeOutput(target, importedYaml(imported, { file: basename(file), language: report }), report);
  process.exitCode = tell(imported, target, report);
};

const fail = (message: string): void => {
  console.error(message);
  process.exitCode = 1;
};

const refusalText = (file: string, { code, mistakes }: Refusal, report: ReportLanguage): string =>
  [`${file}: ${refusals[code][report]}`, ...mistakeLines(mistakes, report)].join('\n');

/** Prints what was left out and what changed; the exit code says whether anything was left out. */
const tell = ({ findings, questionnaire }: Imported, target: string, report: ReportLanguage): number => {
  const [lost, changed] = [lostLines(findings, report), changedLines(findings, report)];
  const questions = questionnaire.pages.flatMap(page => page.questions).length;
  const words = {
    ru: {
      done: `${target}: страниц ${questionnaire.pages.length}, вопросов ${questions}.`,
      lost: 'Не взято:',
      changed: 'Взято иначе:',
    },
    en: {
      done: `${target}: ${questionnaire.pages.length} pages, ${questions} questions.`,
      lost: 'Left out:',
      changed: 'Taken in another way:',
    },
  }[report];
  if (lost.length > 0) console.log([words.lost, ...lost.map(line => `  ${line}`), ''].join('\n'));
  if (changed.length > 0) console.log([words.changed, ...changed.map(line => `  ${line}`), ''].join('\n'));
  console.log(words.done);
  console.log(counted[report](lost.length, changed.length));
  return lost.length > 0 ? 3 : 0;
};

export const importCommand = (): Command =>
  spokenCommand('import', helpLanguage)
    .description(help.import.about)
    .argument('<file>', help.import.file)
    .option('--out <file>', help.import.out)
    .option('--force', help.force)
    .addOption(choiceOption('--language <code>', help.import.language, languages, helpLanguage))
    .addOption(choiceOption('--report <code>', help.report, ['ru', 'en'], helpLanguage).default(helpLanguage))
    .addHelpText('after', `\n${help.import.ends}`)
    .action(run);
