// Who has a draft open now: known only to this process, and forgotten a minute after they were last seen.
import type { Clock } from '../../clock.ts';

export type Present = { readonly account: string; readonly item: string };

const lasts = 60_000;

type Seen = Present & { readonly at: number };

export const presence = (clock: Clock) => {
  const drafts = new Map<string, readonly Seen[]>();
  return {
    /** Notes that somebody looks at an item, and tells who else does at anything of the draft. */
    seen: (draft: string, account: string, item: string): readonly Present[] => {
      const at = clock.now().getTime();
      const others = (drafts.get(draft) ?? []).filter(
        each => each.account !== account && at - each.at < lasts,
      );
      drafts.set(draft, [...others, { account, item, at }]);
      return others.map(({ account: other, item: seen }) => ({ account: other, item: seen }));
    },
  };
};
