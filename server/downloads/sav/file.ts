// What a file for SPSS holds, as data. Every column is of numbers: answers with codes of words get numbers, and the words as labels.

export type SavLabel = { readonly value: number; readonly label: string };

/** Values that are no answers: up to three of them, or all from the lowest to the highest. */
export type SavMissing =
  { readonly values: readonly number[] } | { readonly low: number; readonly high: number };

export type SavVariable = {
  /** Latin letters, digits and `_`; at most 64 bytes. */
  readonly name: string;
  readonly label: string;
  /** `date`: the values are days since 1 January 1970. */
  readonly kind: 'number' | 'date';
  readonly measure: 'nominal' | 'ordinal' | 'scale';
  readonly width: number;
  readonly decimals: number;
  readonly labels: readonly SavLabel[];
  readonly missing: SavMissing | null;
  /** One a person; NaN is the system's own missing value, and never 0. */
  readonly values: Float64Array;
};

/** A question with several answers: variables of 1 (chosen) and 0 that belong together. */
export type SavSet = {
  readonly name: string;
  readonly label: string;
  readonly variables: readonly string[];
};

export type SavFile = {
  readonly label: string;
  /** YYYY-MM-DD. */
  readonly day: string;
  readonly cases: number;
  readonly variables: readonly SavVariable[];
  readonly sets: readonly SavSet[];
  /** The name of the variable that weighs every case; null where there is none. */
  readonly weight: string | null;
};
