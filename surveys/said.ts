// What is wrong, as a code with its values: nothing here knows a language. The tables in `read/words` make sentences of it.
import type { english } from './read/words/english.ts';

type Sentences = typeof english;
export type MistakeCode = keyof Sentences;

/** The names in double braces: `'is {{value}}: write {{wanted}}'` has `value` and `wanted`. */
type Holes<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | Holes<Rest>
  : never;

/** A name or number as it stands, a phrase with words in each language, or several of them joined by "or". */
export type Part = string | number | Said | readonly Part[];

/** A code that needs no values, such as the schema gives with a rule of its own. */
export type PlainCode = {
  [Code in MistakeCode]: [Holes<Sentences[Code]>] extends [never] ? Code : never;
}[MistakeCode];

type FilledCode = Exclude<MistakeCode, PlainCode>;
type Filled = {
  [Code in FilledCode]: {
    readonly code: Code;
    readonly values: Readonly<Record<Holes<Sentences[Code]>, Part>>;
  };
}[FilledCode];

export type Said = Filled | { readonly code: PlainCode; readonly values?: undefined };
