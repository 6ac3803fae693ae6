// The audit log: who did what to what, in a chain where each entry seals the one before.
import { contentHash } from '../crypto.ts';
import { acts, type Act, type AuditEntry } from '../stores/audit.ts';
import type { ServiceParts } from './parts.ts';

export type Deed = { readonly who: string | null; readonly what: Act; readonly object: string };

/** `brokenAt`: number of the first entry that was changed, or that is missing; null where the chain is whole. */
export type ChainReport = { readonly length: number; readonly brokenAt: number | null };

const beginning = 'barometer';
/** Each attempt lost means that somebody else's entry was written: so many in a row do not happen. */
const mostAttempts = 200;

const hashOf = ({ sequence, at, who, what, object, previous }: Omit<AuditEntry, 'hash'>): string =>
  contentHash({ sequence, at: at.toISOString(), who, what, object, previous });

/** Notes where the log ends. Not where its end was cut off: then the note stays what it was, and is missed in the log. */
const noteEnd = async ({ stores }: ServiceParts, entry: AuditEntry): Promise<void> => {
  const head = await stores.audit.head();
  if (head && head.hash !== entry.previous && (await stores.audit.find(head.sequence))?.hash !== head.hash)
    return;
  await stores.audit.moveHead(entry);
};

const appender =
  ({ stores, clock, ...parts }: ServiceParts) =>
  async (deed: Deed): Promise<void> => {
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const last = await stores.audit.last();
      const entry = {
        ...deed,
        sequence: (last?.sequence ?? 0) + 1,
        at: clock.now(),
        previous: last?.hash ?? beginning,
      };
      const sealed = { ...entry, hash: hashOf(entry) };
      if (await stores.audit.append(sealed)) return noteEnd({ stores, clock, ...parts }, sealed);
    }
    throw new RangeError('The audit log takes no entry');
  };

/**
 * Goes through the whole log. Finds every entry that was changed, removed or put in between, and entries cut off the end: its last one
 * is noted apart. Whoever can write the whole database can write another log; a copy kept elsewhere tells.
 */
const verifyChain = async ({ stores }: ServiceParts): Promise<ChainReport> => {
  const head = await stores.audit.head();
  let length = 0;
  let previous = beginning;
  for await (const entry of stores.audit.inOrder()) {
    const isNext = entry.sequence === length + 1 && entry.previous === previous;
    const isNoted = entry.sequence !== head?.sequence || entry.hash === head.hash;
    if (!isNext || !isNoted || entry.hash !== hashOf(entry)) return { length, brokenAt: length + 1 };
    length += 1;
    previous = entry.hash;
  }
  return { length, brokenAt: head && length < head.sequence ? length + 1 : null };
};

export type Asked = {
  /** Entries before the one with this number. */
  readonly before?: number | undefined;
  readonly who?: string | undefined;
  readonly what?: string | undefined;
};

/** An entry for the eye: who and what by the names people know. */
export type LogLine = {
  readonly sequence: number;
  readonly day: string;
  readonly time: string;
  readonly who: string | null;
  readonly what: Act;
  /** The name of an account, else the id of the wave, version or survey. */
  readonly object: string;
};
export type LogPage = {
  readonly lines: readonly LogLine[];
  /** Everybody who has an account, to choose from. */
  readonly people: readonly { readonly id: string; readonly name: string }[];
  readonly acts: readonly Act[];
  readonly hasMore: boolean;
};

const pageSize = 50;

const pageOf = async ({ stores, clock }: ServiceParts, { before, who, what }: Asked): Promise<LogPage> => {
  const people = (await stores.accounts.all()).map(({ id, name }) => ({ id, name }));
  const nameOf = new Map(people.map(({ id, name }) => [id, name]));
  const chosen = { before, who, what: acts.find(act => act === what) };
  const entries = await stores.audit.page({ ...chosen, size: pageSize + 1 });
  const lines = entries.slice(0, pageSize).map(entry => ({
    sequence: entry.sequence,
    day: clock.dayOf(entry.at),
    time: clock.timeOf(entry.at),
    who: entry.who === null ? null : (nameOf.get(entry.who) ?? entry.who),
    what: entry.what,
    object: nameOf.get(entry.object) ?? entry.object,
  }));
  return { lines, people, acts, hasMore: entries.length > pageSize };
};

export const auditService = (parts: ServiceParts) => {
  const append = appender(parts);
  let tail: Promise<void> = Promise.resolve();
  return {
    /** Writes the deed down; it is on disk when this resolves. Within the program entries queue up; between programs they try again. */
    record: (deed: Deed): Promise<void> => {
      const written = tail.then(() => append(deed));
      tail = written.catch(() => {});
      return written;
    },
    verifyChain: () => verifyChain(parts),
    page: (asked: Asked) => pageOf(parts, asked),
    /** What was done to one thing in one way, the oldest first. */
    ofObject: (object: string, what: Act) => parts.stores.audit.ofObject(object, what),
  };
};

export type AuditService = ReturnType<typeof auditService>;
