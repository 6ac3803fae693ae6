// Lists of keys (who answered, with what content) side by side: both are in the order of ids, so one walk through the two is enough.
import { createHash } from 'node:crypto';
import { idLength, keyLength, type RowKeys } from '../../stores/responseBytes.ts';

export const countOf = (keys: RowKeys): number => keys.length / keyLength;

/** One mark for all keys of a wave: equal marks mean the same responses. */
export const markOf = (keys: RowKeys): string => createHash('sha256').update(keys).digest('hex');

type Row = { readonly keys: RowKeys; readonly row: number };

/** Below zero where `one` comes first. */
const compare = (one: Row, other: Row, length: number): number => {
  const [at, otherAt] = [one.row * keyLength, other.row * keyLength];
  return one.keys.compare(other.keys, otherAt, otherAt + length, at, at + length);
};

export type Difference = {
  /** Rows of the old list that are in the new one, unchanged. */
  readonly kept: readonly number[];
  /** Ids of the new list that the old one has not, or has with other content. */
  readonly unknown: readonly Buffer[];
};

export const differenceOf = (old: RowKeys, now: RowKeys): Difference => {
  const kept: number[] = [];
  const unknown: Buffer[] = [];
  const total = countOf(old);
  let oldRow = 0;
  for (let row = 0; row < countOf(now); row++) {
    const wanted = { keys: now, row };
    while (oldRow < total && compare({ keys: old, row: oldRow }, wanted, idLength) < 0) oldRow += 1;
    const isSame = oldRow < total && compare({ keys: old, row: oldRow }, wanted, keyLength) === 0;
    if (isSame) kept.push(oldRow);
    else unknown.push(now.subarray(row * keyLength, row * keyLength + idLength));
  }
  return { kept, unknown };
};

/** The rows kept and the rows added in the order of ids: their keys, and for `joinRows` where each comes from. */
export const mergeKeys = (old: RowKeys, kept: readonly number[], added: RowKeys) => {
  const total = kept.length + countOf(added);
  const keys = Buffer.alloc(total * keyLength);
  const origins = new Int32Array(total);
  let [next, addedRow] = [0, 0];
  for (let row = 0; row < total; row++) {
    const oldRow = kept[next];
    const isOld =
      oldRow !== undefined &&
      (addedRow === countOf(added) ||
        compare({ keys: old, row: oldRow }, { keys: added, row: addedRow }, idLength) < 0);
    const from = isOld ? { keys: old, row: oldRow } : { keys: added, row: addedRow };
    from.keys.copy(keys, row * keyLength, from.row * keyLength, (from.row + 1) * keyLength);
    origins[row] = isOld ? from.row : -1 - from.row;
    if (isOld) next += 1;
    else addedRow += 1;
  }
  return { keys, origins };
};
