// The languages of the republic, and the choice of one. Apart from the schema of texts, so that pages need not load it.

export const languages = ['ru', 'ce', 'en'] as const;
export type Language = (typeof languages)[number];

type Texts = { readonly [Each in Language]?: string | undefined };

/** The language in which `inLanguage` says the text. */
export const languageIn = (text: Texts, language: Language): Language =>
  [language, 'ru' as const, 'en' as const, 'ce' as const].find(each => text[each] !== undefined) ?? language;

/** The text in `language`, or else in Russian, or else in any language it has. */
export const inLanguage = (text: Texts, language: Language): string =>
  text[language] ?? text.ru ?? text.en ?? text.ce ?? '';
