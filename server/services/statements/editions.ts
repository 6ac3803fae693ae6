// Which words stood on a wave's page at which time: made from what releases froze and from what was written afterwards. Pure, so that a
// page that was read once can be shown again, to the letter.
import { contentHash } from '../../crypto.ts';
import { joined, type Statement, type StatementFacts, type StatementWords } from './statement.ts';

/** What one published version says of a wave. */
export type Pin = {
  readonly release: string;
  /** Since when everybody may see it. */
  readonly from: Date;
  /** When its release was withdrawn. */
  readonly withdrawn: Date | null;
  readonly facts: StatementFacts;
  readonly words: StatementWords;
  /** When these words were frozen. */
  readonly made: Date;
  /** Id of the version of the questionnaire. */
  readonly questionnaire: string;
};

/** Words that were saved after something of the wave had been published. */
export type Revision = { readonly at: Date; readonly words: StatementWords };

export type Edition = {
  /** 1, 2, 3 …: stands in addresses, for good. */
  readonly number: number;
  readonly from: Date;
  readonly statement: Statement;
  readonly questionnaire: string;
};

const byTime =
  <Item>(time: (item: Item) => Date) =>
  (a: Item, b: Item): number =>
    time(a).getTime() - time(b).getTime();

type Given = { readonly pins: readonly Pin[]; readonly revisions: readonly Revision[] };

type Happened =
  | { readonly at: Date; readonly out: Pin }
  | { readonly at: Date; readonly revised: Revision }
  | { readonly at: Date; readonly withdrawn: string };

/** What happened until now, in order: of one moment, numbers come out before words about them are written anew. */
const happened = ({ pins, revisions }: Given, now: Date): readonly Happened[] =>
  [
    ...pins.map(out => ({ at: out.from, out })),
    ...revisions.map(revised => ({ at: revised.at, revised })),
    ...pins.flatMap(({ release, withdrawn }) => (withdrawn ? [{ at: withdrawn, withdrawn: release }] : [])),
  ]
    .filter(({ at }) => at <= now)
    .toSorted(byTime(({ at }) => at));

/** Facts of the release that stands, the newest one; words as they were written last. */
const saidAfter = (events: readonly Happened[]) => {
  const seen = events.flatMap(event => ('out' in event ? [event.out] : []));
  const gone = new Set(events.flatMap(event => ('withdrawn' in event ? [event.withdrawn] : [])));
  const pin = seen.findLast(({ release }) => !gone.has(release)) ?? seen.at(-1);
  if (!pin) return null;
  const written = [
    ...seen.map(({ made, words }) => ({ made, words })),
    ...events.flatMap(event => ('revised' in event ? [{ made: event.at, words: event.revised.words }] : [])),
  ].toSorted(byTime(({ made }) => made));
  const { words } = written.at(-1) ?? pin;
  return { statement: joined(pin.facts, words), questionnaire: pin.questionnaire };
};

/** Every text that the public could read until now, oldest first. What comes later only adds to the end. */
export const editionsOf = (given: Given, now: Date): readonly Edition[] => {
  const events = happened(given, now);
  const editions: Edition[] = [];
  let last = '';
  for (const [i, { at: from }] of events.entries()) {
    const said = saidAfter(events.slice(0, i + 1));
    const hash = contentHash(said);
    if (said && hash !== last) editions.push({ number: editions.length + 1, from, ...said });
    last = hash;
  }
  return editions;
};
