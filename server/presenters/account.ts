// Signing in and setting up: the forms, and what is wrong with them in words.
import type { AccountMistake } from '../services/accounts.ts';
import type { Reader } from './reader.ts';
import { presentFields, titled, type Field, type FieldMistake } from './staff/form.ts';
import { presentFrame, type Visit } from './staff/frame.ts';

export type SignInMistake = 'email_missing' | 'password_missing' | 'wrong' | { readonly wait: number };

const signInMistake = ({ t }: Reader, mistake: SignInMistake): FieldMistake => {
  if (typeof mistake === 'object')
    return { field: 'email', message: t('staff:fault.wait', { count: Math.ceil(mistake.wait / 60) }) };
  const field = mistake === 'password_missing' ? 'password' : 'email';
  return { field, message: t(`staff:fault.${mistake}`) };
};

export const presentSignIn = (visit: Visit, email: string, mistakes: readonly SignInMistake[]) => {
  const { reader } = visit;
  const heading = reader.t('staff:sign_in.heading');
  const fields: Field[] = [
    { name: 'email', type: 'email', autocomplete: 'username', value: email },
    { name: 'password', type: 'password', autocomplete: 'current-password' },
  ];
  return {
    frame: presentFrame(visit, null),
    title: titled(reader, heading, mistakes.length > 0),
    heading,
    lead: reader.t('staff:sign_in.lead'),
    action: reader.paths.signIn(),
    submit: reader.t('staff:sign_in.submit'),
    note: reader.t('staff:sign_in.note'),
    ...presentFields(
      reader,
      fields,
      mistakes.map(mistake => signInMistake(reader, mistake)),
    ),
  };
};

export type SetUpMistake = AccountMistake | { readonly field: 'again'; readonly fault: 'differs' };
export type SetUpForm = { readonly email: string; readonly name: string };

const setUpFields = ({ t }: Reader, { email, name }: SetUpForm): Field[] => [
  { name: 'email', type: 'email', autocomplete: 'username', value: email, hint: t('staff:hint.email') },
  { name: 'name', type: 'text', autocomplete: 'name', value: name, hint: t('staff:hint.name') },
  { name: 'password', type: 'password', autocomplete: 'new-password', hint: t('staff:hint.password') },
  { name: 'again', type: 'password', autocomplete: 'new-password' },
];

export const presentSetUp = (
  visit: Visit,
  link: string,
  form: SetUpForm,
  mistakes: readonly SetUpMistake[],
) => {
  const { reader } = visit;
  const { t } = reader;
  const heading = t('staff:set_up.heading');
  const messages = mistakes.map(({ field, fault }) => ({ field, message: t(`staff:fault.${fault}`) }));
  return {
    frame: presentFrame(visit, null),
    title: titled(reader, heading, mistakes.length > 0),
    heading,
    lead: t('staff:set_up.lead'),
    action: reader.paths.setUp(link),
    submit: t('staff:set_up.submit'),
    note: t('staff:set_up.note'),
    ...presentFields(reader, setUpFields(reader, form), messages),
  };
};
