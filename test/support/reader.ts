// Somebody who reads a page: the real texts and addresses in a language, and assets that are named as they are asked for.
import type { Language } from '../../surveys/localised.ts';
import { pathsIn } from '../../server/paths.ts';
import type { Reader } from '../../server/presenters/reader.ts';
import { loadTexts } from '../../server/texts.ts';

const texts = loadTexts();
const names = { ru: 'Русский', ce: 'Нохчийн', en: 'English' } as const;
const allLanguages = ['ru', 'ce', 'en'] as const;

/** A reader of the page at `here`. */
export const readerIn = (language: Language, here = '/s/every_type'): Reader => ({
  language,
  t: texts[language],
  paths: pathsIn(language),
  asset: name => `/assets/${name}`,
  nonce: 'nonce',
  elsewhere: allLanguages.map(other => ({
    language: other,
    name: names[other],
    href: pathsIn(other).at(here),
    isCurrent: other === language,
  })),
  plainLanguage: 'ru',
  exitUrl: 'https://neutral.example/',
  baseUrl: 'http://localhost:3000',
});
