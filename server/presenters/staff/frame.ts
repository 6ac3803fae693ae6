// What stands around every staff page: who is signed in, where to go, the way out.
import { analysisPaths } from '../../paths/analysis.ts';
import { pressPaths } from '../../paths/press.ts';
import { releasePaths } from '../../paths/releases.ts';
import { weightingPaths } from '../../paths/weighting.ts';
import { peoplePaths } from '../../paths/people.ts';
import { can, type Permission, type Role } from '../../roles.ts';
import type { Account } from '../../services/accounts.ts';
import { programmePaths } from '../../paths/programme.ts';
import { wavePaths } from '../../paths/waves.ts';
import { questionnairePaths } from '../../paths/questionnaires.ts';
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

type Task = {
  readonly group: 'work' | 'order' | 'site';
  readonly href: string;
  /** The last part of the key of its words. */
  readonly name: string;
  readonly needs: Permission;
};

/** The order of the work: what is designed, asked, weighed, looked at. */
const tasks = ({ paths }: Reader): readonly Task[] => [
  { group: 'work', href: paths.staff(), name: 'today', needs: 'see_desk' },
  {
    group: 'work',
    href: questionnairePaths(paths).questionnaires(),
    name: 'questionnaires',
    needs: 'design_questionnaires',
  },
  { group: 'work', href: wavePaths(paths).waves(), name: 'waves', needs: 'run_waves' },
  { group: 'work', href: weightingPaths(paths).list(), name: 'weighting', needs: 'weigh' },
  { group: 'work', href: analysisPaths(paths).analysis(), name: 'analysis', needs: 'analyse' },
  { group: 'work', href: programmePaths(paths).desk(), name: 'programme', needs: 'keep_programme' },
  { group: 'work', href: releasePaths(paths).findings(), name: 'findings', needs: 'analyse' },
  { group: 'work', href: releasePaths(paths).staffReleases(), name: 'releases', needs: 'see_releases' },
  { group: 'work', href: pressPaths(paths).press(), name: 'press', needs: 'see_releases' },
  { group: 'order', href: peoplePaths(paths).people(), name: 'people', needs: 'administer' },
  { group: 'order', href: peoplePaths(paths).log(), name: 'log', needs: 'administer' },
  { group: 'order', href: peoplePaths(paths).account(), name: 'account', needs: 'see_desk' },
  { group: 'site', href: paths.portal(), name: 'portal', needs: 'see_desk' },
  { group: 'site', href: paths.results(), name: 'results', needs: 'see_desk' },
];

const groupsFor = (reader: Reader, role: Role, here: string | null) =>
  (['work', 'order', 'site'] as const)
    .map(group => ({
      heading: reader.t(`staff:nav.${group}`),
      items: tasks(reader)
        .filter(task => task.group === group && can(role, task.needs))
        .map(({ href, name }) => ({
          href,
          label: reader.t(`staff:nav.${name}`),
          isCurrent: href === here,
        })),
    }))
    .filter(({ items }) => items.length > 0);

/** What is said where a page or a file takes longer than a moment. */
const presentWaiting = ({ t, asset, nonce }: Reader) => ({
  words: JSON.stringify({
    waiting: t('staff:waiting.page'),
    file: t('staff:waiting.file'),
    failed: t('staff:waiting.failed'),
  }),
  label: t('staff:waiting.label'),
  cancel: t('staff:waiting.cancel'),
  script: { src: asset('waiting.js'), nonce },
});

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
    tasks: account && { label: t('staff:nav.label'), groups: groupsFor(reader, account.role, here) },
    waiting: account && presentWaiting(reader),
    notice: notice && t(notice.key.includes(':') ? notice.key : `staff:notice.${notice.key}`, notice.values),
  };
};
