// What the parts of an import share while a form is turned into a questionnaire.
import type { Localised } from '../../localised.ts';
import type { Place, Tell } from '../finding.ts';
import type { ChoiceLists } from './choices.ts';
import type { Names } from './known.ts';
import type { Languages } from './languages.ts';
import type { Group } from './outline.ts';
import type { SheetRecord } from './table.ts';
import type { Texts } from './texts.ts';

/** A part of the questionnaire document, as a person would write it. */
export type Part = Record<string, unknown>;

export type Form = {
  readonly lists: ChoiceLists;
  readonly names: Names;
  readonly languages: Languages;
  readonly tell: Tell;
  /** Texts of the question at this place: earlier answers may be repeated in them. */
  readonly textsAt: (at: number) => Texts;
  /** Conditions of groups, each translated and told once. */
  readonly groupConditions: Map<Group, string | undefined>;
  /** Where the parts of the document come from. */
  readonly origins: Map<object, Place>;
  /** Shared lists that questions have used so far, by their name in the form. */
  readonly usedLists: Map<string, number>;
};

/** A text of ours in the languages of the form. */
export const sameWords = ({ languages }: Form, words: string): Localised =>
  Object.fromEntries(languages.used.map(language => [language, words]));

export const placeOf = (record: SheetRecord, base?: string): Place & { readonly name: string } => ({
  ...record.place(base),
  name: record.get('name'),
});

/** The entries whose value is there. */
export const present = (part: Part): Part =>
  Object.fromEntries(Object.entries(part).filter(([, value]) => value !== undefined));
