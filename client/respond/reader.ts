// The reader of a page made here: the server's texts, addresses and languages.
import { phonePathsIn, texts, typeset } from 'respond-pages';
import type { Language } from '../../surveys/language.ts';
import type { PhoneInterview } from '../../server/presenters/respond/interview.ts';
import type { Reader } from '../../server/presenters/reader.ts';

type Values = Readonly<Record<string, string | number>>;
type Tree = { readonly [key: string]: string | Tree };

const plurals = { ru: new Intl.PluralRules('ru'), en: new Intl.PluralRules('en') };

const found = (tree: Tree, path: readonly string[], ending = ''): string | undefined => {
  const at = path.slice(0, -1).reduce<Tree | string | undefined>((part, name) => {
    return typeof part === 'object' ? part[name] : undefined;
  }, tree);
  const text = typeof at === 'object' ? at[`${path.at(-1)}${ending}`] : undefined;
  return typeof text === 'string' ? text : undefined;
};

/** As the server finds a text: by its number first, zero by name, and in Russian where the language has none. */
const textOf = (language: Language, key: string, count: unknown): string => {
  const path = key.replace(/^respond:/, '').split('.');
  for (const each of [language, 'ru'] as const) {
    const rules = each === 'en' ? plurals.en : plurals.ru;
    const endings =
      typeof count === 'number' ? [...(count === 0 ? ['_zero'] : []), `_${rules.select(count)}`, ''] : [''];
    for (const ending of endings) {
      const text = found(texts[each], path, ending);
      if (text !== undefined) return text;
    }
  }
  throw new RangeError(`No text "${key}"`);
};

export const translate =
  (language: Language): Reader['t'] =>
  (key: string, values: Values = {}) =>
    typeset(
      textOf(language, key, values['count']).replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
        String(values[name] ?? ''),
      ),
      language,
    );

/** `place` is the address after the language: `/s/population/7`. */
export const readerFor = (
  { languages, plainLanguage }: PhoneInterview,
  language: Language,
  place: string,
): Reader => ({
  language,
  plainLanguage,
  t: translate(language),
  paths: phonePathsIn(language, plainLanguage) as Reader['paths'], // the pages made here lead nowhere else
  asset: () => '',
  nonce: '',
  elsewhere: languages.map(other => ({
    ...other,
    href: phonePathsIn(other.language, plainLanguage).at(place),
    isCurrent: other.language === language,
  })),
  exitUrl: '',
  baseUrl: location.origin,
});
