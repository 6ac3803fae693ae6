// The reply to find and getMore, put together from stored bytes: documents on their way out are never decoded.
import { Long } from 'bson';
import { encode, type Doc } from '../values/codec.ts';

/** A BSON document of fields already encoded. */
const wrap = (...fields: readonly Uint8Array[]): Buffer => {
  const bytes = Buffer.concat([Buffer.alloc(4), ...fields, Buffer.from([0])]);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
};

const fieldsOf = (document: Doc): Buffer => encode(document).subarray(4, -1);
const documentNamed = (name: string | number): Buffer => Buffer.from(`\x03${name}\0`);

export const formatBatch = (
  name: 'firstBatch' | 'nextBatch',
  documents: readonly Uint8Array[],
  cursorId: bigint,
  namespace: string,
): Uint8Array => {
  const items = documents.flatMap((bytes, position) => [documentNamed(position), bytes]);
  const rest = fieldsOf({ id: Long.fromBigInt(cursorId), ns: namespace });
  const cursor = wrap(Buffer.from(`\x04${name}\0`), wrap(...items), rest);
  return wrap(documentNamed('cursor'), cursor, fieldsOf({ ok: 1 }));
};
