// The form of a figure, as it was sent, becomes a value with its document, or mistakes that name the field.
import { withoutUnseen } from '../written.ts';
import type { ValueForm } from './figures.ts';

export type FigureFields = {
  readonly value: string;
  readonly document_ru: string;
  readonly document_en: string;
  readonly documentDate: string;
};
/** `reason`: why a figure is withdrawn. */
export type FigureField = keyof FigureFields | 'reason';
export type FigureMistake = { readonly field: FigureField; readonly code: string };

export type ReadFigure =
  | {
      readonly value: number;
      readonly document: { readonly ru: string; readonly en: string };
      readonly documentDate: string;
    }
  | { readonly mistakes: readonly FigureMistake[] };

const forms: Readonly<Record<ValueForm, RegExp>> = {
  percent: /^(100([.,]0)?|\d{1,2}([.,]\d)?)$/,
  count: /^\d{1,9}$/,
  money: /^\d{1,9}([.,]\d)?$/,
};
export const longestDocument = 300;

const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;

type Days = { readonly today: string; readonly earliest: string | null };

const dayMistake = (day: string, { today, earliest }: Days): string | null => {
  if (day === '') return 'missing';
  if (!isDay(day)) return 'form';
  if (day > today) return 'future';
  return earliest !== null && day < earliest ? 'early' : null;
};

const textMistake = (text: string, isNeeded: boolean): string | null => {
  if (text === '') return isNeeded ? 'missing' : null;
  return text.length > longestDocument ? 'long' : null;
};

export const readFigure = (fields: FigureFields, form: ValueForm, days: Days): ReadFigure => {
  const typed = fields.value.replace(/[\s\u00a0]/g, '');
  const [ru, en] = [fields.document_ru, fields.document_en].map(text =>
    withoutUnseen(text).replace(/\s+/g, ' ').trim(),
  );
  const documentDate = fields.documentDate.trim();
  const found: readonly (readonly [FigureField, string | null])[] = [
    ['value', typed === '' ? 'missing' : forms[form].test(typed) ? null : form],
    ['document_ru', textMistake(ru ?? '', true)],
    ['document_en', textMistake(en ?? '', false)],
    ['documentDate', dayMistake(documentDate, days)],
  ];
  const mistakes = found.flatMap(([field, code]) => (code === null ? [] : [{ field, code }]));
  if (mistakes.length > 0) return { mistakes };
  return { value: Number(typed.replace(',', '.')), document: { ru: ru ?? '', en: en ?? '' }, documentDate };
};
