// Sealed drafts as this process saw them last, as sealed as they lie in the database: what they hold is known to nobody here. Who
// answers a page need not wait for the draft to be read again; that it is still the newest is checked where it is stored over.

/** A few megabytes at most. */
const mostRecent = 1000;

const dropOldest = (known: Map<string, unknown>): void => {
  const [oldest] = known.size > mostRecent ? known.keys() : [];
  if (oldest !== undefined) known.delete(oldest);
};

type Reading = { readonly name: string; isOvertaken: boolean };

export const recentDrafts = <Draft extends { readonly id: Buffer }>() => {
  const known = new Map<string, Draft>();
  const readings = new Set<Reading>();
  const nameOf = (id: Buffer): string => id.toString('latin1');
  const remember = (name: string, draft: Draft | null): void => {
    known.delete(name);
    if (draft) known.set(name, draft);
    dropOldest(known);
  };
  /** What was stored or removed here, and so is newer than whatever is being read. */
  const change = (name: string, draft: Draft | null): void => {
    for (const reading of readings) if (reading.name === name) reading.isOvertaken = true;
    remember(name, draft);
  };
  return {
    find: (id: Buffer): Draft | null => known.get(nameOf(id)) ?? null,
    forget: (id: Buffer): void => change(nameOf(id), null),
    keep: (draft: Draft): void => change(nameOf(draft.id), draft),
    /** Remembers what is read, unless it was stored over or removed before the answer came. */
    read: async (id: Buffer, read: () => Promise<Draft | null>): Promise<Draft | null> => {
      const reading = { name: nameOf(id), isOvertaken: false };
      readings.add(reading);
      try {
        const draft = await read();
        if (!reading.isOvertaken) remember(reading.name, draft);
        return draft;
      } finally {
        readings.delete(reading);
      }
    },
  };
};
