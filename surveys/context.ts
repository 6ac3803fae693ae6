// What an interview brings besides its answers: its chance, and the day of its wave. Passed in, never looked up.
import type { Seed } from './random.ts';

export type Context = {
  /** Without a seed everything stands in the order of the file, and no order is recorded. */
  readonly seed?: Seed | undefined;
  /** YYYY-MM-DD, the first day of the wave; `today()` is unknown without it. */
  readonly today?: string | undefined;
};

export const noContext: Context = {};
