// Whole interviews as people go through them: every page is read, answered, and leads to the next.
import { setTimeout } from 'node:timers/promises';
import type { Answer, Browser } from './browser.ts';
import type { Person } from './people.ts';

export type Tally = {
  /** Milliseconds of each page shown, each answer kept and each submission acknowledged. */
  readonly shown: number[];
  readonly answered: number[];
  readonly sent: number[];
  interviews: number;
  readonly errors: Map<string, number>;
};

export const newTally = (): Tally => ({
  shown: [],
  answered: [],
  sent: [],
  interviews: 0,
  errors: new Map(),
});

const survey = '/s/population';

class Wrong extends Error {}

const expectStatus = ({ status }: Answer, wanted: number, what: string): void => {
  if (status !== wanted) throw new Wrong(`${what}: ${status} instead of ${wanted}`);
};

export const countError = ({ errors }: Tally, error: unknown): void => {
  const what = error instanceof Error ? error.message : String(error);
  errors.set(what, (errors.get(what) ?? 0) + 1);
};

type Visit = { readonly browser: Browser; readonly person: Person; readonly think: number };

/** From the start page to the review; `isLate` says when to stop on the way. False where it did. */
export const walk = async (
  { browser, person, think }: Visit,
  tally: Tally,
  isLate: () => boolean,
): Promise<boolean> => {
  browser.forget();
  const opened = await browser.get(survey);
  expectStatus(opened, 200, 'start');
  tally.shown.push(opened.milliseconds);
  let next = await browser.post(survey);
  while (!next.location.endsWith('/review')) {
    expectStatus(next, 303, 'answer');
    if (isLate()) return false;
    const { location } = next;
    const shown = await browser.get(location);
    expectStatus(shown, 200, 'page');
    tally.shown.push(shown.milliseconds);
    if (think > 0) await setTimeout(think);
    next = await browser.post(location, person.get(location.split('/').at(-1) ?? '') ?? '');
    tally.answered.push(next.milliseconds);
  }
  const review = await browser.get(next.location);
  expectStatus(review, 200, 'review');
  tally.shown.push(review.milliseconds);
  return true;
};

export const submit = async (browser: Browser, tally: Tally): Promise<void> => {
  const sent = await browser.post(`${survey}/submit`);
  expectStatus(sent, 303, 'submit');
  if (!sent.location.endsWith('/done')) throw new Wrong(`submit led to ${sent.location}`);
  tally.sent.push(sent.milliseconds);
};
