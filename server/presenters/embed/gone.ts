// What stands in a page of another site where a finding was: why it is there no more, and where to go.
import { releasePaths } from '../../paths/releases.ts';
import type { Embedded } from '../../services/embeds.ts';
import { date } from '../dates.ts';
import { say, type Reader } from '../reader.ts';
import type { DayOf } from '../releases/list.ts';
import { aroundEmbed } from './page.ts';

export type Gone = Exclude<Embedded, { readonly state: 'shown' }>;

const words = (reader: Reader, { state, release }: Gone, dayOf: DayOf) => {
  const { t, language } = reader;
  const { withdrawn, newest, id } = release;
  if (state === 'dropped')
    return {
      heading: t('embed:dropped.heading'),
      day: t('embed:dropped.day', { day: date(dayOf(newest.from), language) }),
      reason: newest.note ? say(reader, newest.note) : null,
    };
  return {
    heading: t('releases:withdrawn.heading', { release: id }),
    day: t('releases:withdrawn.day', { day: date(dayOf(withdrawn?.at ?? newest.from), language) }),
    reason: withdrawn ? say(reader, withdrawn.reason) : null,
  };
};

export const presentGone = (reader: Reader, gone: Gone, dayOf: DayOf) => {
  const { t, paths, baseUrl } = reader;
  const told = words(reader, gone, dayOf);
  return {
    ...aroundEmbed(reader, told.heading),
    ...told,
    link: {
      href: `${baseUrl}${releasePaths(paths).release(gone.release.id)}`,
      label: t('problems:to_release'),
    },
  };
};

/** Under this address nothing was ever published. */
export const presentUnknown = (reader: Reader) => {
  const { t, paths, baseUrl } = reader;
  const heading = t('embed:unknown.heading');
  return {
    ...aroundEmbed(reader, heading),
    ...{ heading, day: t('embed:unknown.text'), reason: null },
    link: { href: `${baseUrl}${paths.results()}`, label: t('problems:to_results') },
  };
};
