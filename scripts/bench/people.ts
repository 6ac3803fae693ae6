// Made-up respondents, prepared before the clock runs: which form each of them sends on each page.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../server/root.ts';
import { formOf } from '../../surveys/answers.ts';
import { journey } from '../../surveys/journey.ts';
import { pageNumber } from '../../surveys/pages.ts';
import { readQuestionnaire } from '../../surveys/read.ts';
import type { Questionnaire } from '../../surveys/schema.ts';
import { simulate } from '../../surveys/simulate.ts';

/** The encoded form by the number of its page. */
export type Person = ReadonlyMap<string, string>;

export const readPopulation = (): Questionnaire => {
  const file = join(projectRoot, 'surveys', 'library', 'population.yaml');
  const read = readQuestionnaire(readFileSync(file, 'utf8'), 'population.yaml');
  if ('mistakes' in read) throw new RangeError('population.yaml has mistakes');
  return read.questionnaire;
};

/** The same seed gives the same people (mulberry32). */
export const seeded = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const encode = (fields: Readonly<Record<string, string | readonly string[]>>): string => {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of [value].flat()) form.append(name, one);
  return form.toString();
};

export const makePerson = (questionnaire: Questionnaire, random: () => number): Person => {
  const answers = simulate(questionnaire, random);
  return new Map(
    journey(questionnaire, answers).steps.map(step => [
      String(pageNumber(questionnaire, step.page.id)),
      encode(formOf(step, answers)),
    ]),
  );
};
