// Texts of a form in our languages: without markup, which pages do not show, and with the names of questions as they are here.
import type { Localised } from '../../localised.ts';
import type { Language } from '../../language.ts';
import type { Tell } from '../finding.ts';
import type { Languages } from './languages.ts';
import type { SheetRecord } from './table.ts';

export type Texts = {
  /** The column's texts in our languages; undefined where the cell is empty in all of them. */
  readonly of: (record: SheetRecord, base: string) => Localised | undefined;
};

const entities: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
};

const markup: readonly (readonly [RegExp, string])[] = [
  [/<\s*br\s*\/?\s*>/gi, '\n'],
  [/<\/(?:p|div|li|h[1-6])\s*>/gi, '\n'],
  [/<\/?[a-z][a-z0-9]*(?:\s[^<>]*)?\/?>/gi, ''],
  [/&(?:nbsp|amp|lt|gt|quot|#39);/g, ''],
  [/!?\[([^\]\n]+)\]\([^)\s]*\)/g, '$1'],
  [/^(?:#{1,6} +|#{2,6}(?=[^\s#]))/gm, ''],
  [/\*\*(?=\S)([^\n]*?\S)\*\*/g, '$1'],
  [/(?<!\w)__(?=\S)([^\n]*?\S)__(?!\w)/g, '$1'],
  [/(?<![\w*])\*(?=\S)([^*\n]*?\S)\*(?![\w*])/g, '$1'],
  [/(?<![\w_])_(?=\S)([^_\n]*?\S)_(?![\w_])/g, '$1'],
  [/\\([#*_])/g, '$1'],
];

/** The text without tags, markdown signs and repeated empty lines. */
export const withoutMarkup = (text: string): string =>
  markup
    .reduce(
      (rest, [pattern, plain]) =>
        rest.replace(pattern, (...match) =>
          plain === ''
            ? (entities[String(match[0])] ?? '')
            : plain.replace(/\$(\d)/, (_, at) => String(match[Number(at)])),
        ),
      text,
    )
    .replace(/[ \t]+/g, ' ')
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** `piped` puts our names where a text repeats an answer, `${ Age }`. */
export const textsIn = (
  languages: Languages,
  piped: (text: string, record: SheetRecord, base: string) => string,
  tell: Tell,
): Texts => ({
  of: (record, base) => {
    const found: Partial<Record<Language, string>> = {};
    const texts = [...record.texts(base)].sort(([first], [second]) => first.length - second.length);
    for (const [written, text] of texts) {
      const language = languages.of(written);
      if (language === undefined) continue;
      const bare = withoutMarkup(text);
      if (bare !== text) tell('changed', 'markup', record.place(base, written));
      if (bare !== '') found[language] = piped(bare, record, base);
    }
    const ordered = languages.used.flatMap(language =>
      found[language] ? [[language, found[language]]] : [],
    );
    return ordered.length > 0 ? (Object.fromEntries(ordered) as Localised) : undefined; // texts by our languages, made above
  },
});
