// An answer as a later text repeats it: the label of what was chosen, a number or a date as the language writes it.
import { isRecord, isSet, rankedIn } from '../answer.ts';
import type { Answer } from '../answer.ts';
import { inLanguage } from '../language.ts';
import type { Language, Localised } from '../localised.ts';
import { isMissingCode } from '../missing.ts';
import { moduleOf } from '../questions/index.ts';
import type { Question } from '../questions/schema.ts';

type Choice = { readonly code: string; readonly label: Localised; readonly specify?: boolean | undefined };

/** `specified`: what was written beside "other"; it says more than the label. Undefined where nothing was said. */
export const wordsOfAnswer = (
  question: Question,
  answer: Answer | undefined,
  language: Language,
  specified?: string,
): string | undefined => {
  if (answer === undefined || isMissingCode(answer)) return undefined;
  const own = moduleOf(question).words?.(question, answer, language);
  return own ?? plainWords(choicesOf(question), answer, language, specified);
};

export const plainWords = (
  choices: readonly Choice[],
  answer: Answer,
  language: Language,
  specified?: string,
): string | undefined => {
  if (typeof answer === 'number') return numberInWords(answer, language);
  const text = isRecord(answer) ? answer['text'] : undefined;
  if (text !== undefined) return dayInWords(text, language);
  const given = isRecord(answer) ? rankedIn(answer) : isSet(answer) ? answer : [answer];
  const codes = given.filter(code => !isMissingCode(code));
  const words = codes.map(code => codeInWords(choices, code, language, specified));
  return words.length === 0 ? undefined : words.join(', ');
};

const choicesOf = (question: Question): readonly Choice[] => {
  if ('options' in question) return question.options;
  return 'bands' in question ? question.bands : [];
};

const codeInWords = (
  choices: readonly Choice[],
  code: string,
  language: Language,
  specified?: string,
): string => {
  const choice = choices.find(each => each.code === code);
  if (choice === undefined) return dayInWords(code.replace(/^-(?=\d)/, '−'), language);
  return choice.specify && specified !== undefined ? specified : inLanguage(choice.label, language);
};

/** 12 345,5 and 12,345.5; four digits stay together, as in print. */
export const numberInWords = (value: number, language: Language): string => {
  const [whole = '', fraction] = String(Number(Math.abs(value).toFixed(4))).split('.');
  const [space, point] = language === 'en' ? [',', '.'] : ['\u00a0', ','];
  const grouped = whole.length < 5 ? whole : whole.replace(/\B(?=(\d{3})+$)/g, space);
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : point + fraction}`;
};

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

const russianMonths = 'январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь'.split(
  ' ',
);

/** 08.11.1975 or 8 November 1975, ноябрь 1975, 11.1975 or November 1975; any other text as it is. */
const dayInWords = (text: string, language: Language): string => {
  const [, year, month, day] = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text) ?? [];
  if (year === undefined || month === undefined) return text;
  const name = months[Number(month) - 1] ?? month;
  if (language === 'en') return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  if (day !== undefined) return `${day}.${month}.${year}`;
  return language === 'ru' ? `${russianMonths[Number(month) - 1] ?? month} ${year}` : `${month}.${year}`;
};
