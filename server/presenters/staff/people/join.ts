// The page behind an invitation, or behind a link for a forgotten password: a password, twice.
import { peoplePaths } from '../../../paths/people.ts';
import type { Person } from '../../../services/people.ts';
import { presentFields, titled, type Field } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

export type JoinMistake = { readonly field: 'password' | 'again'; readonly fault: string };

export const presentJoin = (
  visit: Visit,
  token: string,
  { name, email, role, state }: Person,
  mistakes: readonly JoinMistake[],
) => {
  const { reader } = visit;
  const { t } = reader;
  const kind = state === 'invited' ? 'invited' : 'forgotten';
  const heading = t(`people:join.${kind}.heading`, { name });
  const fields: Field[] = [
    { name: 'password', type: 'password', autocomplete: 'new-password', hint: t('staff:hint.password') },
    { name: 'again', type: 'password', autocomplete: 'new-password' },
  ];
  return {
    frame: presentFrame(visit, null),
    title: titled(reader, heading, mistakes.length > 0),
    heading,
    lead: t(`people:join.${kind}.lead`, { email, role: t(`staff:role.${role}`) }),
    action: peoplePaths(reader.paths).join(token),
    submit: t('people:join.submit'),
    note: t('people:join.note'),
    ...presentFields(
      reader,
      fields,
      mistakes.map(({ field, fault }) => ({ field, message: t(`staff:fault.${fault}`) })),
    ),
  };
};
