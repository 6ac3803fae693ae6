// What stands around every staff page: who is signed in, where to go, the way out.
import type { Account } from '../../services/accounts.ts';
import type { Reader } from '../reader.ts';

/** What a staff page needs besides the reader. */
export type Visit = {
  readonly reader: Reader;
  /** Null before signing in. */
  readonly account: Account | null;
  /** For the hidden field of forms. */
  readonly token: string;
  /** Said once, after something was done. */
  readonly notice: { readonly key: string; readonly values: Readonly<Record<string, string>> } | null;
};

const tasks = ({ t, paths }: Reader, here: string | null) =>
  [
    { heading: t('staff:nav.work'), items: [{ href: paths.staff(), label: t('staff:nav.today') }] },
    {
      heading: t('staff:nav.site'),
      items: [
        { href: paths.portal(), label: t('staff:nav.portal') },
        { href: paths.results(), label: t('staff:nav.results') },
      ],
    },
  ].map(({ heading, items }) => ({
    heading,
    items: items.map(item => ({ ...item, isCurrent: item.href === here })),
  }));

/** `here`: the address of the current entry of the navigation; null on pages that stand before signing in. */
export const presentFrame = ({ reader, account, token, notice }: Visit, here: string | null) => {
  const { t, paths } = reader;
  return {
    token,
    language: reader.language,
    stylesheet: reader.asset('staff.css'),
    languages: reader.elsewhere,
    brand: t('problems:brand'),
    place: t('staff:place'),
    skip: t('problems:skip'),
    languagesLabel: t('staff:languages'),
    home: account ? paths.staff() : paths.portal(),
    site: { href: paths.portal(), label: t('staff:to_site') },
    who: account && { name: account.name, role: t(`staff:role.${account.role}`) },
    signOut: { action: paths.signOut(), label: t('staff:sign_out') },
    tasks: account && { label: t('staff:nav.label'), groups: tasks(reader, here) },
    notice: notice && t(`staff:notice.${notice.key}`, notice.values),
  };
};
