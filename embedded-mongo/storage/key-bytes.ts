// Keys as the files hold them: an owner's number, then bytes that sort; over-long ones end in a hash.
import { createHash } from 'node:crypto';

/** Half of what the engine allows, since an index key may hold the fields and a record key. */
const maxBody = 1800;
const ownerBytes = 4;

export const isLong = (body: Buffer): boolean => body.length > maxBody;

/** Two different bodies never give one key; the order of long ones is kept only as far as the cut. */
export const shorten = (body: Buffer): Buffer => {
  if (!isLong(body)) return body;
  return Buffer.concat([body.subarray(0, maxBody), createHash('sha256').update(body).digest()]);
};

export const ownedKey = (owner: number, ...parts: readonly Buffer[]): Buffer => {
  const prefix = Buffer.allocUnsafe(ownerBytes);
  prefix.writeUInt32BE(owner);
  return Buffer.concat([prefix, ...parts]);
};

export const withoutOwner = (key: Buffer): Buffer => key.subarray(ownerBytes);

/** The least key greater than every key that starts with these bytes. */
export const successor = (prefix: Buffer): Buffer => {
  const length = prefix.findLastIndex(byte => byte < 255) + 1;
  if (length === 0) return Buffer.alloc(5, 255);
  const result = Buffer.from(prefix.subarray(0, length));
  result[length - 1] = (result[length - 1] ?? 0) + 1;
  return result;
};

/** From start, inclusive, to end, exclusive. */
export type Range = { readonly start: Buffer; readonly end: Buffer };

/** Every stored key of a collection or an index. */
export const wholeOwner = ({ id }: { readonly id: number }): Range => ({
  start: ownedKey(id),
  end: ownedKey(id + 1),
});

/** A range of stored keys that holds at least every key of the given range of bodies. */
export const storedRange = (owner: number, { start, end }: Range): Range => ({
  start: ownedKey(owner, start.subarray(0, maxBody)),
  end: isLong(end) ? successor(ownedKey(owner, end.subarray(0, maxBody))) : ownedKey(owner, end),
});
