// The report of an import for people: what was left out row by row, and what was changed, the same things gathered in one line.
import type { Finding } from './finding.ts';
import { told } from '../read/told.ts';
import { english } from './words/english.ts';
import { russian } from './words/russian.ts';

export type ReportLanguage = 'ru' | 'en';

const sentences = { ru: russian, en: english } as const;

const places = {
  ru: { row: 'строка', rows: 'строки', column: 'столбец', more: 'и ещё' },
  en: { row: 'row', rows: 'rows', column: 'column', more: 'and more:' },
} as const;

const wordsOf = (value: Finding['values'][string] | undefined, language: ReportLanguage): string =>
  typeof value === 'object' ? told(value, language) : String(value ?? '');

/** The sentence without its place. */
export const sentenceOf = ({ code, values, name }: Finding, language: ReportLanguage): string => {
  const sentence = sentences[language][code] ?? code;
  const known: Finding['values'] = name === undefined ? values : { name, ...values };
  return sentence
    .replace(/\$\{\{(\w+)\}\}/g, (_, key: string) => `\${${wordsOf(known[key], language)}}`)
    .replace(/(?<!\$)\{(\w+)\}/g, (written, key: string) =>
      known[key] === undefined ? written : wordsOf(known[key], language),
    );
};

const placeOf = ({ sheet, row, column, name }: Finding, language: ReportLanguage): string => {
  const { row: rowWord, column: columnWord } = places[language];
  return [
    sheet,
    ...(row > 0 ? [`${rowWord} ${row}`] : []),
    ...(column === undefined ? [] : [`${columnWord} ${column}`]),
    ...(name ? [name] : []),
  ].join(', ');
};

/** `survey, row 12, column A (type), gps: The question records ...` */
export const findingLine = (finding: Finding, language: ReportLanguage): string =>
  `${placeOf(finding, language)}: ${sentenceOf(finding, language)}`;

/** In the order of the workbook, each thing that was left out in a line of its own. */
export const lostLines = (findings: readonly Finding[], language: ReportLanguage): readonly string[] =>
  inOrder(findings.filter(({ gravity }) => gravity === 'lost')).map(finding =>
    findingLine(finding, language),
  );

const sheetOrder = ['survey', 'choices', 'settings'];

const inOrder = (findings: readonly Finding[]): readonly Finding[] => {
  const rank = ({ sheet }: Finding): number => {
    const at = sheetOrder.indexOf(sheet.trim().toLowerCase());
    return at === -1 ? sheetOrder.length : at;
  };
  return [...findings].sort((first, second) => rank(first) - rank(second) || first.row - second.row);
};

/** What was changed in the same way in many rows is told once, with the rows. */
export const changedLines = (findings: readonly Finding[], language: ReportLanguage): readonly string[] => {
  const groups = new Map<string, Finding[]>();
  for (const finding of inOrder(findings.filter(({ gravity }) => gravity === 'changed'))) {
    const key = `${finding.sheet} ${finding.code === 'renamed' ? finding.code : sentenceOf({ ...finding, name: undefined }, language)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map(group => groupLine(group, language));
};

const groupLine = (group: readonly Finding[], language: ReportLanguage): string => {
  const [first] = group;
  if (!first) return '';
  if (first.code === 'renamed') return renamedLine(group, language);
  if (group.length === 1) return findingLine(first, language);
  const hasRows = group.every(({ row }) => row > 0);
  const rows = hasRows ? `${places[language].rows} ` : '';
  const which = group.map(({ row, name = '' }) => (hasRows ? row : name)).join(', ');
  return `${first.sheet}, ${rows}${which}: ${sentenceOf(first, language)}`;
};

const renamedLine = (group: readonly Finding[], language: ReportLanguage): string => {
  const names = group.map(
    ({ row, name = '', values }) => `${row}: ${name} → ${wordsOf(values['id'], language)}`,
  );
  const word = { ru: 'имена, которые стали другими', en: 'names that have changed' }[language];
  return `survey, ${word} (${group.length}): ${names.join('; ')}`;
};
