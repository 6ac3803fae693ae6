// Which release a number comes from: its version and day, what was corrected, and what was withdrawn since.
import { releasePaths } from '../../paths/releases.ts';
import type { Released, ReleasedQuestion } from '../../services/published.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';

const correctionOf = (reader: Reader, { release, version, note, on }: Released) => {
  if (version === 1 || note === null) return null;
  const { t, language, paths } = reader;
  return {
    heading: t('releases:source.corrected', { day: date(on, language) }),
    text: say(reader, note),
    former: {
      href: releasePaths(paths).releaseVersion(release, version - 1),
      label: t('releases:source.former'),
    },
  };
};

export const provenance = (reader: Reader, released: Released) => {
  const { t, language, paths } = reader;
  const { release, version, on, withdrawn } = released;
  const { releaseVersion, release: releasePath } = releasePaths(paths);
  return {
    heading: t('releases:source.heading'),
    link: { href: releaseVersion(release, version), label: t('releases:source.link', { release }) },
    about: t('releases:source.about', { version, day: date(on, language) }),
    correction: correctionOf(reader, released),
    withdrawn: withdrawn && {
      text: t('releases:source.withdrawn', { release: withdrawn.release }),
      link: { href: releasePath(withdrawn.release), label: t('releases:source.why') },
    },
  };
};

/** For lists: the releases that the numbers come from, each once. */
export const sourcesOf = (reader: Reader, questions: readonly ReleasedQuestion[]) => {
  const { t, language, paths } = reader;
  const byRelease = new Map(questions.map(({ released }) => [released.release, released]));
  const items = [...byRelease.values()].map(({ release, version, on }) => ({
    href: releasePaths(paths).releaseVersion(release, version),
    label: t('releases:source.link', { release }),
    about: t('releases:source.about', { version, day: date(on, language) }),
  }));
  return { heading: t('releases:source.all', { count: items.length }), items };
};
