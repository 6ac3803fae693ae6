// Columns and sheets that say nothing the standard knows: each is told once, with how much stands in it.
import type { Tell } from '../finding.ts';
import type { Workbook } from '../sheets.ts';
import { columnLetter } from '../sheets.ts';
import { idleColumns, settingsColumns, surveyColumns, translated } from './columns.ts';
import { rowList } from './row-list.ts';
import { columnName } from './table.ts';
import type { Column, Table } from './table.ts';

export type Tables = {
  readonly workbook: Workbook;
  readonly survey: Table;
  readonly choices: Table | undefined;
  readonly settings: Table | undefined;
};

const ours = /^barometer_/;

export const tellColumns = ({ workbook, survey, choices, settings }: Tables, tell: Tell): void => {
  const filters = survey.records
    .map(record => record.get('choice_filter').toLowerCase().replace(/-/g, '_'))
    .join(' ');
  const isFilter = (base: string): boolean => filters.split(/[^\p{L}\p{N}_]+/u).includes(base);
  tellUnknown(survey, [...surveyColumns, ...translated], tell);
  if (choices) tellUnknown(choices, ['list_name', 'name', ...translated], tell, isFilter);
  if (choices) tellChoiceMedia(choices, tell);
  for (const table of [survey, choices, settings]) if (table) tellCells(table, tell);
  if (settings) tellSettings(settings, tell);
  for (const { name, rows } of workbook) {
    const sheet = name.trim().toLowerCase();
    if (/^(external_choices|cascades?)$/.test(sheet) && rows.length > 1)
      tell('lost', 'sheet', { sheet: name, row: 0 }, { rows: rows.length - 1 });
    else if (/^(entities|osm)$/.test(sheet) && rows.length > 1)
      tell('lost', 'foreign_sheet', { sheet: name, row: 0 }, { rows: rows.length - 1 });
    else if (!/^(survey|choices|settings)$/.test(sheet) && rows.length > 0)
      tell('changed', 'other_sheet', { sheet: name, row: 0 }, { rows: rows.length });
  }
};

const tellUnknown = (
  { sheet, columns, records }: Table,
  known: readonly string[],
  tell: Tell,
  isFilter: (base: string) => boolean = () => false,
): void => {
  columns.forEach((column, at) => {
    const { base, language } = column;
    const place = { sheet, row: 0, column: columnName(column) };
    const filled = rowsFilled(records, column);
    const values = { count: filled.length, rows: rowList(filled) };
    if (filled.length === 0 || ours.test(base) || isFilter(base)) return;
    if (isRepeated(columns, column, at)) tell('lost', 'column_twice', place, values);
    else if (known.includes(base) && (language === '' || translated.includes(base))) return;
    else if (idleColumns.test(base)) tell('changed', 'column_idle', place, values);
    else tell('changed', 'column', place, values);
  });
};

const rowsFilled = (records: Table['records'], { at }: Column): readonly number[] =>
  records.filter(record => record.cell(at) !== '').map(({ row }) => row);

const tellCells = ({ sheet, columns, strays, unprintable }: Table, tell: Tell): void => {
  for (const [at, rows] of strays)
    tell('lost', 'no_header', { sheet, row: 0, column: columnLetter(at) }, { rows: rowList(rows) });
  for (const [at, rows] of unprintable) {
    const known = columns.find(column => column.at === at);
    const place = { sheet, row: 0, column: known ? columnName(known) : columnLetter(at) };
    tell('changed', 'unprintable', place, { rows: rowList(rows) });
  }
};

const isRepeated = (columns: readonly Column[], { base, language }: Column, at: number): boolean =>
  columns.findIndex(other => other.base === base && other.language === language) < at;

const tellChoiceMedia = ({ records }: Table, tell: Tell): void => {
  for (const record of records) {
    for (const base of ['image', 'big_image', 'audio', 'video']) {
      if (record.texts(base).size > 0)
        tell('lost', 'media_shown', { ...record.place(base), name: record.get('name') });
    }
  }
};

/** Settings of the collecting tool: told where they would change what is asked or who may read it. */
const weighty = /^(instance_name|public_key|submission_url|sms_keyword|allow_choice_duplicates)$/;

const tellSettings = ({ sheet, columns, records }: Table, tell: Tell): void => {
  const [first, ...more] = records;
  if (more.length > 0) tell('changed', 'settings_rows', { sheet, row: more[0]?.row ?? 0 });
  for (const column of columns) {
    const value = first?.get(column.base) ?? '';
    if (value === '' || ours.test(column.base)) continue;
    const isKnown = settingsColumns.includes(column.base);
    const place = { sheet, row: first?.row ?? 0, column: columnName(column) };
    if (!isKnown)
      tell(weighty.test(column.base) ? 'lost' : 'changed', 'setting', place, { value: value.slice(0, 80) });
  }
};
