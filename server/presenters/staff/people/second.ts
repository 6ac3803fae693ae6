// The page between the password and the desk.
import type { Reader } from '../../reader.ts';
import { presentFields, titled, type Field, type FieldMistake } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';
import { peoplePaths } from '../../../paths/people.ts';

export type SecondMistake = 'code_wrong' | 'passkey_wrong' | { readonly wait: number };

const codeField = ({ t }: Reader): Field => ({
  name: 'code',
  type: 'text',
  label: t('people:code.label'),
  hint: t('people:code.hint'),
  autocomplete: 'one-time-code',
  inputmode: 'numeric',
});

const said = ({ t }: Reader, mistake: SecondMistake, field: string): FieldMistake =>
  typeof mistake === 'object'
    ? { field, message: t('people:fault.wait', { count: Math.ceil(mistake.wait / 60) }) }
    : { field, message: t(`people:fault.${mistake}`) };

type PasskeyForm = {
  readonly action: string;
  readonly use: 'new' | 'known';
  /** As it was typed. */
  readonly name?: string;
  readonly fields?: ReturnType<typeof presentFields>['fields'];
};

/** What the script hands to the browser. */
export const presentPasskey = (
  { t, nonce, asset }: Reader,
  asked: object,
  { action, use, name = '', fields = [] }: PasskeyForm,
) => ({
  action,
  use,
  nonce,
  options: JSON.stringify(asked),
  script: asset('passkeys.js'),
  fields,
  submit: t(`people:passkey.${use}`),
  refused: t(`people:passkey.refused_${use}`),
  needsScript: t('people:passkey.needs_script'),
  name:
    use === 'known'
      ? null
      : {
          label: t('people:passkey.name'),
          hint: t('people:passkey.name_hint'),
          value: name || t('people:passkey.name_usual'),
        },
});

type Has = { readonly hasCodes: boolean; readonly asked: object | null };

export const presentSecondStep = (visit: Visit, { hasCodes, asked }: Has, mistake: SecondMistake | null) => {
  const { reader } = visit;
  const { t } = reader;
  const paths = peoplePaths(reader.paths);
  const heading = t('people:second.heading');
  const fields = hasCodes ? [codeField(reader)] : [];
  return {
    frame: presentFrame(visit, null),
    title: titled(reader, heading, mistake !== null),
    heading,
    lead: t(`people:second.lead_${hasCodes ? (asked ? 'both' : 'codes') : 'passkey'}`),
    action: paths.second(),
    submit: hasCodes ? t('people:second.submit') : null,
    passkey: asked && presentPasskey(reader, asked, { action: paths.secondPasskey(), use: 'known' }),
    note: t('people:second.note'),
    ...presentFields(
      reader,
      fields,
      mistake === null ? [] : [said(reader, mistake, hasCodes ? 'code' : 'passkey')],
    ),
  };
};
