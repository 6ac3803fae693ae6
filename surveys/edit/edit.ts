// What can be done to a questionnaire while it is written: a closed set of edits. They name pages, questions and options by id and
// code, never by number, so that an edit still finds its place when a colleague has moved things meanwhile.
import type { Language } from '../language.ts';
import type { Question } from '../questions/schema.ts';
import type { Page, Questionnaire } from '../schema.ts';

/** The lists a question can have. What stands in them has a code of its own: a point of a scale has its number. */
export const questionLists = ['options', 'rows', 'items', 'bands', 'labels'] as const;
/** The lists of the questionnaire itself. A block and a calculation have their id for a code. */
export const wholeLists = ['topics', 'blocks', 'calculations'] as const;
export const listNames = [...questionLists, ...wholeLists] as const;
export type ListName = (typeof listNames)[number];

/** An option, a row of a grid, a statement of a list experiment, a band of amounts, a topic, a calculation. */
export type Item = { readonly code: string } & Readonly<Record<string, unknown>>;

/** `question` is null for the lists of the questionnaire itself. */
export type ListPlace = { readonly question: string | null; readonly list: ListName };
export type ItemPlace = ListPlace & { readonly code: string };

/** What a field belongs to. */
export type Target =
  | { readonly of: 'questionnaire' }
  | { readonly of: 'page'; readonly page: string }
  | { readonly of: 'question'; readonly question: string }
  | ({ readonly of: 'item' } & ItemPlace);

export type Edit =
  /** `field` may go inside: `start.lead`. With a language only that text changes. `null` takes the field away. */
  | {
      readonly kind: 'set';
      readonly target: Target;
      readonly field: string;
      readonly language?: Language;
      readonly value: unknown;
    }
  /** `after: null` puts it first, here and below. */
  | { readonly kind: 'add_page'; readonly page: Page; readonly after: string | null }
  | { readonly kind: 'remove_page'; readonly page: string }
  | { readonly kind: 'move_page'; readonly page: string; readonly after: string | null }
  | { readonly kind: 'rename_page'; readonly page: string; readonly to: string }
  | {
      readonly kind: 'add_question';
      readonly question: Question;
      readonly page: string;
      readonly after: string | null;
    }
  /** The last question of a page takes the page with it, here and where it moves away. */
  | { readonly kind: 'remove_question'; readonly question: string }
  | {
      readonly kind: 'move_question';
      readonly question: string;
      readonly page: string;
      readonly after: string | null;
    }
  /** The question becomes a page of its own, with the id `page`, behind the page `after`. */
  | {
      readonly kind: 'part_question';
      readonly question: string;
      readonly page: string;
      readonly after: string | null;
    }
  /** Another question in its place: of another type, say. The id stays. */
  | { readonly kind: 'replace_question'; readonly question: string; readonly by: Question }
  /** Conditions and texts that name the question follow. */
  | { readonly kind: 'rename_question'; readonly question: string; readonly to: string }
  | {
      readonly kind: 'add_item';
      readonly question: string | null;
      readonly list: ListName;
      readonly item: Item;
      readonly after: string | null;
    }
  | ({ readonly kind: 'remove_item' } & ItemPlace)
  | ({ readonly kind: 'move_item'; readonly after: string | null } & ItemPlace)
  /** Conditions that name the code follow. */
  | ({ readonly kind: 'rename_item'; readonly to: string } & ItemPlace)
  | { readonly kind: 'replace_document'; readonly document: Questionnaire }
  | { readonly kind: 'several'; readonly edits: readonly Edit[] };

export type EditKind = Edit['kind'];
export type EditOf<Kind extends EditKind> = Extract<Edit, { kind: Kind }>;

/** Why an edit cannot be made; the words for both languages stand in locales. */
export type EditMistake = {
  readonly code:
    | 'no_such_page'
    | 'no_such_question'
    | 'no_such_item'
    | 'no_such_list'
    | 'id_taken'
    | 'code_taken'
    | 'last_page'
    | 'fixed_field'
    | 'no_words'
    | 'too_few'
    | 'invalid';
  /** The id, code or field it is about. */
  readonly name: string;
  /** What the schema says of a value it refuses, in both languages of the staff. */
  readonly message?: { readonly ru: string; readonly en: string };
};

/** The document after one step, not yet checked as a whole, and what leads back. */
export type Step =
  { readonly document: Questionnaire; readonly inverse: Edit } | { readonly mistake: EditMistake };

export const mistaken = (code: EditMistake['code'], name: string): Step => ({ mistake: { code, name } });
