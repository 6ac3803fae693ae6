// Makes options of a pasted list: one a line, `code<tab>words` or words alone. What is there already, or is a way not to answer, is
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

type Line = { readonly line: number; readonly words: string; readonly own: string | undefined };

/** Bullets and numbers in front come from the document it was copied from. */
const readLine = (text: string, at: number): Line => {
  const [, own, rest] = /^\s*([A-Za-z0-9_]{1,40})\t+(.*)$/.exec(text) ?? [];
  const words = (rest ?? text).replace(/^\s*(?:[-–—•*]|\d{1,3}[.)])\s+/, '').replace(/[\s;,]+$/, '');
  return { line: at + 1, words: words.trim().slice(0, longestLabel), own };
};

export const pastedItems = (
  text: string,
  language: Language,
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
      items.push({ code, label: { [language]: line.words } });
    }
  }
  return { items, told };
};
