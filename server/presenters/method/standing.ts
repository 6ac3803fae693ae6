// How a page of a method stands: which of its texts this is, where the others are, and which releases with its numbers were withdrawn.
import { releasePaths } from '../../paths/releases.ts';
import type { PublishedMethod, WithdrawnFrom } from '../../services/methods.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';

const withdrawnLine = (reader: Reader, { release, on, reason }: WithdrawnFrom) => ({
  href: releasePaths(reader.paths).release(release),
  label: reader.t('statement:standing.release', { release }),
  text: reader.t('statement:standing.withdrawn', {
    day: date(on, reader.language),
    reason: say(reader, reason),
  }),
});

const editionLink = (reader: Reader, { statement, editions }: PublishedMethod, at: number) => {
  const { t, paths, language } = reader;
  const { survey, wave } = statement;
  const edition = editions[at];
  if (!edition) return [];
  const isNewest = at === editions.length - 1;
  return [
    {
      href: isNewest
        ? paths.method(survey.id, wave.name)
        : paths.methodEdition(survey.id, wave.name, edition.number),
      label: t('statement:standing.edition', { number: edition.number, day: date(edition.on, language) }),
    },
  ];
};

/** Which text this is, in a sentence, and the others as links; a page that never changed says nothing of it. */
const editionOf = (reader: Reader, published: PublishedMethod) => {
  const { editions, number } = published;
  const { t, language } = reader;
  const shown = editions.find(each => each.number === number);
  if (!shown || editions.length < 2) return null;
  const next = editions.find(each => each.number === number + 1);
  const since = date(shown.on, language);
  return {
    isOld: next !== undefined,
    text: next
      ? t('statement:standing.old', { number, since, until: date(next.on, language) })
      : t('statement:standing.newest', { number, since }),
    others: t('statement:standing.others'),
    links: editions.flatMap((each, at) => (each === shown ? [] : editionLink(reader, published, at))),
  };
};

export const presentStanding = (reader: Reader, published: PublishedMethod) => ({
  withdrawn: published.withdrawn.map(each => withdrawnLine(reader, each)),
  gone: published.isStanding ? null : reader.t('statement:standing.gone'),
  edition: editionOf(reader, published),
});
