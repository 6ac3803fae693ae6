// Which column holds which of our languages. A form's other languages cannot be carried; one foreign language alone stands in.
import { languages as ours } from '../../language.ts';
import type { Language } from '../../language.ts';
import { translated } from './columns.ts';
import { rowList } from './row-list.ts';
import { columnName } from './table.ts';
import type { Column, Table } from './table.ts';
import type { Tell } from '../finding.ts';

/** The languages of the result, and for each language written in the form the one it becomes. */
export type Languages = {
  readonly used: readonly Language[];
  readonly of: (written: string) => Language | undefined;
};

const names: readonly (readonly [RegExp, Language])[] = [
  [/^(ru|rus|russian|русский.*|русск.*|рус|російська)$/, 'ru'],
  [/^(ce|che|chechen|нохчийн.*|чеченский.*|чеч)$/, 'ce'],
  [/^(en|eng|english|английский.*|англ)$/, 'en'],
];

/** `Русский (ru)`, `English(en)`, `en`, `ru-RU`: the code in brackets decides, then the name. */
export const languageOf = (written: string): Language | undefined => {
  const text = written.trim().toLowerCase();
  const code = /\(\s*([a-z]{2,3})(?:[-_][a-z]+)?\s*\)/.exec(text)?.[1];
  const name = text
    .replace(/\(.*?\)/g, '')
    .replace(/[-_][a-z]{2}$/, '')
    .trim();
  const match = (word: string): Language | undefined => names.find(([pattern]) => pattern.test(word))?.[1];
  return (code === undefined ? undefined : match(code)) ?? (code === undefined ? match(name) : undefined);
};

type Written = { readonly language: string; readonly count: number; readonly cyrillic: number };

const writtenLanguages = (tables: readonly Table[]): readonly Written[] => {
  const found = new Map<string, Written>();
  for (const table of tables) {
    for (const record of table.records) {
      for (const [language, text] of record.texts('label')) {
        const { count, cyrillic } = found.get(language) ?? { count: 0, cyrillic: 0 };
        const isCyrillic = /[а-яё]/i.test(text.replace(/\$\{[^}]*\}/g, ''));
        found.set(language, { language, count: count + 1, cyrillic: cyrillic + (isCyrillic ? 1 : 0) });
      }
    }
  }
  return [...found.values()].sort((first, second) => second.count - first.count);
};

/** `main` is the form's default language, or ''; `wanted` what the person says the texts are in. */
export const languagesOf = (
  tables: readonly Table[],
  main: string,
  wanted: Language | undefined,
  tell: Tell,
): Languages => {
  const written = writtenLanguages(tables);
  const known = new Map<string, Language>();
  const take = takerOf(tables, known);
  for (const { language } of written) take(language, language === '' ? undefined : languageOf(language));
  const plain = written.find(({ language }) => language === '');
  const stated = wanted ?? languageOf(main);
  if (plain) take('', stated ?? (plain.cyrillic * 2 > plain.count ? 'ru' : 'en'));
  if (!plain && known.size > 0) known.set('', mainOf(known, stated));
  if (known.size === 0) standIn(written, main, wanted, known);
  const used = ours.filter(language => [...known.values()].includes(language));
  for (const spelling of spellingsIn(tables)) {
    const mine = languageOf(spelling);
    if (mine !== undefined && used.includes(mine)) take(spelling, mine);
  }
  tellLanguages(tables, known, tell);
  if (plain && known.has('') && wanted === undefined && languageOf(main) === undefined)
    tellGuess(tables, main, known.get('') ?? 'ru', tell);
  const first = stated !== undefined && used.includes(stated) ? [stated] : [];
  const ordered = [...new Set([...first, ...used])];
  return { used: ordered.length > 0 ? ordered : ['ru'], of: language => known.get(language) };
};

type Take = (spelling: string, language: Language | undefined) => void;

/** Sheets may spell a language differently; two columns of one sheet for the same text are two, and the first is taken. */
const takerOf = (tables: readonly Table[], known: Map<string, Language>): Take => {
  const standTogether = (first: string, second: string): boolean =>
    tables.some(({ columns }) =>
      columns.some(
        ({ base, language }) =>
          language === first && columns.some(other => other.base === base && other.language === second),
      ),
    );
  return (spelling, language) => {
    if (language === undefined || known.has(spelling)) return;
    const isTaken = [...known].some(([other, mine]) => mine === language && standTogether(other, spelling));
    if (!isTaken) known.set(spelling, language);
  };
};

const spellingsIn = (tables: readonly Table[]): readonly string[] =>
  tables.flatMap(({ columns }) =>
    columns.flatMap(({ base, language }) => (translated.includes(base) && language !== '' ? [language] : [])),
  );

/** No column and no setting says what language the texts are in. */
const tellGuess = (tables: readonly Table[], main: string, mine: Language, tell: Tell): void => {
  const found = tables.flatMap(({ sheet, columns }) =>
    columns
      .filter(({ base, language }) => base === 'label' && language === '')
      .map(column => ({ sheet, column })),
  );
  const [first] = found;
  if (!first) return;
  const place = { sheet: first.sheet, row: 0, column: columnName(first.column) };
  if (main === '') tell('changed', 'language_guessed', place, { mine });
  else tell('lost', 'language_stands_in', place, { language: main, mine });
};

/** Columns without a language, beside labels that all have one, are in the main language of the form. */
const mainOf = (known: ReadonlyMap<string, Language>, stated: Language | undefined): Language => {
  const there = [...known.values()];
  return stated !== undefined && there.includes(stated) ? stated : (there[0] ?? 'ru');
};

/** Only foreign languages: the default one, or the fullest, takes a place so that the form is there to be translated. */
const standIn = (
  written: readonly Written[],
  main: string,
  wanted: Language | undefined,
  known: Map<string, Language>,
): void => {
  const chosen = written.find(({ language }) => language !== '' && language === main) ?? written[0];
  if (chosen === undefined) return;
  known.set(chosen.language, wanted ?? (chosen.cyrillic * 2 > chosen.count ? 'ru' : 'en'));
};

const tellLanguages = (tables: readonly Table[], known: ReadonlyMap<string, Language>, tell: Tell): void => {
  for (const { sheet, columns, records } of tables) {
    for (const column of columns) {
      if (!translated.includes(column.base) || isMedia(column.base)) continue;
      const rows = records.filter(record => record.cell(column.at) !== '').map(({ row }) => row);
      const [count, isTwice] = [rows.length, columns.find(same(column)) !== column];
      if (isTwice) continue;
      const place = { sheet, row: 0, column: columnName(column) };
      const mine = known.get(column.language);
      const language = column.language === '' ? '—' : column.language;
      if (mine === undefined && count > 0)
        tell('lost', 'language', place, { language, count, rows: rowList(rows) });
      else if (mine !== undefined && column.language !== '' && languageOf(column.language) === undefined)
        tell('lost', 'language_stands_in', place, { language, mine });
    }
  }
};

const isMedia = (base: string): boolean => /^(image|big_image|audio|video)$/.test(base);

const same =
  ({ base, language }: Column) =>
  (other: Column): boolean =>
    other.base === base && other.language === language;
