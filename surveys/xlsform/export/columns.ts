// Rows of an export under named columns, laid out as a sheet: only columns that hold something, in a fixed order.
import { languages } from '../../language.ts';
import type { Language } from '../../language.ts';
import type { Localised } from '../../localised.ts';
import type { Cell, Sheet } from '../sheets.ts';
import { exportedText } from './expressions.ts';

export type Row = Readonly<Record<string, string | undefined>>;

const names: Readonly<Record<Language, string>> = {
  ru: 'Русский (ru)',
  ce: 'Нохчийн (ce)',
  en: 'English (en)',
};

export const languageName = (language: Language): string => names[language];

/** A localised text under one column for each language: `label::Русский (ru)`. */
export const texts = (column: string, text: Localised | undefined): Row =>
  Object.fromEntries(
    languages.flatMap(language => {
      const words = text?.[language];
      return words === undefined ? [] : [[`${column}::${names[language]}`, exportedText(words)]];
    }),
  );

const order: readonly string[] = [
  ...['type', 'list_name', 'name', 'label', 'hint', 'relevant', 'constraint', 'constraint_message'],
  ...['required', 'appearance', 'parameters', 'choice_filter', 'calculation', 'barometer_show'],
  ...['form_title', 'form_id', 'default_language', 'namespaces'],
];

const rank = (column: string): number => {
  const at = order.indexOf(column.split('::')[0] ?? '');
  return at === -1 ? order.length : at;
};

export const sheetOf = (name: string, rows: readonly Row[], fixed: readonly string[]): Sheet => {
  const used = new Set([
    ...fixed,
    ...rows.flatMap(row => Object.keys(row).filter(key => row[key] !== undefined)),
  ]);
  const columns = [...used].sort((first, second) => rank(first) - rank(second));
  const cells = rows.map(row => columns.map((column): Cell => row[column] ?? null));
  return { name, rows: [columns, ...cells] };
};
