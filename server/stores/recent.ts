// Sealed drafts as this process saw them last, as sealed as they lie in the database: what they hold is known to nobody here. Who
// answers a page need not wait for the draft to be read again; that it is still the newest is checked where it is stored over.

/** A few megabytes at most. */
const mostRecent = 1000;

export const recentDrafts = <Draft extends { readonly id: Buffer }>() => {
  const known = new Map<string, Draft>();
  const nameOf = (id: Buffer): string => id.toString('latin1');
  const forget = (id: Buffer): void => void known.delete(nameOf(id));
  return {
    find: (id: Buffer): Draft | null => known.get(nameOf(id)) ?? null,
    forget,
    keep: (interview: Draft): void => {
      forget(interview.id);
      known.set(nameOf(interview.id), interview);
      const [oldest] = known.size > mostRecent ? known.keys() : [];
      if (oldest !== undefined) known.delete(oldest);
    },
  };
};
