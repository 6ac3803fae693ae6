// Forms about one's own account: a new password, codes of an application, a passkey, and taking one of them away.
import { peoplePaths } from '../../../paths/people.ts';
import type { Reader } from '../../reader.ts';
import { presentFields, titled, type Field } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { qrOf } from '../qr.ts';
import { presentPasskey } from './second.ts';

/** `wait`: seconds until the password may be guessed again. */
export type Fault =
  { readonly field: string; readonly fault: string } | { readonly field: 'current'; readonly wait: number };

const framed = (visit: Visit, heading: string, hasMistakes: boolean) => {
  const { reader } = visit;
  const paths = peoplePaths(reader.paths);
  return {
    frame: presentFrame(visit, paths.account()),
    title: titled(reader, heading, hasMistakes),
    heading,
    back: { href: paths.account(), label: reader.t('people:account.heading') },
  };
};

const current = ({ t }: Reader): Field => ({
  name: 'current',
  type: 'password',
  label: t('people:field.current'),
  autocomplete: 'current-password',
});

/** Faults of passwords are said with the first password in staff.json, faults of this form in people.json. */
const said = ({ t }: Reader, faults: readonly Fault[]) =>
  faults.map(each => {
    const { field } = each;
    if ('wait' in each)
      return { field, message: t('people:fault.wait', { count: Math.ceil(each.wait / 60) }) };
    const isOwn = ['current', 'code', 'passkey'].includes(field);
    return { field, message: t(`${isOwn ? 'people' : 'staff'}:fault.${each.fault}`) };
  });

const listed = (fault: Fault | null): readonly Fault[] => (fault ? [fault] : []);

export const presentPassword = (visit: Visit, faults: readonly Fault[]) => {
  const { reader } = visit;
  const { t } = reader;
  const fields: Field[] = [
    current(reader),
    { name: 'password', type: 'password', autocomplete: 'new-password', hint: t('staff:hint.password') },
    { name: 'again', type: 'password', autocomplete: 'new-password' },
  ];
  return {
    ...framed(visit, t('people:password.heading'), faults.length > 0),
    lead: t('people:password.lead'),
    action: peoplePaths(reader.paths).password(),
    submit: t('people:password.submit'),
    ...presentFields(reader, fields, said(reader, faults)),
  };
};

/** In groups of four, as people type it. */
const grouped = (secret: string): string => secret.replace(/(.{4})(?=.)/g, '$1 ');

export const presentCodes = (
  visit: Visit,
  { secret, address }: { readonly secret: string; readonly address: string },
  fault: Fault | null,
) => {
  const { reader } = visit;
  const { t } = reader;
  const field: Field = {
    name: 'code',
    type: 'text',
    label: t('people:code.label'),
    hint: t('people:code.hint'),
    autocomplete: 'one-time-code',
    inputmode: 'numeric',
  };
  return {
    ...framed(visit, t('people:codes.heading'), fault !== null),
    lead: t('people:codes.lead'),
    secret: {
      qr: { ...qrOf(address), label: t('people:codes.picture') },
      typed: t('people:codes.typed'),
      text: grouped(secret),
    },
    action: peoplePaths(reader.paths).codes(),
    submit: t('people:codes.submit'),
    ...presentFields(reader, [field, current(reader)], said(reader, listed(fault))),
  };
};

type NewPasskey = { readonly asked: object; readonly name: string };

export const presentNewPasskey = (visit: Visit, { asked, name }: NewPasskey, fault: Fault | null) => {
  const { reader } = visit;
  const { t } = reader;
  const action = peoplePaths(reader.paths).passkey();
  const { fields, summary } = presentFields(reader, [current(reader)], said(reader, listed(fault)));
  return {
    ...framed(visit, t('people:passkey.heading'), fault !== null),
    lead: t('people:passkey.lead'),
    passkey: presentPasskey(reader, asked, { action, use: 'new', name, fields }),
    submit: null,
    summary,
  };
};

/** `name`: of the passkey; null: the codes. */
export const presentRemoval = (
  visit: Visit,
  { factor, name }: { readonly factor: string; readonly name: string | null },
  fault: Fault | null,
) => {
  const { reader } = visit;
  const { t } = reader;
  const kind = name === null ? 'codes' : 'passkey';
  const paths = peoplePaths(reader.paths);
  return {
    ...framed(visit, t(`people:removal.${kind}`, { name: name ?? '' }), fault !== null),
    lead: t('people:removal.lead'),
    isDanger: true,
    action: paths.removeFactor(factor),
    submit: t('people:removal.submit'),
    cancel: { href: paths.account(), label: t('people:removal.cancel') },
    ...presentFields(reader, [current(reader)], said(reader, listed(fault))),
  };
};
