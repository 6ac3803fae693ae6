// One made-up person answers one question: weights from beliefs.ts, what they said before, and chance.
import { answerTo } from '../../../surveys/answer.ts';
import type { Answer, Answers } from '../../../surveys/answer.ts';
import { moduleOf } from '../../../surveys/questions/index.ts';
import type { Option } from '../../../surveys/questions/option.ts';
import type { Question, QuestionOf } from '../../../surveys/questions/schema.ts';
import { beliefs, contactChances, sphereFactors, type Belief } from './beliefs.ts';
import type { Person } from './people.ts';
import { normal, weighted } from './random.ts';

export type Replying = {
  readonly person: Person;
  readonly year: number;
  readonly answers: Answers;
  readonly random: () => number;
};

const beliefAbout = (id: string): Belief | undefined =>
  beliefs[id] ?? Object.entries(beliefs).find(([start]) => start.endsWith('_') && id.startsWith(start))?.[1];

const factorOf = (id: string, code: string): number =>
  id.startsWith('exp_') && code !== 'none' ? (sphereFactors[id.slice('exp_'.length)] ?? 1) : 1;

const weightOf = (id: string, code: string, at: number, { person, year }: Replying): number => {
  const [base, pull = {}] = beliefAbout(id)?.[code] ?? [
    30 / (1 + 0.4 * at),
    { trust: at % 2 ? -0.15 : 0.15 },
  ];
  const moved = Object.entries(pull).reduce(
    (sum, [trait, slope]) => sum + slope * (trait === 'year' ? year - 2011 : person[trait as 'trust']), // keys of Pull
    0,
  );
  return base * factorOf(id, code) * Math.exp(moved);
};

/** Shares of the ways not to answer, where the question offers them. */
const missingShares = { hard_to_say: 0.055, refused: 0.018 } as const;

const missingOf = (
  question: Exclude<Question, { type: 'information' }>,
  { random }: Replying,
): string | null => {
  let left = random();
  return (
    question.missing.find(code => (left -= missingShares[code] * (question.sensitive ? 1.5 : 1)) < 0) ?? null
  );
};

const oneOf = (id: string, options: readonly Pick<Option, 'code'>[], replying: Replying): string =>
  weighted(
    options.map(({ code }, at) => [code, weightOf(id, code, at, replying)] as const),
    replying.random,
  );

const severalOf = (question: QuestionOf<'multiple'>, replying: Replying): readonly string[] => {
  const open = question.options.filter(option => !option.exclusive);
  const chance = (code: string, at: number): number =>
    (question.id === 'contact' ? contactChances[code] : undefined) ?? 0.42 / (1 + 0.3 * at);
  const chosen = open.filter(({ code }, at) => replying.random() < chance(code, at)).map(({ code }) => code);
  const alone = question.options.find(option => option.exclusive)?.code;
  if (chosen.length) return chosen.slice(0, question.max ?? chosen.length);
  return [alone ?? oneOf(question.id, open, replying)];
};

const counts = (replying: Replying, mean: number): number =>
  Math.floor(-Math.log(1 - replying.random()) * mean);

const amountOf = (question: QuestionOf<'number'>, replying: Replying): number => {
  const { person, answers, random } = replying;
  const said = answers['situations'];
  const number: Readonly<Record<string, () => number>> = {
    age: () => person.age,
    situations: () => 1 + counts(replying, 1.4),
    payments: () => Math.min(counts(replying, 1), typeof said === 'number' ? said : 2),
    last_amount: () => Math.round(Math.exp(8.3 + 1.1 * normal(random)) / 500) * 500 + 500,
  };
  const value = number[question.id]?.() ?? counts(replying, 2);
  return Math.min(question.max, Math.max(question.min, value));
};

const numberOrBand = (question: QuestionOf<'number'>, replying: Replying): number | string => {
  const value = amountOf(question, replying);
  const prefersBand = question.id !== 'age' && replying.random() < 0.35;
  const band = question.bands.find(({ from, to = Infinity }) => value >= from && value <= to);
  return prefersBand && band ? band.code : value;
};

const scaleOf = (question: QuestionOf<'scale'>, { person, year, random }: Replying): string => {
  const middle = (question.from + question.to) / 2;
  const value =
    middle + 0.6 + person.exposure - 0.8 * person.trust - 0.15 * (year - 2011) + 1.6 * normal(random);
  return String(Math.min(question.to, Math.max(question.from, Math.round(value))));
};

const metCodes = ['expected', 'asked', 'paid', 'unasked'];

/** What follows from who they are or from what they said already. */
const settled = (question: Question, { person, answers, random }: Replying): Answer | null => {
  if (question.id === 'district' || question.id === 'settlement' || question.id === 'sex')
    return person[question.id];
  if (question.id !== 'met_when') return null;
  const experiences = Object.entries(answers).filter(([id]) => id.startsWith('exp_'));
  const hasMet = experiences.some(([, answer]) => typeof answer === 'string' && metCodes.includes(answer));
  return hasMet
    ? weighted(
        [
          ['month', 3],
          ['half_year', 5],
          ['year', 4],
        ] as const,
        random,
      )
    : weighted(
        [
          ['three_years', 12],
          ['earlier', 13],
          ['never', 70],
          ['year', 2],
        ] as const,
        random,
      );
};

export const reply = (question: Question, replying: Replying): Answer | null => {
  if (question.type === 'information' || question.type === 'text') return null;
  const known = settled(question, replying) ?? missingOf(question, replying);
  if (known !== null) return known;
  if (question.type === 'multiple') return severalOf(question, replying);
  if (question.type === 'number') return numberOrBand(question, replying);
  if (question.type === 'scale') return scaleOf(question, replying);
  if (question.type === 'single' || question.type === 'district')
    return oneOf(question.id, question.options, replying);
  if (question.type !== 'grid')
    return answerTo(moduleOf(question).simulate(question, replying.random), question.id) ?? null;
  return Object.fromEntries(
    question.rows.map(({ code }) => [
      code,
      missingOf(question, replying) ?? oneOf(question.id, question.options, replying),
    ]),
  );
};
