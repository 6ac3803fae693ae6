// The sheet for a translator, and what came back from one. A row finds its text by address, and is believed only as far as the
// source it was translated from is still the source; nothing that stands there is written over without being shown.
import { languages } from '../language.ts';
import type { Language } from '../language.ts';
import type { Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import { cellText } from '../xlsform/sheets.ts';
import type { Cell, Sheet, Workbook } from '../xlsform/sheets.ts';
import { sourceOf, textEntries } from './entries.ts';
import type { TextEntry } from './entries.ts';

/** The first row, by which the columns are found again, wherever a translator has moved them. */
export const columns = { address: 'address', where: 'where', ru: 'ru', ce: 'ce', en: 'en' } as const;
export const sheetName = 'translations';

/** `where` says in words where a text stands. */
export const translationSheet = (
  questionnaire: Questionnaire,
  where: (entry: TextEntry) => string,
): Sheet => ({
  name: sheetName,
  rows: [
    Object.values(columns),
    ...textEntries(questionnaire).map(entry => [
      entry.address,
      where(entry),
      ...languages.map(language => entry.text[language] ?? null),
    ]),
  ],
});

/** What a returned row asks for in one language. */
export type Proposal = {
  readonly row: number;
  readonly entry: TextEntry;
  readonly language: Language;
  readonly words: string;
  /** What stands there now. */
  readonly before: string | undefined;
  /** The source the translator saw, where it is not the source now. */
  readonly sourceThen: string | undefined;
};

export type Returned = {
  /** For places where nothing stands, and the source is as it was. */
  readonly fills: readonly Proposal[];
  /** Would change what stands there, or were translated from another source: somebody must look. */
  readonly doubtful: readonly Proposal[];
  /** Rows whose text is no longer in the questionnaire. */
  readonly gone: readonly { readonly row: number; readonly address: string }[];
  readonly unchanged: number;
};

export type ReturnedSheet =
  Returned | { readonly refusal: 'no_sheet' } | { readonly refusal: 'no_column'; readonly column: string };

export const readReturned = (questionnaire: Questionnaire, workbook: Workbook): ReturnedSheet => {
  const sheet = workbook.find(({ name }) => name === sheetName) ?? workbook[0];
  if (sheet === undefined) return { refusal: 'no_sheet' };
  const head = (sheet.rows[0] ?? []).map(cell => cellText(cell).toLowerCase());
  const missing = ['address', 'ru', 'ce', 'en'].find(column => !head.includes(column));
  if (missing !== undefined) return { refusal: 'no_column', column: missing };
  const entries = entriesByAddress(questionnaire);
  const rows = sheet.rows.slice(1).map((cells, at) => rowOf(head, cells, at + 2));
  const filled = rows.filter(({ address }) => address !== '');
  const proposals = filled.flatMap(row => {
    const entry = entries.get(row.address);
    return entry === undefined ? [] : proposalsOf(row, entry);
  });
  const isFill = ({ before, sourceThen }: Proposal): boolean =>
    before === undefined && sourceThen === undefined;
  const asked = new Set(proposals.map(({ row }) => row));
  return {
    fills: proposals.filter(isFill),
    doubtful: proposals.filter(proposal => !isFill(proposal)),
    gone: filled.filter(({ address }) => !entries.has(address)).map(({ row, address }) => ({ row, address })),
    unchanged: filled.filter(({ row, address }) => entries.has(address) && !asked.has(row)).length,
  };
};

const entriesByAddress = (questionnaire: Questionnaire): ReadonlyMap<string, TextEntry> =>
  new Map(
    textEntries(questionnaire).flatMap(entry =>
      [entry.address, ...entry.also].map(address => [address, entry] as const),
    ),
  );

type Row = { readonly row: number; readonly address: string; readonly text: Localised };

const rowOf = (head: readonly string[], cells: readonly Cell[], row: number): Row => {
  const at = (column: string): string => cellText(cells[head.indexOf(column)]);
  const text = Object.fromEntries(
    languages.flatMap(language => (at(language) === '' ? [] : [[language, at(language)]])),
  );
  return { row, address: at(columns.address), text };
};

/** An emptied cell asks for nothing: texts are taken away where one sees what goes. */
const proposalsOf = ({ row, text }: Row, entry: TextEntry): readonly Proposal[] => {
  const source = sourceOf(entry.text);
  const then = text[source.language];
  const isOther = then !== undefined && then !== cellText(source.words);
  return languages.flatMap(language => {
    const words = text[language];
    const before = entry.text[language];
    if (words === undefined || language === source.language) return [];
    if (before !== undefined && words === cellText(before)) return [];
    return [{ row, entry, language, words, before, sourceThen: isOther ? then : undefined }];
  });
};
