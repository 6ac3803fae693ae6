// How long the questionnaire takes, by the paths of simulated respondents, and a rule for when that is too long.
import { journey } from '../journey.ts';
import type { Language } from '../localised.ts';
import { minutes } from '../minutes.ts';
import type { Questionnaire } from '../schema.ts';
import { simulate } from '../simulate.ts';
import type { Discovery } from './rule.ts';

export type Duration = { readonly shortest: number; readonly median: number; readonly longest: number };

/** Past it people on a phone leave, and those who stay answer anyhow. */
export const longestMinutes = 20;

/** Minutes over `count` simulated respondents. RangeError unless there is one at least. */
export const durationOf = (
  questionnaire: Questionnaire,
  language: Language,
  random: () => number,
  count = 1000,
): Duration => {
  const all = Array.from({ length: count }, () =>
    minutes(journey(questionnaire, simulate(questionnaire, random)).steps, language),
  ).sort((first, second) => first - second);
  const [shortest, median, longest] = [all[0], all[Math.floor(count / 2)], all[count - 1]];
  if (shortest === undefined || median === undefined || longest === undefined) {
    throw new RangeError('Simulate one respondent at least.');
  }
  return { shortest, median, longest };
};

export const tooLong = ({ median }: Duration): readonly Discovery[] =>
  median <= longestMinutes
    ? []
    : [
        {
          path: 'pages',
          message: `take ${Math.ceil(median)} minutes in the middle: cut what no table needs, ${longestMinutes} at most`,
        },
      ];
