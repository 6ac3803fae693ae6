// Everybody who works here, and the form that invites one more.
import { peoplePaths } from '../../../paths/people.ts';
import { roles, type Role } from '../../../roles.ts';
import type { AccountMistake } from '../../../services/accounts.ts';
import type { Person } from '../../../services/people.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { presentFields, titled, type Field } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

/** An invitation that came back. */
export type Refused = {
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly mistakes: readonly AccountMistake[];
};

export const stateTag = ({ t }: Reader, { state }: Person) => ({
  label: t(`people:state.${state}`),
  tone: { active: 'good', invited: 'warn', disabled: '' }[state],
});

/** What protects the account besides the password. */
export const factorsInWords = ({ t }: Reader, { state, hasCodes, passkeys }: Person): string =>
  [
    hasCodes ? t('people:factor.codes') : '',
    passkeys > 0 ? t('people:factor.passkeys', { count: passkeys }) : '',
  ]
    .filter(Boolean)
    .join(', ') || t(state === 'invited' ? 'people:factor.no_password' : 'people:factor.none');

export const roleOptions = ({ t }: Reader) =>
  roles.map(role => ({ value: role, label: t(`people:role.${role}`) }));

const presentRow = (reader: Reader, person: Person) => ({
  name: person.name,
  email: person.email,
  href: peoplePaths(reader.paths).person(person.id),
  role: reader.t(`staff:role.${person.role}`),
  factors: factorsInWords(reader, person),
  signedIn: person.signedInOn ? date(person.signedInOn, reader.language) : reader.t('people:never'),
  state: stateTag(reader, person),
});

const invitationFields = (reader: Reader, refused: Refused | null): Field[] => {
  const { t } = reader;
  return [
    { name: 'name', type: 'text', value: refused?.name ?? '', hint: t('staff:hint.name') },
    { name: 'email', type: 'email', value: refused?.email ?? '', hint: t('people:invite.email_hint') },
    {
      name: 'role',
      type: 'select',
      label: t('people:field.role'),
      value: refused?.role ?? 'sociologist',
      options: roleOptions(reader),
    },
  ];
};

export const presentPeople = (visit: Visit, people: readonly Person[], refused: Refused | null) => {
  const { reader } = visit;
  const { t } = reader;
  const heading = t('people:list.heading');
  const mistakes = (refused?.mistakes ?? []).map(({ field, fault }) => ({
    field,
    message: t(`staff:fault.${fault}`),
  }));
  return {
    frame: presentFrame(visit, peoplePaths(reader.paths).people()),
    title: titled(reader, heading, mistakes.length > 0),
    heading,
    lead: t('people:list.lead'),
    columns: {
      name: t('people:column.name'),
      role: t('people:column.role'),
      factors: t('people:column.factors'),
      signedIn: t('people:column.signed_in'),
      state: t('people:column.state'),
    },
    rows: people.map(person => presentRow(reader, person)),
    invite: { heading: t('people:invite.heading'), lead: t('people:invite.lead') },
    action: peoplePaths(reader.paths).people(),
    submit: t('people:invite.submit'),
    ...presentFields(reader, invitationFields(reader, refused), mistakes),
  };
};
