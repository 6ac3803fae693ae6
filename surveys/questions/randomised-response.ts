// A yes or no that chance may have spoken: a coin, a die or a birthday tells the respondent what to answer, and nobody else
// knows what it said. Only the answer is kept.
import type { Said } from '../said.ts';
import { chanceOf, outcomesOf } from '../sensitive/instruments.ts';
import type { Instrument } from '../sensitive/instruments.ts';
import { randomisedDesign } from '../sensitive/indirect.ts';
import { birthdayMistakes } from './birthday.ts';
import { hiddenChoice, yesOrNo } from './hidden-choice.ts';
import type { DefinitionMistake } from './module.ts';
import type { QuestionOf } from './schema.ts';

type Randomised = QuestionOf<'randomised-response'>;

const secondsForTheInstrument = 25;

const unknownOutcomes = (
  instrument: Instrument,
  outcomes: readonly string[],
  path: readonly string[],
): readonly DefinitionMistake[] => {
  const known = outcomesOf(instrument);
  return outcomes.flatMap((outcome, index) => {
    if (!known.includes(outcome)) {
      return [{ path: [...path, index], said: unknownOutcome(instrument, outcome, known) }];
    }
    return outcomes.indexOf(outcome) < index
      ? [{ path: [...path, index], said: { code: 'outcome_repeated', values: { outcome } } }]
      : [];
  });
};

const unknownOutcome = (instrument: Instrument, outcome: string, known: readonly string[]): Said => {
  if (instrument === 'coin') return { code: 'outcome_coin', values: { outcome, known } };
  const values = { outcome, last: known.length };
  if (instrument === 'dice') return { code: 'outcome_dice', values };
  return { code: instrument === 'birth_month' ? 'outcome_month' : 'outcome_day', values };
};

const forcedMistakes = (question: Randomised): readonly DefinitionMistake[] => {
  const { instrument, forced } = question;
  if (!forced) return [];
  const both = forced.yes.filter(outcome => forced.no.includes(outcome));
  const mistakes = [
    ...unknownOutcomes(instrument, forced.yes, ['forced', 'yes']),
    ...unknownOutcomes(instrument, forced.no, ['forced', 'no']),
    ...(both.length > 0
      ? [
          {
            path: ['forced', 'no'],
            said: { code: 'outcome_twice', values: { outcomes: both.join(', ') } } as const,
          },
        ]
      : []),
  ];
  if (mistakes.length > 0) return mistakes;
  const chance = chanceOf(instrument, [...forced.yes, ...forced.no]);
  if (forced.yes.length === 0) {
    return [{ path: ['forced', 'yes'], said: { code: 'outcome_none' } }];
  }
  return chance > 1 - 1e-9 ? [{ path: ['forced'], said: { code: 'outcome_all' } }] : [];
};

const unrelatedMistakes = ({ instrument, unrelated }: Randomised): readonly DefinitionMistake[] => {
  if (!unrelated) return [];
  const path = ['unrelated', 'sensitive'];
  const mistakes = [
    ...unknownOutcomes(instrument, unrelated.sensitive, path),
    ...birthdayMistakes(unrelated.birthday, ['unrelated', 'birthday']),
    ...(instrument === 'birth_month' || instrument === 'birth_day'
      ? [
          {
            path: ['instrument'],
            said: { code: 'birthday_twice' } as const,
          },
        ]
      : []),
  ];
  if (mistakes.length > 0) return mistakes;
  return chanceOf(instrument, unrelated.sensitive) > 1 - 1e-9
    ? [{ path, said: { code: 'nothing_hidden' } }]
    : [];
};

const mistakes = (question: Randomised): readonly DefinitionMistake[] => {
  if ((question.forced === undefined) === (question.unrelated === undefined)) {
    return [{ path: [question.forced ? 'unrelated' : 'forced'], said: { code: 'one_design' } }];
  }
  return [...forcedMistakes(question), ...unrelatedMistakes(question)];
};

export const randomisedResponse = hiddenChoice<Randomised>({
  categories: () => yesOrNo,
  designOf: randomisedDesign,
  mistakes,
  seconds: secondsForTheInstrument,
});
