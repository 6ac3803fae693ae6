// Snapshots as they are read: each is checked against its hash once and kept in memory, since it never changes.
import { Problem } from '../../problem.ts';
import type { Stores } from '../../stores/index.ts';
import type { ReleaseVersion } from '../../stores/releases.ts';
import { boundedCache } from '../results/cache.ts';
import { thaw, type Snapshot } from './snapshot.ts';

const charactersKept = 64 * 1024 * 1024;

type Shelved = { readonly text: string; readonly snapshot: Snapshot };

export const snapshotShelf = ({ releases }: Pick<Stores, 'releases'>) => {
  const remember = boundedCache<Shelved>(charactersKept, ({ text }) => 2 * text.length);
  /** `not_found` where the version froze nothing, `release_damaged` where what lies there is not what was frozen. */
  return ({ id, release, hash }: Pick<ReleaseVersion, 'id' | 'release' | 'hash'>): Promise<Shelved> =>
    remember(`${id} ${hash}`, async () => {
      const frozen = await releases.frozen(id);
      if (!frozen) throw new Problem('not_found');
      if (frozen.hash !== hash) throw new Problem('release_damaged', { release });
      return { text: frozen.snapshot, snapshot: thaw(frozen, release) };
    });
};

export type SnapshotShelf = ReturnType<typeof snapshotShelf>;
