// One's own account: what protects it, and where it is open now.
import { peoplePaths } from '../../../paths/people.ts';
import type { Factors } from '../../../services/secondFactors.ts';
import type { Session } from '../../../services/sessions.ts';
import { date } from '../../dates.ts';
import type { Reader } from '../../reader.ts';
import { titled } from '../form.ts';
import { presentFrame, type Visit } from '../frame.ts';

type Own = {
  readonly factors: Factors;
  readonly sessions: readonly Session[];
  /** The sign-in of this very browser. */
  readonly own: string;
};

const presentFactors = (reader: Reader, { hasCodes, passkeys }: Factors) => {
  const { t, language } = reader;
  const paths = peoplePaths(reader.paths);
  const remove = (factor: string, name: string) => ({
    href: paths.removeFactor(factor),
    label: t('people:account.remove'),
    about: name,
  });
  const codes = t('people:account.codes');
  return {
    heading: t('people:account.second'),
    lead: t(hasCodes || passkeys.length > 0 ? 'people:account.second_on' : 'people:account.second_off'),
    items: [
      ...(hasCodes
        ? [{ name: codes, note: t('people:account.codes_note'), action: remove('codes', codes) }]
        : []),
      ...passkeys.map(({ id, name, addedOn }) => ({
        name: t('people:account.passkey', { name }),
        note: t('people:account.added', { day: date(addedOn, language) }),
        action: remove(id, name),
      })),
    ],
    add: [
      { href: paths.passkey(), label: t('people:account.add_passkey') },
      ...(hasCodes ? [] : [{ href: paths.codes(), label: t('people:account.add_codes') }]),
    ],
  };
};

const presentSessions = (reader: Reader, { sessions, own }: Own) => {
  const { t, language } = reader;
  const paths = peoplePaths(reader.paths);
  return {
    heading: t('people:account.sessions'),
    lead: t('people:account.sessions_lead'),
    items: sessions.map(({ id, device, day, time }) => ({
      name: device || t('people:account.device_unknown'),
      since: t('people:account.since', { day: date(day, language), time }),
      here: id === own ? t('people:account.here') : null,
      end: id === own ? null : { action: paths.endSession(id), label: t('people:account.end') },
    })),
  };
};

export const presentAccount = (visit: Visit, own: Own) => {
  const { reader, account } = visit;
  const { t } = reader;
  const paths = peoplePaths(reader.paths);
  const heading = t('people:account.heading');
  return {
    frame: presentFrame(visit, paths.account()),
    title: titled(reader, heading),
    heading,
    lead: account && `${account.name}, ${t(`staff:role.${account.role}`)}. ${account.email}`,
    password: {
      heading: t('people:account.password'),
      lead: t('people:account.password_lead'),
      action: { href: paths.password(), label: t('people:account.change_password') },
    },
    factors: presentFactors(reader, own.factors),
    sessions: presentSessions(reader, own),
  };
};
