// What is looked for at the press desk: words, a topic, how large a change, how new. All of it stands in the address.
import type { Localised } from '../../../../surveys/localised.ts';
import type { PressFinding } from '../../../services/press.ts';
import { matches } from '../../search.ts';
import { changedBy, heldIn } from './told.ts';

export const changeSizes = ['', 'any', '5', '10'] as const;
export type ChangeSize = (typeof changeSizes)[number];

export type Asked = {
  readonly q: string;
  /** In Russian: every topic has that name. */
  readonly topic: string;
  readonly change: ChangeSize;
  /** A day, or since the last time this person came. */
  readonly since: string;
};

export const nothingAsked: Asked = { q: '', topic: '', change: '', since: '' };

const text = (value: unknown): string => (typeof value === 'string' ? value.trim().slice(0, 200) : '');

export const askedIn = (query: Readonly<Record<string, unknown>>): Asked => {
  const since = text(query['since']);
  return {
    q: text(query['q']),
    topic: text(query['topic']),
    change: changeSizes.find(size => size === query['change']) ?? '',
    since: query['new'] === 'visit' ? 'visit' : /^\d{4}-\d{2}-\d{2}$/.test(since) ? since : '',
  };
};

/** As it stands in the address; empty where nothing is looked for. */
export const queryOf = ({ q, topic, change, since }: Asked): string => {
  const parts = Object.entries({ q, topic, change }).filter(([, value]) => value !== '');
  if (since !== '') parts.push(since === 'visit' ? ['new', 'visit'] : ['since', since]);
  const search = new URLSearchParams(parts).toString();
  return search === '' ? '' : `?${search}`;
};

const everyLanguage = (text: Localised): readonly string[] =>
  Object.values(text).filter(words => words !== undefined);

const textsOf = (found: PressFinding): readonly string[] => {
  const { question } = heldIn(found);
  const { variable, topic, survey, focus, categories } = question;
  return [
    ...[variable.text, variable.label, survey.title, found.version.title, topic ?? {}].flatMap(everyLanguage),
    ...categories.flatMap(({ label }) => everyLanguage(label)),
    ...(focus?.kind === 'headline' ? everyLanguage(focus.headline.text) : []),
    found.version.release,
  ];
};

const leastChange: Readonly<Record<ChangeSize, number>> = { '': 0, any: 1, '5': 5, '10': 10 };

/** Sizes of changes are numbers: what is not public is not sorted by them. */
const isChanged = (found: PressFinding, size: ChangeSize): boolean =>
  size === '' || (found.version.state === 'public' && changedBy(heldIn(found)) >= leastChange[size]);

export const topicOf = (found: PressFinding): Localised | null => heldIn(found).question.topic;

type Times = {
  readonly lastVisit: Date | null;
  readonly dayOf: (time: Date) => string;
};

const isNew = ({ version }: PressFinding, since: string, { lastVisit, dayOf }: Times): boolean => {
  if (since === '' || version.state !== 'public' || !version.from) return true;
  if (since === 'visit') return lastVisit === null || version.from > lastVisit;
  return dayOf(version.from) >= since;
};

export const foundBy = (all: readonly PressFinding[], asked: Asked, times: Times): readonly PressFinding[] =>
  all.filter(
    found =>
      matches(asked.q, textsOf(found)) &&
      (asked.topic === '' || topicOf(found)?.ru === asked.topic) &&
      isChanged(found, asked.change) &&
      isNew(found, asked.since, times),
  );
