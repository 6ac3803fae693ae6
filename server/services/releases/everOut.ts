// All that anybody could ever see of releases: what a new one must not tell together with.
import type { Stores } from '../../stores/index.ts';
import type { Content } from '../results/content.ts';
import { thaw } from './snapshot.ts';

/** Ids of the versions that are out or have a time to come out; withdrawn ones too, for they were read. Oldest first. */
export const versionsOut = async ({ releases }: Pick<Stores, 'releases'>): Promise<readonly string[]> =>
  (await releases.out())
    .toSorted((a, b) => (a.published?.at.getTime() ?? 0) - (b.published?.at.getTime() ?? 0))
    .map(({ id }) => id);

/** What they show or showed. */
export const contentsOut = async (
  stores: Pick<Stores, 'releases'>,
): Promise<{ readonly contents: readonly Content[]; readonly beside: string[] }> => {
  const contents: Content[] = [];
  const beside = [...(await versionsOut(stores))];
  for (const id of beside) {
    const frozen = await stores.releases.frozen(id);
    if (frozen) contents.push(...thaw(frozen, id).findings.map(({ content }) => content));
  }
  return { contents, beside };
};
