// Made-up callers of the hotline, for indicator 6 of the demonstration: fewer than half trust more at first, more than half at the end.
import type { Answers } from '../../../surveys/answer.ts';
import { weighted } from './random.ts';

type Shares = Readonly<Record<string, number>>;

const shares: Readonly<Record<string, Shares>> = {
  caller: { own: 74, organisation: 17, others: 9 },
  reach: { easy: 41, rather_easy: 33, rather_hard: 17, hard: 9 },
  about: { met: 78, heard: 12, advice: 7, other: 3 },
  safe: { calm: 34, rather_calm: 31, rather_uneasy: 22, uneasy: 13 },
  outcome: { solved: 31, part: 27, answered: 29, silent: 13 },
  again: { yes: 44, rather_yes: 28, rather_no: 17, no: 11 },
};

/** How many of a hundred trust more. */
const grown: Readonly<Record<number, number>> = { 2011: 25, 2012: 48, 2013: 67 };

const trustIn = (year: number): Shares => {
  const more = grown[year] ?? 30;
  const less = (100 - more) * 0.3;
  return {
    grew_much: more * 0.4,
    grew: more * 0.6,
    same: 100 - more - less,
    fell: less * 0.6,
    fell_much: less * 0.4,
  };
};

export const callersOf = (year: number): number => 190 + 12 * (year - 2011);

export const callerAnswers = (year: number, random: () => number): Answers => {
  const chosen = Object.fromEntries(
    Object.entries({ ...shares, trust_change: trustIn(year) }).map(([question, codes]) => [
      question,
      weighted(Object.entries(codes), random),
    ]),
  );
  const grew = chosen['about'] === 'met' && chosen['trust_change']?.startsWith('grew');
  return { ...chosen, trust_growth: grew ? 'grew' : 'other' };
};
