// Interface texts: locales/<language>/<feature>.json, read once. Chechen falls back to Russian string by string.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import i18next, { type Resource, type TFunction } from 'i18next';
import { languages, type Language } from '../surveys/localised.ts';
import { projectRoot } from './root.ts';
import { typeset } from './presenters/typography.ts';

export type Values = Readonly<Record<string, string | number>>;
/** `t('respond:continue')`, `t('results:points', { count: 4 })`: the text, typeset for its language. */
export type Translate = (key: string, values?: Values) => string;
export type Texts = Readonly<Record<Language, Translate>>;

const folder = join(projectRoot, 'locales');

const readLanguage = (language: Language) =>
  Object.fromEntries(
    readdirSync(join(folder, language))
      .filter(file => file.endsWith('.json'))
      .map(file => [
        file.slice(0, -'.json'.length),
        JSON.parse(readFileSync(join(folder, language, file), 'utf8')),
      ]),
  );

/** Counts are small in practice; a bound so that no page can fill the memory. */
const mostTemplates = 20_000;

/**
 * The texts with their gaps unfilled. Which plural a count takes is asked once for each count: looking it up took longer than
 * anything else on a respondent's page.
 */
const templatesOf = (fixed: TFunction) => {
  const known = new Map<string, string>();
  return (key: string, { count }: Values = {}): string => {
    const name = `${key} ${count}`;
    const remembered = known.get(name);
    if (remembered !== undefined) return remembered;
    const template = fixed(key, { skipInterpolation: true, ...(typeof count === 'number' ? { count } : {}) });
    if (known.size >= mostTemplates) known.clear();
    known.set(name, template);
    return template;
  };
};

/** Gaps without a value stay empty. */
const fill = (template: string, values: Values): string =>
  template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''));

const translatorOf = (fixed: TFunction, language: Language): Translate => {
  const template = templatesOf(fixed);
  const plain = new Map<string, string>();
  const look = (key: string): string => {
    const text = typeset(template(key), language);
    plain.set(key, text);
    return text;
  };
  return (key, values) =>
    values === undefined
      ? (plain.get(key) ?? look(key))
      : typeset(fill(template(key, values), values), language);
};

/** Loads every text. A missing key throws: a page never shows the name of a text instead of the text. */
export const loadTexts = (): Texts => {
  const resources: Resource = Object.fromEntries(
    languages.map(language => [language, readLanguage(language)]),
  );
  const instance = i18next.createInstance();
  void instance.init({
    resources,
    initAsync: false,
    fallbackLng: 'ru',
    interpolation: { escapeValue: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_, __, key) => {
      throw new RangeError(`locales/ has no text "${key}"`);
    },
  });
  const translator = (language: Language): Translate => translatorOf(instance.getFixedT(language), language);
  return { ru: translator('ru'), ce: translator('ce'), en: translator('en') };
};
