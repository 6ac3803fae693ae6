// An imported form as the YAML file a sociologist goes on with: notes stand where something was left out.
import type { Finding } from './finding.ts';
import type { Imported } from './import.ts';
import { sentenceOf } from './report.ts';
import type { ReportLanguage } from './report.ts';
import { writeYaml } from './yaml.ts';

type Source = { readonly file: string; readonly language: ReportLanguage };

const heads = {
  ru: (file: string): readonly string[] => [
    `Взято из XLSForm «${file}». Что не удалось взять, сказано у своего места: «survey 12» — строка 12 листа survey.`,
    'Дальше: впишите слова вместо скобок, затем npm run questionnaire -- check ФАЙЛ.',
  ],
  en: (file: string): readonly string[] => [
    `Taken from the XLSForm “${file}”. What could not be carried is told in its place: “survey 12” is row 12 of the sheet survey.`,
    'Next: write words in the place of the brackets, then npm run questionnaire -- check FILE.',
  ],
};

export const importedYaml = (imported: Imported, { file, language }: Source): string => {
  const notes = notesOf(imported, language);
  const head = [...heads[language](file), ...(notes.rest.length > 0 ? ['', ...notes.rest] : [])];
  return writeYaml(imported.document, { head, of: part => notes.of.get(part) ?? [] });
};

type Notes = { readonly of: ReadonlyMap<object, readonly string[]>; readonly rest: readonly string[] };

/** What was left out of a row stands above its question; what was left out whole, above the next one that is there. */
const notesOf = ({ document, findings, originOf }: Imported, language: ReportLanguage): Notes => {
  const stops = partsWithRows(document, originOf);
  const of = new Map<object, string[]>();
  const rest: string[] = [];
  for (const finding of findings.filter(({ gravity }) => gravity === 'lost')) {
    const stop = finding.row > 0 ? stopFor(finding, stops) : undefined;
    const line = noteLine(finding, language);
    if (stop) of.set(stop.part, [...(of.get(stop.part) ?? []), line]);
    else rest.push(line);
  }
  return { of, rest };
};

const stopFor = ({ sheet, row }: Finding, stops: readonly Stop[]): Stop | undefined => {
  const here = stops.filter(stop => stop.sheet === sheet);
  return here.find(stop => stop.row === row) ?? here.find(stop => stop.row > row && !('value' in stop.part));
};

const noteLine = (finding: Finding, language: ReportLanguage): string => {
  const { sheet, row, column, name } = finding;
  const place = [`${sheet}${row > 0 ? ` ${row}` : ''}`, column, name].filter(Boolean).join(', ');
  return `${place}: ${sentenceOf(finding, language)}`.replace(/\s+/g, ' ');
};

type Stop = { readonly part: object; readonly sheet: string; readonly row: number };

/** Pages, questions, rows of grids and options in the order of their rows; of those from one row the outermost first. */
const partsWithRows = (document: object, originOf: Imported['originOf']): readonly Stop[] => {
  const found: Stop[] = [];
  const visit = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    const origin = originOf(part);
    if (origin) found.push({ part, sheet: origin.sheet, row: origin.row });
    Object.values(part).forEach(visit);
  };
  visit(document);
  return found.sort((first, second) => first.row - second.row);
};
