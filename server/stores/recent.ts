// Sealed drafts as this process saw them last, as sealed as they lie in the database: what they hold is known to nobody here. Who
// answers a page need not wait for the draft to be read again; that it is still the newest is checked where it is stored over.
import type { SealedInterview } from './interviews.ts';

/** A few megabytes at most. */
const mostRecent = 1000;

export const recentDrafts = () => {
  const known = new Map<string, SealedInterview>();
  const nameOf = (id: Buffer): string => id.toString('latin1');
  const forget = (id: Buffer): void => void known.delete(nameOf(id));
  return {
    find: (id: Buffer): SealedInterview | null => known.get(nameOf(id)) ?? null,
    forget,
    keep: (interview: SealedInterview): void => {
      forget(interview.id);
      known.set(nameOf(interview.id), interview);
      const [oldest] = known.size > mostRecent ? known.keys() : [];
      if (oldest !== undefined) known.delete(oldest);
    },
  };
};
