// A yes or no that chance may have spoken: a coin, a die or a birthday tells the respondent what to answer, and nobody else
// knows what it said. Only the answer is kept.
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
      const range = instrument === 'coin' ? known.join(' or ') : `1 to ${known.length}`;
      return [
        { path: [...path, index], message: `is ${outcome}, which no ${instrument} shows: write ${range}` },
      ];
    }
    return outcomes.indexOf(outcome) < index
      ? [{ path: [...path, index], message: `repeats ${outcome}: write each outcome once` }]
      : [];
  });
};

const forcedMistakes = (question: Randomised): readonly DefinitionMistake[] => {
  const { instrument, forced } = question;
  if (!forced) return [];
  const both = forced.yes.filter(outcome => forced.no.includes(outcome));
  const mistakes = [
    ...unknownOutcomes(instrument, forced.yes, ['forced', 'yes']),
    ...unknownOutcomes(instrument, forced.no, ['forced', 'no']),
    ...(both.length > 0
      ? [{ path: ['forced', 'no'], message: `has ${both.join(', ')} under \`yes\` too: leave it in one` }]
      : []),
  ];
  if (mistakes.length > 0) return mistakes;
  const chance = chanceOf(instrument, [...forced.yes, ...forced.no]);
  if (forced.yes.length === 0) {
    return [{ path: ['forced', 'yes'], message: 'is empty, so every yes is a confession: name an outcome' }];
  }
  return chance > 1 - 1e-9
    ? [{ path: ['forced'], message: 'leaves nobody to tell the truth: free some outcomes' }]
    : [];
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
            message: 'is a birthday, and so is the innocent question: take coin or dice',
          },
        ]
      : []),
  ];
  if (mistakes.length > 0) return mistakes;
  return chanceOf(instrument, unrelated.sensitive) > 1 - 1e-9
    ? [{ path, message: 'has every outcome, so nothing is hidden: leave some for the innocent question' }]
    : [];
};

const mistakes = (question: Randomised): readonly DefinitionMistake[] => {
  if ((question.forced === undefined) === (question.unrelated === undefined)) {
    const message = 'needs one of two designs: write `forced:` (chance says what to answer) or `unrelated:`';
    return [{ path: [question.forced ? 'unrelated' : 'forced'], message }];
  }
  return [...forcedMistakes(question), ...unrelatedMistakes(question)];
};

export const randomisedResponse = hiddenChoice<Randomised>({
  categories: () => yesOrNo,
  designOf: randomisedDesign,
  mistakes,
  seconds: secondsForTheInstrument,
});
