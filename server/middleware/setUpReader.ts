// The language is the first part of the address and nothing else: no cookie, no header. `/en/results` is `/results` in English.
import type { Express, Response } from 'express';
import { languages, type Language } from '../../surveys/localised.ts';
import type { Config } from '../config.ts';
import { pathsIn, type Paths } from '../paths.ts';
import type { Reader } from '../presenters/reader.ts';
import type { Texts } from '../texts.ts';

const names: Readonly<Record<Language, string>> = { ru: 'Русский', ce: 'Нохчийн', en: 'English' };

type Parts = { readonly config: Config; readonly texts: Texts; readonly asset: (name: string) => string };

const split = (path: string, fallback: Language): { language: Language; rest: string } => {
  const language = languages.find(code => path === `/${code}` || path.startsWith(`/${code}/`));
  return language
    ? { language, rest: path.slice(language.length + 1) || '/' }
    : { language: fallback, rest: path };
};

/** What is the same on every page in a language is made once. */
const pathsOf = (fallback: Language): Readonly<Record<Language, Paths>> => ({
  ru: pathsIn('ru', fallback),
  ce: pathsIn('ce', fallback),
  en: pathsIn('en', fallback),
});

const readerFor = (
  { config, texts, asset, paths }: Parts & { readonly paths: ReturnType<typeof pathsOf> },
  language: Language,
  here: string,
  nonce: string,
): Reader => ({
  language,
  t: texts[language],
  paths: paths[language],
  asset,
  nonce,
  elsewhere: languages.map(other => ({
    language: other,
    name: names[other],
    href: paths[other].at(here),
    isCurrent: other === language,
  })),
  exitUrl: config.exitUrl,
  plainLanguage: config.defaultLocale,
  baseUrl: config.baseUrl,
});

export const setUpReader = (app: Express, given: Parts): void => {
  const parts = { ...given, paths: pathsOf(given.config.defaultLocale) };
  app.use((request, response, next) => {
    const [path = '/', query] = request.url.split('?', 2);
    const { language, rest: raw } = split(path, parts.config.defaultLocale);
    const rest = raw.replace(/^\/+/, '/'); // never `//host`, which a browser takes for another site
    request.url = query === undefined ? rest : `${rest}?${query}`;
    const make = (spoken: Language): Reader =>
      readerFor(parts, spoken, rest, String(response.locals['nonce']));
    response.locals['readerIn'] = make;
    response.locals['reader'] = make(language);
    next();
  });
};

/** The reader of this request. */
export const readerOf = (response: Response): Reader => response.locals['reader'] as Reader; // put there by setUpReader, before every route

/** The same page's reader in another language: for what is told in two at once. */
export const readerIn = (response: Response, language: Language): Reader =>
  (response.locals['readerIn'] as (language: Language) => Reader)(language); // as above
