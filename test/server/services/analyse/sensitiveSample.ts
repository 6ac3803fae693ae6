// A wave with one question of each sensitive kind, drawn in strata and PSUs with unequal weights, and with people who refused.
import type { Response } from '../../../../server/stores/responses.ts';
import type { Stores } from '../../../../server/stores/index.ts';
import { seeded } from '../../../surveys/random.ts';
import { publish, single, survey } from '../results/published.ts';

const text = { ru: 'Платили?', en: 'Did you pay?' };
const item = (code: string) => ({ code, label: { ru: code, en: code } });
const months = { birthday: { unit: 'month', from: 1, to: 3 } };

const surveyWith = (coin: object) =>
  survey([
    { id: 'coin', text, ...coin },
    {
      ...{ id: 'either', type: 'randomised-response', text, instrument: 'dice' },
      unrelated: { sensitive: [1, 2, 3, 4], ...months },
    },
    { id: 'both', type: 'crosswise', text, ...months },
    { id: 'any', type: 'crosswise', model: 'triangular', text, ...months },
    {
      ...{ id: 'acts', type: 'list-experiment', text },
      items: [item('a'), item('b'), item('c')],
      sensitive_item: item('bribe'),
    },
    single('sex', ['m', 'f']),
  ]);

const coinForced = { type: 'randomised-response', instrument: 'coin', forced: { yes: ['heads'] } };
export const sensitiveSurvey = surveyWith(coinForced);

/** The question of the coin asked by another way of hiding. */
export const otherwiseHidden = surveyWith({
  ...{ type: 'randomised-response', instrument: 'dice' },
  unrelated: { sensitive: [1, 2, 3, 4], ...months },
});

export const sensitiveQuestions = ['coin', 'either', 'both', 'any', 'acts'] as const;

const person = (random: () => number, at: number): Partial<Response> => {
  const oneOf = (yes: string, no: string, share: number): string =>
    random() < 0.05 ? 'refused' : random() < share ? yes : no;
  const isTreated = random() < 0.5;
  return {
    answers: {
      coin: oneOf('yes', 'no', 0.6),
      either: oneOf('yes', 'no', 0.3),
      both: oneOf('same', 'different', 0.65),
      any: oneOf('some', 'none', 0.4),
      acts: Math.floor(random() * 3.2) + (isTreated && random() < 0.25 ? 1 : 0),
      acts_arm: isTreated ? 'treatment' : 'control',
      sex: oneOf('m', 'f', 0.45),
    },
    stratum: `s${at % 4}`,
    psu: `p${at % 40}`,
    weight: 0.5 + random(),
  };
};

/** 800 people; the same every time. */
export const publishSensitive = (stores: Stores) => {
  const random = seeded(20260615);
  const rows = Array.from({ length: 800 }, (_, at) => person(random, at));
  return publish(stores, sensitiveSurvey, [
    { name: '2026', design: { strata: true, psu: true, weight: true }, rows },
  ]);
};

/** The same in two years: the second with more who paid; `second` may have been asked otherwise. */
export const publishSensitiveTwice = (stores: Stores, second = sensitiveSurvey) => {
  const random = seeded(20270615);
  const design = { strata: true, psu: true, weight: true };
  const rows = () => Array.from({ length: 600 }, (_, at) => person(random, at));
  return publish(stores, sensitiveSurvey, [
    { name: '2026', design, rows: rows() },
    { name: '2027', design, rows: rows(), document: second },
  ]);
};
