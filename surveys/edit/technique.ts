// The two ways of randomised response: chance tells some people what to say, or which of two questions to answer. A question has one.
import type { QuestionOf } from '../questions/schema.ts';
import { outcomesOf } from '../sensitive/instruments.ts';
import type { Edit } from './edit.ts';

export const techniques = ['forced', 'unrelated'] as const;
export type RandomisedTechnique = (typeof techniques)[number];
type Randomised = QuestionOf<'randomised-response'>;

export const techniqueIn = ({ unrelated }: Pick<Randomised, 'unrelated'>): RandomisedTechnique =>
  unrelated === undefined ? 'forced' : 'unrelated';

const birthday = { unit: 'month', from: 1, to: 6 } as const;

/** What the other technique begins with: somewhat more than half of the people speak of themselves. */
const beginningOf = (technique: RandomisedTechnique, instrument: Randomised['instrument']) => {
  const outcomes = outcomesOf(instrument);
  if (technique === 'forced') return { yes: outcomes.slice(0, Math.ceil(outcomes.length / 4)), no: [] };
  return {
    sensitive: outcomes.slice(0, Math.ceil((outcomes.length * 2) / 3) - (outcomes.length < 3 ? 1 : 0)),
    birthday,
  };
};

/** The question by the other technique; a birthday cannot be both the instrument and the innocent question. */
export const otherTechnique = (
  { id, instrument }: Pick<Randomised, 'id' | 'instrument'>,
  technique: RandomisedTechnique,
): readonly Edit[] => {
  const isTwice = technique === 'unrelated' && (instrument === 'birth_month' || instrument === 'birth_day');
  const by = isTwice ? 'coin' : instrument;
  const target = { of: 'question', question: id } as const;
  const set = (field: string, value: unknown): Edit => ({ kind: 'set', target, field, value });
  const former = technique === 'forced' ? 'unrelated' : 'forced';
  return [
    ...(isTwice ? [set('instrument', by)] : []),
    set(former, null),
    set(technique, beginningOf(technique, by)),
  ];
};
