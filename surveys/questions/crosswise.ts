// Two statements, one of them innocent and about a birthday, answered together: no answer says which of them is true.
import { clarityOf, crosswiseDesign } from '../sensitive/indirect.ts';
import { birthdayMistakes } from './birthday.ts';
import { hiddenChoice } from './hidden-choice.ts';
import type { HiddenAnswer } from './hidden-choice.ts';
import type { DefinitionMistake } from './module.ts';
import type { QuestionOf } from './schema.ts';

type Crosswise = QuestionOf<'crosswise'>;

const secondsToThink = 20;

export const crosswiseAnswers: Readonly<Record<Crosswise['model'], readonly HiddenAnswer[]>> = {
  crosswise: [
    { code: 'same', label: { ru: 'Верны оба или не верно ни одно', en: 'Both are true, or neither is' } },
    { code: 'different', label: { ru: 'Верно ровно одно', en: 'Exactly one is true' } },
  ],
  triangular: [
    { code: 'none', label: { ru: 'Не верно ни одно', en: 'Neither is true' } },
    { code: 'some', label: { ru: 'Верно хотя бы одно', en: 'At least one is true' } },
  ],
};

const mistakes = (question: Crosswise): readonly DefinitionMistake[] => {
  const found = birthdayMistakes(question.birthday, ['birthday']);
  if (found.length > 0) return found;
  return Math.abs(clarityOf(crosswiseDesign(question))) < 1e-9
    ? [{ path: ['birthday'], said: { code: 'birthday_half' } }]
    : [];
};

export const crosswise = hiddenChoice<Crosswise>({
  categories: ({ model }) => crosswiseAnswers[model],
  designOf: crosswiseDesign,
  mistakes,
  seconds: secondsToThink,
});
