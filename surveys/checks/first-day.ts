// today() is the first day of the wave for everybody: a date that must not lie after it cannot be a day of the survey itself.
import { hasPart } from '../conditions/index.ts';
import type { Expression } from '../conditions/index.ts';
import { constraintOf } from '../walk/constraint.ts';
import { expressionsOf } from './reach.ts';
import { questionRule } from './rule.ts';
import type { Rule } from './rule.ts';

const isToday = (part: Expression): boolean => part.kind === 'call' && part.function === 'today';

/** `. <= today()` and the like, either way round. */
const endsToday = (part: Expression): boolean => {
  if (part.kind !== 'operation') return false;
  const { operator, left, right } = part;
  if (left.kind === 'own') return /^<=?$/.test(operator) && isToday(right);
  return right.kind === 'own' && /^>=?$/.test(operator) && isToday(left);
};

export const firstDayRules: readonly Rule[] = [
  questionRule({
    code: 'constraint-first-day',
    severity: 'warning',
    about: {
      ru: 'Дата не может быть позже today(), а это первый день волны: случившееся во время опроса не примут',
      en: 'A date must not lie after today(), which is the first day of the wave: what happens during the survey is refused',
    },
    remedy: {
      ru: 'Задайте `max` — последний день волны — или сравнивайте с today() + 60',
      en: 'Set `max` to the last day of the wave, or compare with today() + 60',
    },
    judge: question => {
      const constraint = constraintOf(question);
      return (
        question.type === 'date' &&
        constraint !== undefined &&
        expressionsOf([constraint]).some(expression => hasPart(expression, endsToday))
      );
    },
  }),
];
