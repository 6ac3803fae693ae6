// What every service is built from: nothing global, so that tests hold the clock and chance.
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../crypto.ts';
import type { Stores } from '../stores/index.ts';
import type { Analyst } from './analyse/calculate.ts';
import type { Examiner } from './examine.ts';
import type { Calculator } from './results/calculator.ts';

export type ServiceParts = {
  readonly stores: Stores;
  readonly clock: Clock;
  readonly random: RandomBytes;
  /** Where results are calculated; without one, here. */
  readonly calculator?: Calculator;
  /** Where recipes are carried out; without one, here. */
  readonly analyst?: Analyst;
  /** Where drafts are examined; without one, here. */
  readonly examiner?: Examiner;
};
