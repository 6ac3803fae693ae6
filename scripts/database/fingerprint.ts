// What a collection holds in one number that does not depend on the order of its documents: equal numbers, equal bytes.
import { createHash } from 'node:crypto';
import type { Collection } from 'mongodb';

export type Fingerprint = {
  readonly add: (bytes: Uint8Array) => void;
  readonly value: () => { readonly count: number; readonly hash: string };
};

/** The sum of the documents' SHA-256, in 256 bits. */
export const createFingerprint = (): Fingerprint => {
  let count = 0;
  let sum = 0n;
  return {
    add: bytes => {
      count++;
      sum += BigInt(`0x${createHash('sha256').update(bytes).digest('hex')}`);
    },
    value: () => ({ count, hash: BigInt.asUintN(256, sum).toString(16) }),
  };
};

export const isSame = (left: Fingerprint, right: Fingerprint): boolean => {
  const [first, second] = [left.value(), right.value()];
  return first.count === second.count && first.hash === second.hash;
};

export const rawDocuments = async function* (collection: Collection): AsyncGenerator<Uint8Array> {
  // With `raw` the driver gives the bytes of each document, though its types say otherwise.
  const found: AsyncIterable<unknown> = collection.find({}, { raw: true, batchSize: 1000 });
  for await (const bytes of found) {
    if (!(bytes instanceof Uint8Array)) throw new TypeError('the driver did not give raw documents');
    yield bytes;
  }
};

export const fingerprintOf = async (collection: Collection): Promise<Fingerprint> => {
  const fingerprint = createFingerprint();
  for await (const bytes of rawDocuments(collection)) fingerprint.add(bytes);
  return fingerprint;
};
