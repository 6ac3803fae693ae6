// questionnaire export: Turns a questionnaire into an XLSForm that ODK, Kobo and SurveyCTO open.
import type { Command } from 'commander';
import { exportForm } from '../../surveys/xlsform/export.ts';
import { changedLines } from '../../surveys/xlsform/report.ts';
import type { ReportLanguage } from '../../surveys/xlsform/report.ts';
import { help, helpLanguage } from './help.ts';
import { readInput, refuseNowhere, refuseOverwriting, refuseSameFile, writeOutput } from './input.ts';
import { choiceOption, spokenCommand } from '../spoken-command.ts';
import { writeWorkbook } from '../../server/downloads/workbook.ts';

type Options = { readonly out?: string; readonly force?: true; readonly report: ReportLanguage };

const words = {
  ru: {
    done: 'записан. Обратный импорт даёт ту же анкету.',
    apart: 'Другие программы сделают не так:',
    broken: 'обратный импорт даёт другую анкету: не пользуйтесь файлом и сообщите разработчикам',
  },
  en: {
    done: 'is written. Imported again, it gives the same questionnaire.',
    apart: 'What other tools will not do:',
    broken: 'gives another questionnaire when imported: do not use it, and tell the developers',
  },
} as const;

const run = async (file: string, { out, force, report }: Options): Promise<void> => {
  const target = out ?? `${file.replace(/\.ya?ml$/i, '')}.xlsx`;
  refuseSameFile(target, file, report);
  refuseNowhere(target, report);
  refuseOverwriting(target, force === true, report);
  const { workbook, findings, isComplete } = exportForm(readInput(file, report).questionnaire);
  writeOutput(target, await writeWorkbook(workbook), report);
  const apart = changedLines(findings, report);
  if (apart.length > 0) console.log([words[report].apart, ...apart.map(line => `  ${line}`), ''].join('\n'));
  if (isComplete) console.log(`${target} ${words[report].done}`);
  else console.error(`${target} ${words[report].broken}`);
  process.exitCode = isComplete ? 0 : 1;
};

export const exportCommand = (): Command =>
  spokenCommand('export', helpLanguage)
    .description(help.export.about)
    .argument('<file>', help.file)
    .option('--out <file>', help.export.out)
    .option('--force', help.force)
    .addOption(choiceOption('--report <code>', help.report, ['ru', 'en'], helpLanguage).default(helpLanguage))
    .action(run);
