// The part of a recipe that the data do not allow, and why: an error here, plain values for whoever tells it.
import { Misuse } from '../../../analysis/index.ts';

export class Refused extends RangeError {
  constructor(
    /** `mean_of_y`, `design`, `weighting[0], 2012` */
    readonly part: string,
    readonly reason: Misuse,
  ) {
    super(`${part}: ${reason.message}`, { cause: reason });
  }
}

/** It may cross from a thread to another. */
export type Refusal = Pick<Misuse, 'told'> & {
  /** The entry at fault, or `design`; null where it is all of the recipe. */
  readonly part: string | null;
  /** In English. */
  readonly message: string;
};

/** Null for an error that is none of the recipe's and of the data's. */
export const refusalIn = (error: unknown): Refusal | null => {
  if (error instanceof Refused) {
    const { part, reason } = error;
    return { part, told: reason.told, message: reason.message };
  }
  return error instanceof Misuse ? { part: null, told: error.told, message: error.message } : null;
};

/** What it computes; a misuse is told with the part of the recipe at fault. */
export const within = <Result>(part: string, compute: () => Result): Result => {
  try {
    return compute();
  } catch (error) {
    throw error instanceof Misuse ? new Refused(part, error) : error;
  }
};
