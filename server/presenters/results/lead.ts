// Which findings open the first page: the strongest of the release that came out last, then the strongest of everything else.
import type { ReleasedQuestion, ReleasedSurvey } from '../../services/published.ts';
import { newsworthy } from './news.ts';

/** `2013-10` comes after `2013-9`. */
const inNumbers = new Intl.Collator('en', { numeric: true });

const isNewer = (a: ReleasedQuestion, b: ReleasedQuestion): number =>
  inNumbers.compare(b.released.on, a.released.on) ||
  inNumbers.compare(b.released.release, a.released.release);

/** The release that came out last comes first. */
const releasesIn = (questions: readonly ReleasedQuestion[]): readonly string[] => [
  ...new Set(questions.toSorted(isNewer).map(({ released }) => released.release)),
];

export type Opening = {
  readonly lead: ReleasedQuestion | null;
  readonly further: readonly ReleasedQuestion[];
};

/** A release without one telling number leaves the first place to the one before it. */
export const openingOf = (surveys: readonly ReleasedSurvey[], most: number): Opening => {
  const all = surveys.flatMap(({ questions }) => questions);
  const lead =
    releasesIn(all)
      .map(release => newsworthy(all.filter(({ released }) => released.release === release))[0])
      .find(question => question !== undefined) ?? null;
  const further = newsworthy(all).filter(question => question !== lead);
  return { lead, further: further.slice(0, most) };
};
