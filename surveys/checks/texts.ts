// Every localised text of a questionnaire with its place, whatever field it stands in.
import { languages } from '../language.ts';
import type { Language, Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';

export type PlacedText = { readonly path: string; readonly text: Localised };

/** Lists are left out: reading has put them into their questions. A text that stands in several places is found in the first. */
export const textsOf = ({ lists: _, ...questionnaire }: Questionnaire): readonly PlacedText[] => {
  const found = new Map<string, PlacedText>();
  const collect = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isLocalised(value)) {
      const key = JSON.stringify(value);
      if (!found.has(key)) found.set(key, { path, text: value });
      return;
    }
    for (const [key, inside] of Object.entries(value)) {
      const step = Array.isArray(value) ? `[${key}]` : path === '' ? key : `.${key}`;
      collect(inside, `${path}${step}`);
    }
  };
  collect(questionnaire, '');
  return [...found.values()];
};

const isLocalised = (value: object): value is Localised => {
  const keys = Object.keys(value);
  return keys.length > 0 && keys.every(key => languages.some(language => language === key));
};

export const translationsOf = (text: Localised): readonly (readonly [Language, string])[] =>
  languages.flatMap(language => {
    const words = text[language];
    return words === undefined ? [] : [[language, words] as const];
  });
