// What may be wrong with a translation by its signs alone: placeholders lost or invented, and letters that only look like palochka.
import type { Localised } from '../localised.ts';
import type { Language } from '../language.ts';
import { pipesIn, withoutPipes } from '../walk/piping.ts';
import { sourceOf } from './entries.ts';

/** U+04C0; the small one, U+04CF, is kept where somebody wrote it. */
export const palochka = '\u04c0';

export type Doubt =
  /** Stands in the source and not here. */
  | { readonly kind: 'placeholder-missing'; readonly language: Language; readonly sign: string }
  /** Stands here and not in the source. */
  | { readonly kind: 'placeholder-unknown'; readonly language: Language; readonly sign: string }
  /** A digit, a Latin letter or a bar where Chechen has a palochka. */
  | { readonly kind: 'palochka'; readonly word: string; readonly repaired: string };

/** `${trust}` and `{share}`, each as often as it stands; words behind the bar of a pipe are translated and do not count. */
export const placeholdersIn = (words: string): readonly string[] =>
  [
    ...pipesIn(words).map(({ name, row }) => `\${${name}${row === undefined ? '' : `.${row}`}}`),
    ...(withoutPipes(words).match(/\{[A-Za-z_]+\}/g) ?? []),
  ].sort();

const lost = (from: readonly string[], other: readonly string[]): readonly string[] => {
  const left = [...other];
  return from.filter(sign => {
    const at = left.indexOf(sign);
    if (at !== -1) left.splice(at, 1);
    return at === -1;
  });
};

const lookalike =
  /(?<=\p{Script=Cyrillic})[1Il|](?!\d)|(?<![\d\p{Script=Latin}])[1Il|](?=\p{Script=Cyrillic})/gu;

/** Chechen words in which something stands for a palochka, and how they are meant. */
export const palochkaDoubts = (words: string): readonly Extract<Doubt, { kind: 'palochka' }>[] =>
  words.split(/[\s,.;:!?()«»"„“”]+/u).flatMap(word => {
    const repaired = word.replace(lookalike, palochka);
    return repaired === word ? [] : [{ kind: 'palochka' as const, word, repaired }];
  });

/** The text with every look-alike written as a palochka. */
export const withPalochka = (words: string): string => words.replace(lookalike, palochka);

export const doubtsAbout = (text: Localised): readonly Doubt[] => {
  const source = sourceOf(text);
  const wanted = placeholdersIn(source.words);
  const others = (['ru', 'ce', 'en'] as const).filter(language => language !== source.language);
  return [
    ...others.flatMap(language => {
      const words = text[language];
      if (words === undefined) return [];
      const found = placeholdersIn(words);
      return [
        ...lost(wanted, found).map(sign => ({ kind: 'placeholder-missing' as const, language, sign })),
        ...lost(found, wanted).map(sign => ({ kind: 'placeholder-unknown' as const, language, sign })),
      ];
    }),
    ...(text.ce === undefined ? [] : palochkaDoubts(text.ce)),
  ];
};
