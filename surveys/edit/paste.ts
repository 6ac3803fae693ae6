// Makes options of a pasted list: one a line, words alone or the columns of a table: a code before or behind the words, and the words in
// the other languages of the questionnaire. What is there already, or is a way not to answer, is
// told and not made twice.
import { code as codeSchema } from '../identifiers.ts';
import type { Language } from '../language.ts';
import type { Item } from './edit.ts';
import { codeFrom, freeCode } from './transliterate.ts';

export type Told = {
  readonly code: 'twice' | 'is_missing' | 'code_changed' | 'too_many' | 'replaced' | 'limits';
  /** Counted from 1, as people count lines; 0 for what concerns the whole list. */
  readonly line: number;
  readonly words: string;
};

export type Pasted = { readonly items: readonly Item[]; readonly told: readonly Told[] };

const mostItems = 500;
const longestLabel = 300;

/** Chosen by `missing`, where their codes are the same in every questionnaire. */
const waysNotToAnswer =
  /^(затрудняюсь|затрудня\S+ с ответом|не знаю|нет ответа|отказ|(не хочу|предпочитаю не) отвечать|hard to say|don.t know|prefer not|refus)/iu;

const alike = (words: string): string => words.toLowerCase().replace(/ё/g, 'е').replace(/\s+/g, ' ').trim();

type Line = {
  readonly line: number;
  readonly words: string;
  /** In the languages after the first. */
  readonly others: readonly string[];
  readonly own: string | undefined;
};

/** Bullets and numbers in front come from the document it was copied from. */
const tidy = (text: string): string =>
  text
    .replace(/^\s*(?:[-–—•*]|\d{1,3}[.)])\s+/, '')
    .replace(/[\s;,]+$/, '')
    .trim()
    .slice(0, longestLabel);

const codeBefore = /^[A-Za-z0-9_]{1,40}$/;
/** Words in English begin with a capital where they stand behind the first language. */
const codeBehind = /^[a-z0-9_]{1,40}$/;

const readLine = (text: string, at: number): Line => {
  const all = text.split('\t').map(cell => cell.trim());
  const cells = all.slice(Math.max(0, all.findIndex(Boolean)));
  const filled = cells.filter(Boolean);
  const [first = '', second = ''] = filled;
  const isBefore = filled.length > 1 && codeBefore.test(first);
  const isBehind = !isBefore && filled.length === 2 && codeBehind.test(second);
  const own = isBefore ? first : isBehind ? second : undefined;
  const [words = '', ...others] = isBehind ? [first] : cells.slice(isBefore ? 1 : 0);
  return { line: at + 1, words: tidy(words || second), others: others.map(tidy), own };
};

/** Columns beyond the languages are left. */
const labelOf = ({ words, others }: Line, [first = 'ru', ...rest]: readonly Language[]) => {
  const translated = rest.map((language, at) => [language, others[at] ?? ''] as const);
  return { [first]: words, ...Object.fromEntries(translated.filter(([, said]) => said !== '')) };
};

export const pastedItems = (
  text: string,
  languages: readonly Language[],
  known: readonly { readonly code: string; readonly words: string }[],
): Pasted => {
  const items: Item[] = [];
  const told: Told[] = [];
  const codes = new Set(known.map(({ code }) => code));
  const labels = new Set(known.map(({ words }) => alike(words)));
  const tell = (code: Told['code'], { line, words }: Line): void => void told.push({ code, line, words });
  for (const line of text.split(/\r?\n/).map(readLine)) {
    if (line.words === '') continue;
    if (waysNotToAnswer.test(line.words)) tell('is_missing', line);
    else if (labels.has(alike(line.words))) tell('twice', line);
    else if (items.length >= mostItems) tell('too_many', line);
    else {
      const wanted = line.own ?? codeFrom(line.words);
      const usable = codeSchema.safeParse(wanted).success ? wanted : `option_${codes.size + 1}`;
      const code = freeCode(usable, each => codes.has(each));
      if (line.own !== undefined && code !== line.own) tell('code_changed', line);
      codes.add(code);
      labels.add(alike(line.words));
      items.push({ code, label: labelOf(line, languages) });
    }
  }
  return { items, told };
};
