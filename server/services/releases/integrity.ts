// Whether what is stored of releases is what was published: each text belongs to its hash, and the hash is the one that the log sealed
// when it was approved and when it came out.
import { textHash } from '../../crypto.ts';
import type { Stores } from '../../stores/index.ts';
import type { ReleaseVersion } from '../../stores/releases.ts';

/** What the log calls a version where it seals what was frozen. */
export const sealedName = ({ id, hash }: Pick<ReleaseVersion, 'id' | 'hash'>): string =>
  hash === undefined ? id : `${id} sha256:${hash}`;

/** `text`: it is not what was frozen. `seal`: text and hash were both changed, or nobody published it. */
export type Damage = { readonly version: string; readonly what: 'text' | 'seal' };

/** Versions that came out before the log sealed hashes stand in it under their id alone. */
const isSealed = async ({ audit }: Pick<Stores, 'audit'>, version: ReleaseVersion): Promise<boolean> => {
  for (const name of [sealedName(version), version.id])
    if ((await audit.ofObject(name, 'release_published')).length > 0) return true;
  return false;
};

const damageOf = async (
  stores: Pick<Stores, 'releases' | 'audit'>,
  version: ReleaseVersion,
): Promise<Damage['what'] | null> => {
  const frozen = await stores.releases.frozen(version.id);
  if (!frozen || frozen.hash !== version.hash || textHash(frozen.snapshot) !== frozen.hash) return 'text';
  const words = await stores.releases.frozenWords(version.id);
  if (words && textHash(words.snapshot) !== words.hash) return 'text';
  return (await isSealed(stores, version)) ? null : 'seal';
};

/** Reads every version that is or was out, or has a time to come out, from the store and not from memory. */
export const damagedReleases = async (
  stores: Pick<Stores, 'releases' | 'audit'>,
): Promise<readonly Damage[]> => {
  const damaged: Damage[] = [];
  for (const version of await stores.releases.out()) {
    const wasOut = version.state === 'published' || version.published !== undefined;
    const what = wasOut ? await damageOf(stores, version) : null;
    if (what) damaged.push({ version: version.id, what });
  }
  return damaged;
};
