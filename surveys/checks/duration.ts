// How long the questionnaire takes, by the paths of simulated respondents.
import { minutes } from '../minutes.ts';
import type { Study } from './study.ts';

export type Duration = { readonly shortest: number; readonly median: number; readonly longest: number };

/** Past it people on a phone leave, and those who stay answer anyhow. */
export const longestMinutes = 20;
/** Nobody may be asked for more. */
export const mostMinutes = 30;

const remembered = new WeakMap<Study, Duration>();

/** Minutes over the respondents of a study, in the questionnaire's first language. RangeError unless there is one at least. */
export const durationOf = (study: Study): Duration => {
  const known = remembered.get(study);
  if (known) return known;
  const measured = measure(study);
  remembered.set(study, measured);
  return measured;
};

const measure = ({ questionnaire, respondents }: Study): Duration => {
  const [language = 'ru'] = questionnaire.languages;
  const all = respondents
    .map(({ steps }) => minutes(steps, language))
    .sort((first, second) => first - second);
  const [shortest, median, longest] = [all[0], all[Math.floor(all.length / 2)], all.at(-1)];
  if (shortest === undefined || median === undefined || longest === undefined) {
    throw new RangeError('Simulate one respondent at least.');
  }
  return { shortest, median, longest };
};
