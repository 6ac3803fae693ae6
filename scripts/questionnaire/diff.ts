// questionnaire diff: what changed between two versions, question by question, and what that does to the trend.
import type { Command } from 'commander';
import { changesByQuestion, difference, gradeWords, gravest } from '../../surveys/versions.ts';
import type { Change, Grade } from '../../surveys/versions.ts';
import { help, helpLanguage } from './help.ts';
import { readInput } from './input.ts';
import { spokenCommand } from '../spoken-command.ts';
import { brief, languageOption } from './words.ts';
import type { StaffLanguage } from './words.ts';

const exitCodes: Readonly<Record<Grade, number>> = { safe: 0, breaks: 1, touches: 3 };

type Options = { readonly json: boolean; readonly language: StaffLanguage };

export const diffCommand = (): Command =>
  spokenCommand('diff', helpLanguage)
    .description(help.diff.about)
    .argument('<older>', help.diff.older)
    .argument('<newer>', help.diff.newer)
    .addOption(languageOption())
    .option('--json', help.json, false)
    .addHelpText('after', `\n${help.diff.ends}`)
    .action(run);

const run = (older: string, newer: string, { json, language }: Options): void => {
  const changes = difference(
    readInput(older, language).questionnaire,
    readInput(newer, language).questionnaire,
  );
  console.log(json ? JSON.stringify(changes, null, 1) : lines(changes, language).join('\n'));
  process.exitCode = exitCodes[gravest(changes)];
};

const lines = (changes: readonly Change[], language: StaffLanguage): readonly string[] => {
  if (changes.length === 0) return [{ ru: 'Версии одинаковы.', en: 'The versions are the same.' }[language]];
  const whole = { ru: 'Вся анкета', en: 'The whole questionnaire' }[language];
  return [
    ...changesByQuestion(changes).flatMap(({ question, changes: all }) => [
      question ?? whole,
      ...all.flatMap(each => told(each, language)),
      '',
    ]),
    totals(changes, language),
  ];
};

const told = (change: Change, language: StaffLanguage): readonly string[] => {
  const { grade, part, field, language: of, before, after, message, effect, kind } = change;
  const where = [field, part, of].filter(step => step !== undefined).join(', ');
  return [
    `  ${gradeWords[grade][language]}: ${message[language]}${where === '' ? '' : ` (${where})`} [${kind}]`,
    ...(before === undefined ? [] : [`    − ${brief({ ru: before }, 'ru', 110)}`]),
    ...(after === undefined ? [] : [`    + ${brief({ ru: after }, 'ru', 110)}`]),
    `    ${effect[language]}.`,
  ];
};

const totals = (changes: readonly Change[], language: StaffLanguage): string => {
  const count = (grade: Grade): number => changes.filter(change => change.grade === grade).length;
  return {
    ru: `Ломают ряд: ${count('breaks')}, задевают: ${count('touches')}, безопасны: ${count('safe')}.`,
    en: `Break a trend: ${count('breaks')}, touch one: ${count('touches')}, safe: ${count('safe')}.`,
  }[language];
};
