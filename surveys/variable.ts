// One variable of the data: what a column holds, in the words the respondent saw.
import type { Localised } from './localised.ts';
import type { Question, QuestionOf } from './questions/schema.ts';
import type { IndirectDesign } from './sensitive/indirect.ts';

export type Category = {
  readonly code: string;
  readonly label: Localised;
  readonly isMissing: boolean;
  /** Of a band: the smallest and largest amount that falls into it; no `to` is "and more". */
  readonly from?: number;
  readonly to?: number | undefined;
};

type Asked = Exclude<Question, { type: 'information' }>;
export type Headline = NonNullable<Asked['headline']>;

export type Variable = {
  readonly name: string;
  readonly question: string;
  readonly row?: string;
  /** The answer is a list, and the number the place of this code in it: 1 is first; of what is not in it there is none. */
  readonly placeOf?: string;
  /**
   * How it came about where nobody was asked: the order in which things were shown, an arm drawn by chance, a calculation, or the
   * design of the sample.
   */
  readonly origin?: 'order' | 'arm' | 'calculation' | 'design';
  readonly type: 'category' | 'set' | 'number';
  /** A few words for tables and charts; of a grid, the row. */
  readonly label: Localised;
  /** The exact wording, with the row of a grid. */
  readonly text: Localised;
  /** Answers in their order, then the missing codes. A number has only missing codes. */
  readonly categories: readonly Category[];
  readonly recall?: string;
  readonly topic?: string;
  readonly headline?: Headline;
  readonly unit?: Localised;
  /** Of a date: its numbers are years, or days since 1 January 1970 (of a month, its first day). */
  readonly date?: QuestionOf<'date'>['precision'];
  /** Answers hidden by chance: their shares mean nothing before the design is taken out again. */
  readonly indirect?: IndirectDesign;
  readonly isOrdered: boolean;
};
