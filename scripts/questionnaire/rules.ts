// questionnaire rules: every rule of the checker and every kind of change between versions, as the tables of docs/questionnaire-checks.md.
import type { Command } from 'commander';
import { spokenCommand } from '../spoken-command.ts';
import { rules, severities } from '../../surveys/checker.ts';
import type { Sentence } from '../../surveys/checker.ts';
import { grades, kinds } from '../../surveys/versions.ts';
import { help, helpLanguage } from './help.ts';

export const rulesCommand = (): Command =>
  spokenCommand('rules', helpLanguage)
    .description(help.rules.about)
    .action(() => console.log(rulesDocument()));

const cell = (text: string): string => text.replaceAll('|', '\\|');

const row = (code: string, sentences: readonly Sentence[]): string =>
  `| \`${code}\` | ${sentences.map(({ ru, en }) => cell(`${ru}<br>${en}`)).join(' | ')} |`;

const severityTitles = {
  error: 'Ошибки / Errors: публиковать нельзя / must not be published',
  warning: 'Предупреждения / Warnings: почти наверняка неверно / wrong in all likelihood',
  advice: 'Советы / Advice: подумайте ещё раз / think again',
} as const;

const gradeTitles = {
  breaks: 'Ломают ряд / Break the trend',
  touches: 'Задевают ряд / Touch the trend',
  safe: 'Безопасны / Safe',
} as const;

const table = (heads: readonly string[], rows: readonly string[]): readonly string[] => [
  `| ${heads.join(' | ')} |`,
  `|${heads.map(() => '---').join('|')}|`,
  ...rows,
  '',
];

const opening = `# Проверки анкеты и изменения версий / Checks of a questionnaire and changes between versions

Этот файл печатает \`npm run -s questionnaire -- rules > docs/questionnaire-checks.md\`; тест следит, чтобы он был полон.
Printed by the command above; a test keeps it complete. How to run the checks: [surveys/library/README.md](../surveys/library/README.md#checking).
`;

export const rulesDocument = (): string =>
  [
    opening,
    `## \`check\`: ${rules.length} правил / rules`,
    '',
    ...severities.flatMap(severity => [
      `### ${severityTitles[severity]}`,
      '',
      ...table(
        ['код / code', 'что не так / what is wrong', 'что делать / what to do'],
        rules
          .filter(rule => rule.severity === severity)
          .map(({ code, about, remedy }) => row(code, [about, remedy])),
      ),
    ]),
    '## `diff`: виды изменений / kinds of changes',
    '',
    ...grades.flatMap(grade => [
      `### ${gradeTitles[grade]}`,
      '',
      ...table(
        ['код / code', 'что изменено / what changed', 'что это значит / what it means'],
        Object.entries(kinds)
          .filter(([, kind]) => kind.grade === grade)
          .map(([code, { message, effect }]) => row(code, [message, effect])),
      ),
    ]),
  ]
    .join('\n')
    .trimEnd();
