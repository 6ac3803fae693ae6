// Releases that wait for the person who reads: for approval of what somebody else proposed, for publication, or to be mended.
import { releasePaths } from '../../../paths/releases.ts';
import { can } from '../../../roles.ts';
import type { ListedRelease } from '../../../services/releases.ts';
import { say, type Reader } from '../../reader.ts';
import type { Who } from './step.ts';

type Wait = 'approve' | 'publish' | 'mend';

const waitOf = ({ newest }: ListedRelease, { id, role }: Who): Wait | null => {
  const { state, proposed, made, remark } = newest;
  if (state === 'proposed') return can(role, 'approve_releases') && proposed?.who !== id ? 'approve' : null;
  if (state === 'approved') return can(role, 'publish_releases') ? 'publish' : null;
  return state === 'draft' && remark !== undefined && made.who === id ? 'mend' : null;
};

export const presentWaiting = (reader: Reader, all: readonly ListedRelease[], who: Who) =>
  all.flatMap(release => {
    const wait = waitOf(release, who);
    if (!wait) return [];
    const { t, paths } = reader;
    return [
      {
        title: t('releases:release.heading', {
          release: release.id,
          title: say(reader, release.newest.title),
        }),
        tag: { label: t(`releases:waiting.${wait}.tag`), tone: 'warn' },
        text: t(`releases:waiting.${wait}.text`),
        action: {
          href: releasePaths(paths).staffRelease(release.id),
          label: t(`releases:waiting.${wait}.action`),
        },
      },
    ];
  });
