// Values as bytes whose order is the order of compareValues. Every encoding tells its own end, so keys can be joined
// and a prefix of fields is a prefix of bytes.
import { Binary, BSONRegExp, Code, ObjectId, Timestamp } from 'bson';
import { binaryBytes, fieldsOf } from './compare.ts';
import { kindOf, kinds } from './kind.ts';
import { decimalForm, type Numeric } from './number.ts';
import { createSink, invertFrom, putByte, putBytes, putUint32, putUint64, taken, type Sink } from './sink.ts';

/** The first byte of an encoded value; 0 is left free to end a document or an array. */
export const tagOf = (value: unknown): number => kindOf(value) + 2;

/** After this class byte come all numbers that are not NaN. */
export const firstNumberClass = 2;

const putString = (sink: Sink, text: string): void => {
  const bytes = Buffer.from(text, 'utf8');
  let start = 0;
  for (let zero = bytes.indexOf(0); zero >= 0; zero = bytes.indexOf(0, start)) {
    putBytes(sink, bytes.subarray(start, zero));
    putByte(sink, 0);
    putByte(sink, 255);
    start = zero + 1;
  }
  putBytes(sink, bytes.subarray(start));
  putByte(sink, 0);
  putByte(sink, 1);
};

const putNumber = (sink: Sink, value: Numeric): void => {
  const { rank, exponent, digits } = decimalForm(value);
  putByte(sink, rank);
  if (rank !== 3 && rank !== 5) return;
  const start = sink.length;
  putByte(sink, (exponent + 0x8000) >> 8);
  putByte(sink, (exponent + 0x8000) & 255);
  for (let index = 0; index < digits.length; index += 2) {
    putByte(sink, Number(digits.slice(index, index + 2).padEnd(2, '0')) + 1);
  }
  putByte(sink, 0);
  if (rank === 3) invertFrom(sink, start);
};

const putDocument = (sink: Sink, document: object): void => {
  for (const [name, value] of fieldsOf(document)) {
    putByte(sink, tagOf(value));
    putString(sink, name);
    putBody(sink, value);
  }
  putByte(sink, 0);
};

const putBinary = (sink: Sink, value: Binary): void => {
  putUint32(sink, value.position);
  putByte(sink, value.sub_type);
  putBytes(sink, binaryBytes(value));
};

const putObject = (sink: Sink, value: object): void => {
  if (Array.isArray(value)) {
    for (const element of value) putValue(sink, element);
    putByte(sink, 0);
  } else if (value instanceof Date) putUint64(sink, BigInt.asUintN(64, BigInt(value.getTime()) + 2n ** 63n));
  else if (value instanceof Binary) putBinary(sink, value);
  else if (value instanceof ObjectId) putBytes(sink, value.id);
  else if (value instanceof Timestamp) putUint64(sink, value.toBigInt());
  else if (value instanceof BSONRegExp) {
    putString(sink, value.pattern);
    putString(sink, value.options);
  } else if (value instanceof Code) {
    putString(sink, value.code);
    putDocument(sink, value.scope ?? {});
  } else putDocument(sink, value);
};

const putBody = (sink: Sink, value: unknown): void => {
  switch (kindOf(value)) {
    case kinds.number:
      return putNumber(sink, value as Numeric); // the kind was just checked
    case kinds.string:
      return putString(sink, String(value));
    case kinds.boolean:
      return putByte(sink, value ? 1 : 0);
    case kinds.null:
    case kinds.undefined:
    case kinds.minKey:
    case kinds.maxKey:
      return;
    default:
      return putObject(sink, value as object); // every other kind is an object
  }
};

const putValue = (sink: Sink, value: unknown): void => {
  putByte(sink, tagOf(value));
  putBody(sink, value);
};

export const encodeKey = (values: readonly unknown[], directions: readonly (1 | -1)[]): Buffer => {
  const sink = createSink();
  for (const [index, value] of values.entries()) {
    const start = sink.length;
    putValue(sink, value);
    if (directions[index] === -1) invertFrom(sink, start);
  }
  return taken(sink);
};
