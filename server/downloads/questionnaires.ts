// Questionnaires as files: YAML and XLSForm, both read back as they were, and the sheet of a translator.
import type { Questionnaire } from '../../surveys/schema.ts';
import { translationSheet, type TextEntry } from '../../surveys/translations.ts';
import { exportForm } from '../../surveys/xlsform/export.ts';
import { writeYaml } from '../../surveys/xlsform/yaml.ts';
import { writeWorkbook } from './workbook.ts';

/** Options stand in their questions, so the named lists are left out. */
export const questionnaireYaml = ({ lists: _, ...document }: Questionnaire, head: string): string =>
  writeYaml(document, { head: [head], of: () => [] });

export const questionnaireForm = (document: Questionnaire): Promise<Buffer> =>
  writeWorkbook(exportForm(document).workbook);

/** `where` says in words where a text stands. */
export const translatorsWorkbook = (
  document: Questionnaire,
  where: (entry: TextEntry) => string,
): Promise<Buffer> => writeWorkbook([translationSheet(document, where)]);
