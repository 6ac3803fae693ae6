// The order of values: as MongoDB documents it, and the encoded bytes against an ordering written independently.
import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from 'bson';
import { expect } from 'chai';
import fc from 'fast-check';
import { compareValues } from '../../embedded-mongo/values/encode-key.ts';
import { encodeKey, encodeValue } from '../../embedded-mongo/values/encode-key.ts';

const decimal = (text: string) => Decimal128.fromString(text);
const binary = (subtype: number, ...bytes: number[]) => new Binary(Uint8Array.from(bytes), subtype);

const downThenUp = [
  ['a', -1],
  ['b', 1],
] as const;
const bothUp = [
  ['a', 1],
  ['b', 1],
] as const;

/** Each row is less than the next; values in one row are equal. */
const ascending: readonly (readonly unknown[])[] = [
  [new MinKey()],
  [undefined],
  [null],
  [NaN, new Double(NaN), decimal('NaN')],
  [-Infinity, decimal('-Infinity')],
  [decimal('-1E400')],
  [-1e300],
  [Long.MIN_VALUE],
  [-5.5, decimal('-5.5')],
  [-5, new Int32(-5), Long.fromNumber(-5), decimal('-5.00')],
  [-5e-324],
  [0, -0, Long.ZERO, decimal('0E10'), decimal('-0')],
  [5e-324],
  [decimal('0.1')],
  [0.1],
  [1, new Int32(1), new Double(1), Long.ONE, decimal('1'), decimal('1.000')],
  [9007199254740991, Long.fromString('9007199254740991')],
  [9007199254740992, Long.fromString('9007199254740992')],
  [Long.fromString('9007199254740993')],
  [9007199254740994],
  [Long.MAX_VALUE],
  [9223372036854775808, decimal('9223372036854775808')],
  [decimal('1E400')],
  [Infinity, decimal('Infinity')],
  [''],
  ['\0'],
  ['a'],
  ['a\0'],
  ['a\0a'],
  ['a\u0001'],
  ['aa'],
  ['b'],
  ['ё'],
  ['\uffff'],
  ['\u{10000}'],
  [{}],
  [{ a: null }],
  [{ a: 1 }],
  [{ a: 1, b: 1 }],
  [{ a: 2 }],
  [{ b: 1 }],
  [{ a: '' }],
  [[]],
  [[1]],
  [[1, 1]],
  [[2]],
  [['a']],
  [binary(0)],
  [binary(0, 255)],
  [binary(5, 0)],
  [binary(0, 0, 0)],
  [new ObjectId('000000000000000000000000')],
  [new ObjectId('ffffffffffffffffffffffff')],
  [false],
  [true],
  [new Date(-1)],
  [new Date(0)],
  [new Date(1)],
  [new Timestamp({ t: 1, i: 1 })],
  [new Timestamp({ t: 4000000000, i: 0 })],
  [new BSONRegExp('a')],
  [new BSONRegExp('a', 'i')],
  [new Code('a')],
  [new MaxKey()],
];

describe('the order of values', () => {
  const cases = ascending.flatMap((row, rank) => row.map(value => ({ rank, value })));

  it('is the order MongoDB documents, for every pair of a table of all types', () => {
    for (const left of cases) {
      for (const right of cases) {
        const expected = Math.sign(left.rank - right.rank);
        expect(Math.sign(compareValues(left.value, right.value)), `${left.rank} and ${right.rank}`).to.equal(
          expected,
        );
      }
    }
  });

  it('is kept by the bytes of index keys, upwards and downwards', () => {
    for (const left of cases) {
      for (const right of cases) {
        const expected = Math.sign(left.rank - right.rank);
        expect(Math.sign(Buffer.compare(encodeValue(left.value), encodeValue(right.value)))).to.equal(
          expected,
        );
        const down = Buffer.compare(
          encodeKey([left.value, 1], downThenUp),
          encodeKey([right.value, 1], downThenUp),
        );
        expect(Math.sign(down)).to.equal(-expected || 0);
      }
    }
  });
});

/** An ordering of plain values that shares nothing with the encoding. */
const reference = (left: unknown, right: unknown): number => {
  const rank = (value: unknown) =>
    ['number', 'bigint', 'string', 'array', 'boolean'].indexOf(Array.isArray(value) ? 'array' : typeof value);
  const ranks = [rank(left), rank(right)].map(found => (found === 1 ? 0 : found));
  if (ranks[0] !== ranks[1]) return Math.sign((ranks[0] ?? 0) - (ranks[1] ?? 0));
  if (typeof left === 'string' && typeof right === 'string')
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  if (Array.isArray(left) && Array.isArray(right)) {
    for (let index = 0; index < Math.min(left.length, right.length); index++) {
      const order = reference(left[index], right[index]);
      if (order !== 0) return order;
    }
    return Math.sign(left.length - right.length);
  }
  if (typeof left === 'boolean' || typeof right === 'boolean') return Number(left) - Number(right);
  // JavaScript compares number and bigint exactly.
  return (left as number) < (right as bigint) ? -1 : (left as number) > (right as bigint) ? 1 : 0;
};

const toBson = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (Array.isArray(value)) return value.map(toBson);
  return typeof value === 'number' ? new Double(value) : value;
};

describe('the encoding of keys', () => {
  const { value } = fc.letrec(tie => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.double({ noNaN: true }),
      fc.integer(),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
      fc.string({ unit: 'binary' }),
      fc.boolean(),
      fc.array(tie('value'), { maxLength: 4 }),
    ),
  }));

  it('orders random values as an independent comparison does', () => {
    fc.assert(
      fc.property(value, value, (left, right) => {
        const order = Buffer.compare(encodeValue(toBson(left)), encodeValue(toBson(right)));
        expect(Math.sign(order)).to.equal(reference(left, right));
      }),
      { numRuns: 5000, seed: 11 },
    );
  });

  it('orders random decimals and doubles that lie close together', () => {
    const near = fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -40, max: 40 }));
    fc.assert(
      fc.property(near, near, ([first, scale], [second]) => {
        const left = encodeValue(decimal(`${first}E${scale}`));
        const right = encodeValue(decimal(`${second}0E${scale - 1}`));
        expect(Math.sign(Buffer.compare(left, right))).to.equal(Math.sign(first - second));
        expect(
          Math.sign(Buffer.compare(encodeValue(new Double(first)), encodeValue(decimal(`${second}.5`)))),
        ).to.equal(first > second + (second < 0 ? -0.5 : 0.5) ? 1 : -1);
      }),
      { seed: 12 },
    );
  });

  it('orders pairs of fields by the first, then by the second', () => {
    fc.assert(
      fc.property(value, value, value, value, (a, b, c, d) => {
        const order = Buffer.compare(
          encodeKey([toBson(a), toBson(b)], bothUp),
          encodeKey([toBson(c), toBson(d)], bothUp),
        );
        expect(Math.sign(order)).to.equal(reference(a, c) || reference(b, d));
      }),
      { numRuns: 2000, seed: 13 },
    );
  });
});
