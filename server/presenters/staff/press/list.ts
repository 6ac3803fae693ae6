// The list of the press desk, and the form that chooses from it. Of what is not public only the name is shown.
import { pressPaths } from '../../../paths/press.ts';
import type { PressFinding } from '../../../services/press.ts';
import { say, type Reader } from '../../reader.ts';
import type { ClockFace } from '../releases/when.ts';
import { moment } from '../releases/when.ts';
import { changeSizes, foundBy, queryOf, topicOf, type Asked } from './asked.ts';
import { changeOf, heldIn, shareOf } from './told.ts';

export type Listing = {
  readonly all: readonly PressFinding[];
  readonly asked: Asked;
  readonly lastVisit: Date | null;
  readonly clock: ClockFace;
};

export const placeOf = ({ finding, version }: PressFinding) => ({ finding: finding.id, version: version.id });

export const isSame = (a: PressFinding, b: PressFinding | null): boolean =>
  a.finding.id === b?.finding.id && a.version.id === b.version.id;

/** `эмбарго до 22 ноября, 10:00`; null where everybody may see it. */
export const waitingFor = (reader: Reader, { version }: PressFinding, clock: ClockFace): string | null => {
  if (version.state === 'public') return null;
  return version.state === 'waiting' && version.from
    ? reader.t('press:tag.waiting', { moment: moment(reader, clock, version.from) })
    : reader.t('press:tag.approved');
};

const itemOf = (reader: Reader, found: PressFinding, { asked, clock }: Listing) => {
  const held = heldIn(found);
  const isOpen = found.version.state === 'public';
  const change = isOpen ? changeOf(reader, held) : null;
  return {
    href: pressPaths(reader.paths).pressFinding(placeOf(found), queryOf(asked)),
    name: say(reader, held.question.variable.label),
    by: found.finding.by === null ? null : byName(reader, found),
    share: isOpen ? shareOf(reader, held) : null,
    change: change?.label ?? null,
    isSure: change?.isSure ?? false,
    tag: waitingFor(reader, found, clock),
    wave: held.newest.wave.name,
  };
};

/** By which people are divided, where they are. */
export const byName = (reader: Reader, { finding }: PressFinding): string | null => {
  const { breakdown } = finding.content;
  return breakdown && reader.t('press:by', { label: say(reader, breakdown.variable.label) });
};

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

const formOf = (reader: Reader, listing: Listing) => {
  const { t, paths } = reader;
  const { asked } = listing;
  const isNarrowed = asked.topic !== '' || asked.change !== '' || asked.since !== '';
  return {
    action: pressPaths(paths).press(),
    words: { label: t('press:search'), value: asked.q },
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
    clear: isNarrowed || asked.q !== '' ? { href: pressPaths(paths).press(), label: t('press:clear') } : null,
  };
};

export const presentList = (reader: Reader, listing: Listing, chosen: PressFinding | null) => {
  const { t } = reader;
  const { all, asked, lastVisit, clock } = listing;
  const found = foundBy(all, asked, { lastVisit, dayOf: clock.dayOf });
  return {
    heading: t('press:list'),
    count: t('press:count', { count: found.length }),
    hint: t('press:keys'),
    form: formOf(reader, listing),
    items: found.map(each => ({ ...itemOf(reader, each, listing), isCurrent: isSame(each, chosen) })),
    empty: found.length > 0 ? null : t(all.length === 0 ? 'press:empty.none' : 'press:empty.unfound'),
  };
};
