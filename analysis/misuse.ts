// Why the data or the design do not allow what was asked: an English sentence, and the same as a code with its values, so that
// a program may say it in another language.

/** What each code tells of. Rows have the numbers of their data (`rowNumber`): the lines of a file, or from 1. A number that is missing is null. */
export type Misuses = {
  /** The first columns. */
  readonly noRows: { readonly variables: readonly string[] };
  /** `variable`: null where the weights were computed elsewhere. */
  readonly badWeight: {
    readonly variable: string | null;
    readonly row: number;
    readonly weight: number | null;
  };
  /** `variable`: null where the weights were computed elsewhere. */
  readonly noWeight: { readonly variable: string | null; readonly rows: number };
  /** `role`: stratum or PSU; no `variable` where the codes were computed elsewhere. */
  readonly noIdentifier: { readonly role: string; readonly variable: string | null; readonly row: number };
  readonly psuInTwoStrata: { readonly psu: string; readonly first: string; readonly second: string };
  readonly badPopulation: { readonly stratum: string; readonly population: number | null };
  readonly smallPopulation: {
    readonly stratum: string;
    readonly sampled: number;
    readonly population: number;
  };
  readonly twoPopulations: { readonly stratum: string; readonly first: number; readonly second: number };
  /** `more`: how many strata beyond those named. */
  readonly lonelyStrata: { readonly strata: readonly string[]; readonly more: number };
  readonly noValue: { readonly variables: readonly string[] };
  readonly noAnswer: { readonly variable: string };
  readonly noCategory: {
    readonly variable: string;
    readonly category: string;
    readonly categories: readonly string[];
  };
  readonly noGroups: { readonly variables: readonly string[] };
  readonly manyValues: { readonly variable: string; readonly count: number };
  readonly zeroDenominator: { readonly numerator: string; readonly denominator: string };
  /** `name`: the variable, or the answer. */
  readonly noNumber: { readonly name: string };
  readonly notNumbers: { readonly variable: string };
  readonly oneCategory: { readonly variable: string };
  readonly noTestVariance: Record<never, never>;
  readonly cellWithoutVariance: { readonly method: string };
  readonly fewFreedom: { readonly method: string; readonly needed: number; readonly has: number };
  readonly manyCells: { readonly rows: string; readonly columns: string; readonly most: number };
  readonly fewRows: { readonly coefficients: number; readonly rows: number };
  readonly noShare: { readonly variable: string; readonly row: number; readonly value: number };
  readonly twoKinds: { readonly variable: string };
  readonly noMarginValue: { readonly variable: string; readonly row: number };
  readonly badTotal: {
    readonly variable: string;
    readonly category: string;
    readonly total: number | null;
  };
  readonly emptyMargin: { readonly variable: string; readonly category: string; readonly total: number };
  readonly noTotal: { readonly variable: string; readonly category: string; readonly isZero: boolean };
  readonly unequalMargins: {
    readonly variable: string;
    readonly sum: number;
    readonly other: string;
    readonly otherSum: number;
  };
  readonly noMargins: Record<never, never>;
  readonly badBounds: { readonly bounds: readonly number[] };
  readonly noBounds: Record<never, never>;
  readonly unreachedTotal: {
    readonly variable: string;
    readonly category: string;
    readonly achieved: number;
    readonly target: number;
  };
  readonly notTwoArms: {
    readonly variable: string;
    readonly treatment: string;
    readonly categories: readonly string[];
  };
  readonly fewListAnswers: { readonly variable: string; readonly count: number };
  /** `what`: the function of a distribution whose value no computer number holds. */
  readonly noFiniteValue: { readonly what: string };
};

type Told<Code extends keyof Misuses> = { readonly code: Code; readonly values: Misuses[Code] };

/** The error of the engine that tells what is wrong also by a code. */
export class Misuse extends RangeError {
  readonly told: { readonly [Code in keyof Misuses]: Told<Code> }[keyof Misuses];

  constructor(code: keyof Misuses, values: Misuses[keyof Misuses], message: string) {
    super(message);
    this.told = { code, values } as Misuse['told']; // `misuse` joins code and values
  }
}

/**
 * A Misuse whose values are those of its code.
 * Assumes: the message names the thing, the place and the remedy.
 * Units: none: words.
 * Errors: Never fails; it makes the error and does not throw it.
 * @example misuse('noMargins', {}, 'Give a margin.').told.code // 'noMargins'
 */
export const misuse = <Code extends keyof Misuses>(
  code: Code,
  values: Misuses[Code],
  message: string,
): Misuse => new Misuse(code, values, message);

/** A number for `told`: what is missing there is null. */
export const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value);

/** For whoever needs numbers and is given codes. */
export const notNumbers = (variable: string): RangeError =>
  misuse(
    'notNumbers',
    { variable },
    `Variable "${variable}" holds categories, and numbers are needed: recode it to a number column.`,
  );
