// How the press officer chooses from the list: words, a topic, how large a change, how new; and the three questions asked most, as links.
import { pressPaths } from '../../../paths/press.ts';
import { say, type Reader } from '../../reader.ts';
import { moment } from '../releases/when.ts';
import { changeSizes, nothingAsked, queryOf, topicOf, type Asked } from './asked.ts';
import { foundIn, type Listing } from './listing.ts';

const topicsIn = (reader: Reader, { all, asked }: Listing) => {
  const topics = new Map(all.flatMap(found => topicOf(found) ?? []).map(topic => [topic.ru ?? '', topic]));
  return [...topics]
    .filter(([value]) => value !== '')
    .map(([value, topic]) => ({ value, label: say(reader, topic), isChosen: value === asked.topic }))
    .toSorted((a, b) => a.label.localeCompare(b.label, reader.language));
};

const sinceOf = (reader: Reader, { asked, lastVisit, clock }: Listing) => ({
  label: reader.t('press:since.label'),
  value: asked.since === 'visit' ? '' : asked.since,
  visit: lastVisit && {
    label: reader.t('press:since.visit', { moment: moment(reader, clock, lastVisit) }),
    isChosen: asked.since === 'visit',
  },
});

/** Each says how much it would find. */
const quickOf = (reader: Reader, listing: Listing) => {
  const asks: readonly (readonly [string, Asked])[] = [
    ['press:quick.all', nothingAsked],
    ['press:quick.changed', { ...nothingAsked, change: 'any' }],
    ...(listing.lastVisit ? [['press:quick.new', { ...nothingAsked, since: 'visit' }] as const] : []),
  ];
  return asks.map(([key, asked]) => ({
    href: pressPaths(reader.paths).press(queryOf(asked)),
    label: reader.t(key, { count: foundIn(listing, asked).length }),
    isChosen: queryOf(asked) === queryOf(listing.asked),
  }));
};

export const presentForm = (reader: Reader, listing: Listing) => {
  const { t, paths } = reader;
  const { asked } = listing;
  const isNarrowed = asked.topic !== '' || asked.change !== '' || asked.since !== '';
  return {
    action: pressPaths(paths).press(),
    words: { label: t('press:search'), hint: t('press:search_hint'), value: asked.q },
    quick: { label: t('press:quick.label'), links: quickOf(reader, listing) },
    more: t('press:more'),
    isOpen: isNarrowed,
    topic: { label: t('press:topic'), all: t('press:topic_all'), choices: topicsIn(reader, listing) },
    change: {
      label: t('press:change.label'),
      choices: changeSizes.map(value => ({
        value,
        label: t(`press:change.${value === '' ? 'all' : value}`),
        isChosen: value === asked.change,
      })),
    },
    since: sinceOf(reader, listing),
    submit: t('press:find'),
    show: t('press:show'),
  };
};
