// A questionnaire as an XLSForm that other tools open, and that an import turns into the same questionnaire again: what the
// standard's columns cannot say stands in columns of our own. These are found by importing what was written and comparing.
import { inLanguage } from '../language.ts';
import type { Question } from '../questions/schema.ts';
import type { Calculation, Page, Questionnaire } from '../schema.ts';
import { languageName, sheetOf, texts } from './export/columns.ts';
import type { Row } from './export/columns.ts';
import { difference } from './export/difference.ts';
import type { Fields } from './export/difference.ts';
import { exportedExpression } from './export/expressions.ts';
import { exportedLists } from './export/lists.ts';
import type { ExportedLists } from './export/lists.ts';
import { questionRows } from './export/question-rows.ts';
import { toldOf } from './export/told.ts';
import { importForm } from './import.ts';
import type { Finding } from './finding.ts';
import type { Workbook } from './sheets.ts';

export type Exported = {
  readonly workbook: Workbook;
  /** What other tools will not do as it is done here. */
  readonly findings: readonly Finding[];
  /** Whether an import gives the same questionnaire again. */
  readonly isComplete: boolean;
};

export const exportForm = (questionnaire: Questionnaire): Exported => {
  const read = (workbook: Workbook): Questionnaire | undefined => {
    const imported = importForm(workbook, { name: questionnaire.id });
    return 'questionnaire' in imported ? imported.questionnaire : undefined;
  };
  let workbook = write(questionnaire, () => undefined);
  for (let round = 0; round < 3; round += 1) {
    const back = read(workbook);
    if (back && JSON.stringify(back) === JSON.stringify(questionnaire)) break;
    workbook = write(questionnaire, difference(questionnaire, back ?? { ...questionnaire, pages: [] }));
  }
  const isComplete = JSON.stringify(sorted(read(workbook))) === JSON.stringify(sorted(questionnaire));
  return { workbook, findings: toldOf(questionnaire), isComplete };
};

/** The same value whatever order its fields were written in. */
const sorted = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  return Object.fromEntries(
    Object.entries(value)
      .sort(([first], [second]) => (first < second ? -1 : 1))
      .map(([key, inside]) => [key, sorted(inside)]),
  );
};

const write = (questionnaire: Questionnaire, fields: Fields): Workbook => {
  const lists = exportedLists(questionnaire);
  const survey = [
    ...sections(questionnaire, lists, fields),
    ...(questionnaire.calculations ?? []).map(each => calculationRow(each, fields)),
  ];
  return [
    sheetOf('survey', survey, ['type', 'name', `label::${languageName(questionnaire.languages[0] ?? 'ru')}`]),
    sheetOf('choices', lists.rows, ['list_name', 'name']),
    sheetOf('settings', [settingsRow(questionnaire, fields)], ['form_title', 'form_id']),
  ];
};

/** Neighbouring pages of one topic stand in a group under its heading. */
const sections = ({ pages, topics }: Questionnaire, lists: ExportedLists, fields: Fields): readonly Row[] => {
  const names = new Set<string>();
  return pages.flatMap((page, at) => {
    const topic = topics.find(({ code }) => code === page.topic);
    const begins = topic !== undefined && pages[at - 1]?.topic !== page.topic;
    const ends = topic !== undefined && pages[at + 1]?.topic !== page.topic;
    const name = begins ? sectionName(topic.code, names) : '';
    return [
      ...(begins ? [{ type: 'begin_group', name, ...texts('label', topic.label) }] : []),
      ...pageRows(page, lists, fields),
      ...(ends ? [{ type: 'end_group' }] : []),
    ];
  });
};

const sectionName = (code: string, names: Set<string>): string => {
  let name = `section_${code}`;
  for (let count = 2; names.has(name); count += 1) name = `section_${code}_${count}`;
  names.add(name);
  return name;
};

export const isLone = ({ id, title, relevant, questions }: Page): boolean =>
  questions.length === 1 && questions[0]?.id === id && title === undefined && relevant === undefined;

const pageRows = (page: Page, lists: ExportedLists, fields: Fields): readonly Row[] => {
  const own = { 'bind::barometer:page': fields(page) };
  const rows = page.questions.map(question =>
    withFields(questionRows(question, lists.nameOf), question, fields),
  );
  if (isLone(page)) return rows.flatMap(([first, ...rest]) => [{ ...first, ...own }, ...rest]);
  const group = {
    type: 'begin_group',
    name: `page_${page.id}`,
    ...texts('label', page.title),
    relevant: page.relevant === undefined ? undefined : exportedExpression(page.relevant),
    appearance: 'field-list',
    'bind::barometer:id': page.id,
    ...own,
  };
  return [group, ...rows.flat(), { type: 'end_group' }];
};

const withFields = ([first, ...rest]: readonly Row[], question: Question, fields: Fields): readonly Row[] => [
  { ...first, 'bind::barometer:fields': fields(question) },
  ...rest,
];

const calculationRow = (calculation: Calculation, fields: Fields): Row => ({
  type: 'calculate',
  name: calculation.id,
  ...texts('label', calculation.label),
  calculation: exportedExpression(calculation.value),
  relevant: calculation.relevant === undefined ? undefined : exportedExpression(calculation.relevant),
  'bind::barometer:fields': fields(calculation),
});

const settingsRow = (questionnaire: Questionnaire, fields: Fields): Row => {
  const { id, title, languages, population, start } = questionnaire;
  const main = languages[0] ?? 'ru';
  return {
    form_title: inLanguage(title, main),
    form_id: id,
    default_language: languageName(main),
    namespaces: 'barometer="urn:barometer:questionnaire:1"',
    ...texts('barometer_population', population),
    ...texts('barometer_heading', start.heading),
    ...texts('barometer_lead', start.lead),
    ...texts('barometer_who', start.who),
    ...texts('barometer_why', start.why),
    barometer_document: fields(questionnaire),
  };
};
