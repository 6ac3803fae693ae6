// Who reads the page: their language, its texts and addresses. Every presenter gets one; no presenter knows requests.
import { inLanguage, languageIn, languages } from '../../surveys/language.ts';
import type { Language, Localised } from '../../surveys/localised.ts';
import type { Paths } from '../paths.ts';
import type { Translate } from '../texts.ts';
import { typeset } from './typography.ts';

export type Reader = {
  readonly language: Language;
  readonly t: Translate;
  readonly paths: Paths;
  /** Address of a built file: `asset('results.css')`. */
  readonly asset: (name: string) => string;
  /** For the one script and the one JSON block of a page, under the content security policy. */
  readonly nonce: string;
  /** This page in the other languages, for the language switch and hreflang. */
  readonly elsewhere: readonly {
    readonly language: Language;
    readonly name: string;
    readonly href: string;
    readonly isCurrent: boolean;
  }[];
  /** Where quick exit leads. */
  readonly exitUrl: string;
  /** The language whose addresses carry no prefix. */
  readonly plainLanguage: Language;
  readonly baseUrl: string;
};

/** Texts of a frozen questionnaire are the same objects on every page; each is typeset once. Texts made for one page go with it. */
const said = new WeakMap<Localised, Map<Language, string>>();

/** The language of the interface: where nobody has translated it into the reader's, it is said in Russian. */
export const interfaceLanguage = ({ t }: Reader): Language => {
  const spoken = t('respond:frame.language');
  return languages.find(language => language === spoken) ?? 'ru';
};

/** Words of the interface where a text of the questionnaire is expected. */
export const ownWords = (reader: Reader, words: string): Localised => ({
  [interfaceLanguage(reader)]: words,
});

/** The language to mark a text with: of those that are not in the language of the page around them, else null. */
export const markOf = (reader: Reader, text: Localised): Language | null => {
  const spoken = languageIn(text, reader.language);
  return spoken === interfaceLanguage(reader) ? null : spoken;
};

/** A questionnaire's text as this reader sees it; `marked` with its language where that is not the page's. */
export const say = ({ language }: Reader, text: Localised): string => {
  const known = said.get(text) ?? new Map<Language, string>();
  const ready = known.get(language);
  if (ready !== undefined) return ready;
  const words = typeset(inLanguage(text, language), languageIn(text, language));
  said.set(text, known.set(language, words));
  return words;
};

export const marked = (reader: Reader, text: Localised) => ({
  text: say(reader, text),
  lang: markOf(reader, text),
});

export type Marked = ReturnType<typeof marked>;
