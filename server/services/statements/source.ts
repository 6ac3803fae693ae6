// The two halves of a statement for whoever freezes them: what the system knows of a wave, and what people wrote of it.
import type { ItemId } from './items.ts';
import { measuring, type MeasureParts } from './measure.ts';
import {
  factsFrom,
  find,
  missingOf,
  wordsFrom,
  type Found,
  type StatementFacts,
  type StatementWords,
} from './statement.ts';

export type MethodSource = {
  /** Measured anew where answers or weights changed. */
  readonly facts: (survey: string, wave: string) => Promise<StatementFacts>;
  /** With the items that they leave incomplete. */
  readonly words: (
    survey: string,
    wave: string,
  ) => Promise<{ readonly words: StatementWords; readonly missing: readonly ItemId[] }>;
};

export const methodSource = (parts: MeasureParts): MethodSource => {
  const { stores, clock } = parts;
  const measure = measuring(parts);
  const look = (survey: string, wave: string): Promise<Found> =>
    find(stores, { survey, wave, today: clock.today() });
  return {
    facts: async (survey, wave) => {
      const found = await look(survey, wave);
      return factsFrom(found, await measure(found));
    },
    words: async (survey, wave) => {
      const found = await look(survey, wave);
      return { words: wordsFrom(found.written), missing: missingOf(found) };
    },
  };
};
