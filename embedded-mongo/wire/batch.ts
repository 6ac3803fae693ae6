// The reply to find and getMore, put together from stored bytes: documents on their way out are never decoded.
import { Long } from 'bson';
import { encode, type Doc } from '../values/codec.ts';

export type Batch = {
  readonly name: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Uint8Array[];
  readonly cursorId: bigint;
  readonly namespace: string;
};

const documentType = 3;
const arrayType = 4;

/** A document of one field given as bytes, then the fields of another document. */
const embed = (type: number, name: string, value: readonly Uint8Array[], others: Doc): Buffer => {
  const rest = Buffer.from(encode(others)).subarray(4);
  const bytes = Buffer.concat([
    Buffer.alloc(4),
    Buffer.from([type]),
    Buffer.from(`${name}\0`),
    ...value,
    rest,
  ]);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
};

export const formatBatch = ({ name, documents, cursorId, namespace }: Batch): Uint8Array => {
  const items = documents.flatMap((bytes, position) => [Buffer.from(`\x03${position}\0`), bytes]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(
    items.reduce((sum, { length }) => sum + length, 5),
    0,
  );
  const array = [size, ...items, Buffer.from([0])];
  const cursor = embed(arrayType, name, array, { id: Long.fromBigInt(cursorId), ns: namespace });
  return embed(documentType, 'cursor', [cursor], { ok: 1 });
};
