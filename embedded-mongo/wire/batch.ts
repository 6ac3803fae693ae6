// The reply to find and getMore, put together from stored bytes: documents on their way out are never decoded.
type Element = Buffer;

const element = (type: number, name: string, payload: Uint8Array): Element =>
  Buffer.concat([Buffer.from([type]), Buffer.from(`${name}\0`), payload]);

const document = (elements: readonly Element[]): Buffer => {
  const size = Buffer.alloc(4);
  const bytes = Buffer.concat([size, ...elements, Buffer.from([0])]);
  bytes.writeInt32LE(bytes.length, 0);
  return bytes;
};

const text = (value: string): Buffer => {
  const bytes = Buffer.from(`${value}\0`);
  const size = Buffer.alloc(4);
  size.writeInt32LE(bytes.length, 0);
  return Buffer.concat([size, bytes]);
};

const long = (value: bigint): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64LE(value);
  return bytes;
};

const one = Buffer.alloc(8);
one.writeDoubleLE(1);

const types = { double: 1, string: 2, document: 3, array: 4, long: 18 } as const;

export type Batch = {
  readonly name: 'firstBatch' | 'nextBatch';
  readonly documents: readonly Uint8Array[];
  readonly cursorId: bigint;
  readonly namespace: string;
};

export const formatBatch = ({ name, documents, cursorId, namespace }: Batch): Uint8Array => {
  const items = documents.flatMap((bytes, position) => [
    Buffer.from(`\x03${position}\0`),
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
  ]);
  const cursor = document([
    element(types.array, name, document(items)),
    element(types.long, 'id', long(cursorId)),
    element(types.string, 'ns', text(namespace)),
  ]);
  return document([element(types.document, 'cursor', cursor), element(types.double, 'ok', one)]);
};
