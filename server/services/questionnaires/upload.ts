// A questionnaire in a file that staff send: YAML or an XLSForm. What cannot be carried is told by row and column.
import { formatMistakeIn, readQuestionnaire, type Mistake } from '../../../surveys/read.ts';
import { importForm } from '../../../surveys/xlsform/import.ts';
import type { Refusal } from '../../../surveys/xlsform/import.ts';
import { changedLines, lostLines } from '../../../surveys/xlsform/report.ts';
import type { Workbook } from '../../../surveys/xlsform/sheets.ts';
import type { Questionnaire } from '../../../surveys/schema.ts';
import type { Draft } from '../../stores/drafts.ts';
import type { DraftService } from '../drafts.ts';
import type { ServiceParts } from '../parts.ts';

export type Sheet = { readonly name: string } & ({ readonly yaml: string } | { readonly workbook: Workbook });

type Lines = { readonly ru: readonly string[]; readonly en: readonly string[] };
export type Uploaded =
  | { readonly draft: Draft; readonly lost: Lines; readonly changed: Lines; readonly continues: boolean }
  | { readonly fault: Refusal['code'] | 'mistakes' | 'taken'; readonly lines: Lines; readonly id: string };

type Parts = ServiceParts & { readonly drafts: DraftService };
type Told = { readonly questionnaire: Questionnaire; readonly lost: Lines; readonly changed: Lines };

const nothing: Lines = { ru: [], en: [] };

const linesOf = (mistakes: readonly Mistake[]): Lines => ({
  ru: mistakes.map(mistake => formatMistakeIn(mistake, 'ru')),
  en: mistakes.map(mistake => formatMistakeIn(mistake, 'en')),
});

const fromYaml = (yaml: string, name: string): Told | Extract<Uploaded, { fault: unknown }> => {
  const read = readQuestionnaire(yaml, name);
  if ('questionnaire' in read) return { ...read, lost: nothing, changed: nothing };
  return { fault: 'mistakes', lines: linesOf(read.mistakes), id: '' };
};

const fromWorkbook = (workbook: Workbook, file: string): Told | Extract<Uploaded, { fault: unknown }> => {
  const imported = importForm(workbook, { name: file.replace(/\.xlsx$/i, '') });
  if ('refusal' in imported) {
    const { code, mistakes } = imported.refusal;
    return { fault: code, lines: linesOf(mistakes), id: '' };
  }
  const { questionnaire, findings } = imported;
  return {
    questionnaire,
    lost: { ru: lostLines(findings, 'ru'), en: lostLines(findings, 'en') },
    changed: { ru: changedLines(findings, 'ru'), en: changedLines(findings, 'en') },
  };
};

/** Under the name of a published questionnaire it becomes the draft of its next version; a draft is never written over. */
export const takeUpload = async (parts: Parts, sheet: Sheet, who: string): Promise<Uploaded> => {
  const told = 'yaml' in sheet ? fromYaml(sheet.yaml, sheet.name) : fromWorkbook(sheet.workbook, sheet.name);
  if ('fault' in told) return told;
  const { questionnaire: document, ...lines } = told;
  const latest = await parts.stores.versions.latest(document.id);
  const created = await parts.drafts.create({ document, basedOn: latest?.id ?? null }, who);
  if ('taken' in created) return { fault: 'taken', lines: nothing, id: document.id };
  return { draft: created.draft, ...lines, continues: latest !== null };
};
