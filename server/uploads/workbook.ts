// Workbooks as files: read as plain cells after a look for what is hostile.
import readSheets from 'read-excel-file/universal';
import type { Cell, Workbook } from '../../surveys/xlsform/sheets.ts';
import { archiveProblem, limits } from './archive.ts';
import type { ArchiveProblem } from './archive.ts';

const number = (value: number): string => value.toLocaleString('en').replaceAll(',', ' ');

const sentences: Readonly<Record<ArchiveProblem, { readonly ru: string; readonly en: string }>> = {
  not_zip: {
    ru: 'это не книга Excel (.xlsx). Откройте файл в Excel или LibreOffice и сохраните как .xlsx; CSV — тоже.',
    en: 'is no Excel workbook (.xlsx). Open it in Excel or LibreOffice and save it as .xlsx; so with CSV.',
  },
  old_excel: {
    ru: 'это книга старого Excel (.xls). Откройте её и сохраните как .xlsx.',
    en: 'is a workbook of the old Excel (.xls). Open it and save it as .xlsx.',
  },
  encrypted: {
    ru: 'книга закрыта паролем. Откройте её и сохраните без пароля.',
    en: 'is locked with a password. Open it and save it without one.',
  },
  too_large_file: {
    ru: `файл больше ${number(limits.file / 1_000_000)} МБ. Оставьте в книге листы survey, choices и settings, без картинок.`,
    en: `is larger than ${number(limits.file / 1_000_000)} MB. Leave the sheets survey, choices and settings in it, without pictures.`,
  },
  too_large: {
    ru: 'распакованная книга слишком велика. Оставьте в ней листы survey, choices и settings.',
    en: 'unpacks to more than a form can be. Leave the sheets survey, choices and settings in it.',
  },
  damaged: {
    ru: 'книга повреждена. Откройте её в Excel или LibreOffice и сохраните заново.',
    en: 'is damaged. Open it in Excel or LibreOffice and save it anew.',
  },
  too_many_rows: {
    ru: `на одном из листов что-то стоит ниже строки ${number(limits.rows)}. Удалите лишние строки внизу листа.`,
    en: `has something below row ${number(limits.rows)} of a sheet. Delete the rows at its end that are not needed.`,
  },
  strange_cell: {
    ru: `на одном из листов что-то стоит правее столбца ${limits.columns}. Удалите лишние столбцы справа.`,
    en: `has something to the right of column ${limits.columns} of a sheet. Delete the columns that are not needed.`,
  },
};

export type ReadWorkbook =
  { readonly workbook: Workbook } | { readonly problem: { readonly ru: string; readonly en: string } };

export const readWorkbook = async (file: Buffer): Promise<ReadWorkbook> => {
  const problem = archiveProblem(file);
  if (problem) return { problem: sentences[problem] };
  try {
    const sheets = await readSheets(new Blob([new Uint8Array(file)]), { trim: false });
    return { workbook: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data as readonly Cell[][] })) }; // the library calls a Date `typeof Date`
  } catch {
    return { problem: sentences.damaged };
  }
};
