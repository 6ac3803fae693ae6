// What the commands have in common in words: the language they speak to sociologists, and numbers in it.
import type { Option } from 'commander';
import type { Sentence, Severity } from '../../surveys/checker.ts';
import { inLanguage } from '../../surveys/language.ts';
import type { Localised } from '../../surveys/localised.ts';
import { choiceOption } from '../spoken-command.ts';
import { help, helpLanguage } from './help.ts';

export type StaffLanguage = 'ru' | 'en';

export const languageOption = (): Option =>
  choiceOption('--language <language>', help.language, ['ru', 'en'], helpLanguage).default(helpLanguage);

export const severityWords: Readonly<Record<Severity, Sentence>> = {
  error: { ru: 'ошибка', en: 'error' },
  warning: { ru: 'предупреждение', en: 'warning' },
  advice: { ru: 'совет', en: 'advice' },
};

export const percent = (share: number, language: StaffLanguage): string =>
  `${Math.round(share * 100)}${language === 'ru' ? ' ' : ''}%`;

/** A text on one line, cut where it is longer. */
export const brief = (text: Localised, language: StaffLanguage, longest = 70): string => {
  const line = inLanguage(text, language).replace(/\s+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
};
