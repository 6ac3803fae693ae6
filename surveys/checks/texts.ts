// Every localised text of a questionnaire with its place, whatever field it stands in.
import { languages } from '../language.ts';
import type { Language, Localised } from '../localised.ts';
import type { Questionnaire } from '../schema.ts';
import type { Place } from './place.ts';
import type { Discovery, Judgement, Rule } from './rule.ts';
import { discovered } from './rule.ts';

export type PlacedText = { readonly place: Place; readonly text: Localised };

/** Lists are left out: reading has put them into their questions. A text that stands in several places is found in the first. */
export const textsOf = ({ lists: _, ...questionnaire }: Questionnaire): readonly PlacedText[] => {
  const found = new Map<string, PlacedText>();
  const collect = (value: unknown, place: Place): void => {
    if (typeof value !== 'object' || value === null) return;
    if (isLocalised(value)) {
      const key = JSON.stringify(value);
      if (!found.has(key)) found.set(key, { place, text: value });
      return;
    }
    for (const [key, inside] of Object.entries(value)) {
      collect(inside, [...place, Array.isArray(value) ? Number(key) : key]);
    }
  };
  collect(questionnaire, []);
  return [...found.values()];
};

/** The localised texts inside a part of a questionnaire. */
export const textsIn = (value: unknown): readonly Localised[] => {
  if (typeof value !== 'object' || value === null) return [];
  return isLocalised(value) ? [value] : Object.values(value).flatMap(textsIn);
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

/** Whether the text matches in any of its languages. */
export const says = (text: Localised | undefined, pattern: RegExp): boolean =>
  text !== undefined && translationsOf(text).some(([, words]) => pattern.test(words));

/** A pattern of whole words, in Cyrillic as in Latin letters. */
export const words = (alternatives: string): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'iu');

type TextRule = Omit<Rule, 'find'> & {
  readonly judge: (text: Localised, questionnaire: Questionnaire, place: Place) => Judgement;
};

export const textRule = ({ judge, ...rule }: TextRule): Rule => ({
  ...rule,
  find: ({ questionnaire }) =>
    textsOf(questionnaire).flatMap(({ place, text }): readonly Discovery[] =>
      discovered(place, judge(text, questionnaire, place)),
    ),
});
