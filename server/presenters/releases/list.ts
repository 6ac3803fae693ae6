// All releases that came out, the newest first: a list to cite from.
import { releasePaths } from '../../paths/releases.ts';
import type { VisibleRelease } from '../../services/published.ts';
import { date } from '../dates.ts';
import { frame } from '../frame.ts';
import { say, type Reader } from '../reader.ts';

/** The day in which a moment lies, where the republic is. */
export type DayOf = (time: Date) => string;

const releaseItem = (
  reader: Reader,
  { id, newest, since, withdrawn, versions }: VisibleRelease,
  dayOf: DayOf,
) => {
  const { t, language, paths } = reader;
  const isCorrected = versions.length > 1;
  return {
    href: releasePaths(paths).release(id),
    name: t('releases:source.link', { release: id }),
    title: withdrawn ? null : say(reader, newest.title),
    day: date(dayOf(since), language),
    state: withdrawn
      ? t('releases:list.withdrawn', { day: date(dayOf(withdrawn.at), language) })
      : isCorrected
        ? t('releases:list.corrected', { day: date(dayOf(newest.from), language) })
        : null,
    isDemonstration: newest.isDemonstration,
  };
};

export const presentReleases = (reader: Reader, releases: readonly VisibleRelease[], dayOf: DayOf) => {
  const { t, paths } = reader;
  return {
    frame: frame(reader, {
      ...{ title: t('releases:list.title'), description: t('releases:list.stand'), section: 'results' },
      isDemonstration: releases.some(({ newest }) => newest.isDemonstration),
    }),
    title: t('releases:list.title'),
    stand: t('releases:list.stand'),
    releases: releases.map(release => releaseItem(reader, release, dayOf)),
    empty:
      releases.length > 0
        ? null
        : {
            ...{ heading: t('releases:list.empty'), text: t('releases:list.empty_text') },
            link: { href: paths.results(), label: t('problems:to_results') },
          },
  };
};
