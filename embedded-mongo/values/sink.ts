// A growing run of bytes: where an index key is put together.
export type Sink = { buffer: Buffer; length: number };

export const createSink = (): Sink => ({ buffer: Buffer.allocUnsafe(256), length: 0 });

const reserve = (sink: Sink, count: number): void => {
  if (sink.length + count <= sink.buffer.length) return;
  const grown = Buffer.allocUnsafe(Math.max(sink.buffer.length * 2, sink.length + count));
  sink.buffer.copy(grown, 0, 0, sink.length);
  sink.buffer = grown;
};

export const putByte = (sink: Sink, byte: number): void => {
  reserve(sink, 1);
  sink.buffer[sink.length++] = byte;
};

export const putBytes = (sink: Sink, bytes: Uint8Array): void => {
  reserve(sink, bytes.length);
  sink.buffer.set(bytes, sink.length);
  sink.length += bytes.length;
};

/** Unsigned, most significant byte first, so that bytes order as numbers do. */
export const putUint32 = (sink: Sink, value: number): void => {
  reserve(sink, 4);
  sink.length = sink.buffer.writeUInt32BE(value, sink.length);
};

export const putUint64 = (sink: Sink, value: bigint): void => {
  reserve(sink, 8);
  sink.length = sink.buffer.writeBigUInt64BE(value, sink.length);
};

export const invertFrom = (sink: Sink, start: number): void => {
  for (let index = start; index < sink.length; index++) sink.buffer[index] = 255 - (sink.buffer[index] ?? 0);
};

export const taken = (sink: Sink): Buffer => Buffer.from(sink.buffer.subarray(0, sink.length));
