// Mistakes in the stretch of months or days that makes a statement about a birthday.
import { chanceOfBirthday } from '../sensitive/instruments.ts';
import type { Birthday } from '../sensitive/instruments.ts';
import type { DefinitionMistake } from './module.ts';

export const birthdayMistakes = (
  birthday: Birthday,
  path: readonly string[],
): readonly DefinitionMistake[] => {
  const { unit, from, to } = birthday;
  const last = unit === 'month' ? 12 : 31;
  const outside = (['from', 'to'] as const).filter(end => birthday[end] > last);
  if (outside.length > 0) {
    return outside.map(end => ({
      path: [...path, end],
      said: { code: unit === 'month' ? 'past_month' : 'past_day', values: { last } },
    }));
  }
  if (to < from)
    return [{ path: [...path, 'to'], said: { code: 'is_before', values: { field: 'from', value: from } } }];
  return chanceOfBirthday(birthday) > 1 - 1e-9
    ? [{ path, said: { code: unit === 'month' ? 'birthday_all_months' : 'birthday_all_days' } }]
    : [];
};
