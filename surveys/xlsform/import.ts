// An XLSForm as a questionnaire: everything that can be said here is taken over, and everything else is told.
import type { Language } from '../language.ts';
import type { Mistake } from '../read.ts';
import type { Questionnaire } from '../schema.ts';
import { collector } from './finding.ts';
import type { Finding, Tell } from './finding.ts';
import { leaveUntranslatable } from './import/calculations.ts';
import { choiceLists, tellUnused } from './import/choices.ts';
import { tellColumns } from './import/columns-told.ts';
import { documentOf } from './import/document.ts';
import type { Form, Part } from './import/form.ts';
import { namesIn } from './import/known.ts';
import type { Names } from './import/known.ts';
import { languagesOf } from './import/languages.ts';
import { surveyOutline } from './import/outline.ts';
import { pagesOf } from './import/pages.ts';
import { pipes } from './import/pipes.ts';
import { listsUsed, planOf } from './import/plan.ts';
import { repaired } from './import/repair.ts';
import { sheetNamed, tableOf } from './import/table.ts';
import type { Table } from './import/table.ts';
import { textsIn } from './import/texts.ts';
import type { Place } from './finding.ts';
import type { Workbook } from './sheets.ts';

export type Imported = {
  /** As a person would write it: lists by name, lone questions as pages. */
  readonly document: Part;
  readonly questionnaire: Questionnaire;
  readonly findings: readonly Finding[];
  /** Row of the survey sheet from which a page or question comes. */
  readonly originOf: (part: object) => Place | undefined;
};

export type Refusal = {
  readonly code: 'no_survey' | 'no_type_column' | 'nothing' | 'unreadable';
  readonly mistakes: readonly Mistake[];
};

export type ImportOptions = {
  /** Name of the file without its ending: the name of a form that says none. */
  readonly name: string;
  /** Language of texts that stand under no language. */
  readonly language?: Language | undefined;
};

export const importForm = (
  workbook: Workbook,
  options: ImportOptions,
): Imported | { readonly refusal: Refusal } => {
  const sheet = sheetNamed(workbook, 'survey');
  if (!sheet) return refused('no_survey');
  const survey = tableOf(sheet);
  if (!survey.columns.some(({ base }) => base === 'type')) return refused('no_type_column');
  const { tell, findings } = collector();
  const { form, pages, plan } = read({ workbook, survey }, options, tell);
  if (pages.pages.length === 0) return refused('nothing');
  const settings = settingsOf(workbook)?.records[0];
  const written = documentOf(form, { record: settings, fallback: options.name }, { ...pages, plan });
  const originOf = (part: object): Place | undefined => form.origins.get(part);
  const result = repaired(written, { tell, originOf });
  if ('mistakes' in result)
    return result.mistakes.some(({ path }) => path === 'pages')
      ? refused('nothing')
      : refused('unreadable', result.mistakes);
  return { ...result, findings, originOf };
};

const refused = (
  code: Refusal['code'],
  mistakes: readonly Mistake[] = [],
): { readonly refusal: Refusal } => ({
  refusal: { code, mistakes },
});

const settingsOf = (workbook: Workbook): Table | undefined => {
  const sheet = sheetNamed(workbook, 'settings');
  return sheet && tableOf(sheet);
};

type Sheets = { readonly workbook: Workbook; readonly survey: Table };

const read = ({ workbook, survey }: Sheets, options: ImportOptions, tell: Tell) => {
  const choicesSheet = sheetNamed(workbook, 'choices');
  const choices = choicesSheet && tableOf(choicesSheet);
  const settings = settingsOf(workbook);
  const tables = [survey, ...(choices ? [choices] : [])];
  const main = settings?.records[0]?.get('default_language') ?? '';
  const languages = languagesOf(tables, main, options.language, tell);
  tellColumns({ workbook, survey, choices, settings }, tell);
  const lists = choiceLists(
    choices,
    textsIn(languages, text => text, tell),
    tell,
  );
  const plan = planOf(surveyOutline(survey, tell), lists, tell);
  tellUnused(lists, listsUsed(plan), tell);
  const names: Names = namesIn(plan, lists, tell);
  leaveUntranslatable(plan, names);
  const form: Form = {
    ...{ lists, names, languages, tell },
    textsAt: at => textsIn(languages, pipes(plan, names, at, tell), tell),
    ...{ groupConditions: new Map(), origins: new Map(), usedLists: new Map() },
  };
  return { form, plan, pages: pagesOf(form, plan) };
};
