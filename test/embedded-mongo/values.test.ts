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
import { decode, encode } from '../../embedded-mongo/values/codec.ts';
import { compareValues, encodeKey, encodeValue } from '../../embedded-mongo/values/encode-key.ts';

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

/** What a value of any type becomes as bytes and back, for the stored bytes decide. */
const throughBson = (value: unknown): unknown => decode(encode({ value })).value;

const toBson = (value: unknown): unknown => {
  if (typeof value === 'bigint') return Long.fromBigInt(value);
  if (Array.isArray(value)) return value.map(toBson);
  return typeof value === 'number' ? new Double(value) : value;
};

/** The rules of MongoDB's manual, type by type, written a second time without the bytes. */
const typeRanks: readonly (readonly [rank: number, isOf: (value: unknown) => boolean])[] = [
  [1, value => value instanceof MinKey],
  [2, value => value === null],
  [
    3,
    value =>
      value instanceof Double ||
      value instanceof Int32 ||
      value instanceof Decimal128 ||
      (value instanceof Long && !(value instanceof Timestamp)),
  ],
  [4, value => typeof value === 'string'],
  [6, value => Array.isArray(value)],
  [7, value => value instanceof Binary],
  [8, value => value instanceof ObjectId],
  [9, value => typeof value === 'boolean'],
  [10, value => value instanceof Date],
  [11, value => value instanceof Timestamp],
  [12, value => value instanceof BSONRegExp],
  [13, value => value instanceof Code && !value.scope],
  [14, value => value instanceof Code],
  [15, value => value instanceof MaxKey],
  [5, () => true],
];
const rankOf = (value: unknown): number => typeRanks.find(([, isOf]) => isOf(value))?.[0] ?? 0;
const firstDifference = (orders: readonly number[]): number =>
  Math.sign(orders.find(order => order !== 0) ?? 0);
const compareText = (left: string, right: string): number =>
  Math.sign(Buffer.compare(Buffer.from(left), Buffer.from(right)));
const compareExactly = <Value extends number | bigint>(left: Value, right: Value): number =>
  left < right ? -1 : left > right ? 1 : 0;

/** A finite number as an integer of 10 ** -scale: all four types meet there exactly. */
const scale = 1200n;
const rational = (value: unknown): bigint => {
  if (value instanceof Long) return value.toBigInt() * 10n ** scale;
  if (!(value instanceof Decimal128)) {
    const number = Number(value);
    if (Number.isInteger(number)) return BigInt(number) * 10n ** scale;
    let [numerator, power] = [number, 0n];
    for (; !Number.isInteger(numerator); power++) numerator *= 2;
    return (BigInt(numerator) * 10n ** scale) / 2n ** power;
  }
  const [, sign, whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)\.?(\d*)(?:E(.*))?$/.exec(value.toString()) ?? [];
  const size = BigInt(whole + fraction) * 10n ** (scale + BigInt(exponent) - BigInt(fraction.length));
  return sign === '-' ? -size : size;
};

const compareNumbers = (left: unknown, right: unknown): number => {
  const place = (value: unknown): number => {
    const text = value instanceof Double || value instanceof Decimal128 ? String(value) : '';
    return text === 'NaN' ? -2 : text === '-Infinity' ? -1 : text === 'Infinity' ? 1 : 0;
  };
  const order = compareExactly(place(left), place(right));
  return order !== 0 || place(left) !== 0 ? order : compareExactly(rational(left), rational(right));
};

const compareDocuments = (left: object, right: object): number => {
  const [ours, theirs] = [Object.entries(left), Object.entries(right)];
  const orders = ours.slice(0, theirs.length).flatMap(([name, value], position) => {
    const [otherName = '', other] = theirs[position] ?? [];
    return [
      compareExactly(rankOf(value), rankOf(other)),
      compareText(name, otherName),
      compareByType(value, other),
    ];
  });
  return firstDifference([...orders, ours.length - theirs.length]);
};

const compareByType = (left: unknown, right: unknown): number => {
  const ranks = compareExactly(rankOf(left), rankOf(right));
  if (ranks !== 0) return ranks;
  if (rankOf(left) === 3) return compareNumbers(left, right);
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  if (typeof left === 'boolean' || typeof right === 'boolean')
    return compareExactly(Number(left), Number(right));
  if (left instanceof Date && right instanceof Date) return compareExactly(left.getTime(), right.getTime());
  if (left instanceof Timestamp && right instanceof Timestamp)
    return compareExactly(left.toBigInt(), right.toBigInt());
  if (left instanceof ObjectId && right instanceof ObjectId)
    return compareText(left.toHexString(), right.toHexString());
  if (left instanceof Binary && right instanceof Binary)
    return firstDifference([
      left.position - right.position,
      left.sub_type - right.sub_type,
      Buffer.compare(left.value(), right.value()),
    ]);
  if (left instanceof BSONRegExp && right instanceof BSONRegExp)
    return firstDifference([
      compareText(left.pattern, right.pattern),
      compareText(left.options, right.options),
    ]);
  if (left instanceof Code && right instanceof Code)
    return firstDifference([
      compareText(left.code, right.code),
      compareDocuments(left.scope ?? {}, right.scope ?? {}),
    ]);
  if (left === null || left instanceof MinKey || left instanceof MaxKey) return 0;
  return compareDocuments(left as object, right as object);
};

describe('the encoding of keys', function () {
  this.timeout(30_000);

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

  const anyType = fc.letrec(tie => ({
    scalar: fc.oneof(
      fc.double().map(number => new Double(number)),
      fc.integer().map(number => new Int32(number)),
      fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(number => Long.fromBigInt(number)),
      fc.tuple(fc.integer(), fc.integer({ min: -400, max: 400 })).map(([n, e]) => decimal(`${n}E${e}`)),
      fc.constantFrom(decimal('NaN'), decimal('-Infinity'), null, new MinKey(), new MaxKey()),
      fc.string({ unit: 'binary', maxLength: 6 }),
      fc.boolean(),
      fc.integer({ min: -8e12, max: 8e12 }).map(time => new Date(time)),
      fc
        .tuple(fc.uint8Array({ maxLength: 4 }), fc.constantFrom(0, 4, 5, 128))
        .map(([bytes, subtype]) => new Binary(bytes, subtype)),
      fc.uint8Array({ minLength: 12, maxLength: 12 }).map(bytes => new ObjectId(bytes)),
      fc.tuple(fc.nat(), fc.nat()).map(([t, i]) => new Timestamp({ t, i })),
      fc
        .tuple(fc.constantFrom('a', 'b', ''), fc.constantFrom('', 'i', 'im'))
        .map(([source, flags]) => new BSONRegExp(source, flags)),
      fc.constantFrom(new Code('a'), new Code('b'), new Code('a', { x: 1 }), new Code('a', { x: 2 })),
    ),
    any: fc.oneof(
      { depthSize: 'small' },
      tie('scalar'),
      tie('scalar'),
      fc.array(tie('any'), { maxLength: 3 }),
      fc
        .array(fc.tuple(fc.constantFrom('a', 'b', 'ё', ''), tie('any')), { maxLength: 3 })
        .map(fields => Object.fromEntries(fields)),
    ),
  })).any;

  it('orders random values of every type as comparing them type by type does', () => {
    fc.assert(
      fc.property(anyType, anyType, (first, second) => {
        const [left, right] = [throughBson(first), throughBson(second)];
        const expected = compareByType(left, right);
        expect(Math.sign(Buffer.compare(encodeValue(left), encodeValue(right)))).to.equal(expected);
        expect(Math.sign(compareValues(left, right))).to.equal(expected);
        const down = Buffer.compare(encodeKey([left, 1], downThenUp), encodeKey([right, 1], downThenUp));
        expect(Math.sign(down)).to.equal(-expected || 0);
      }),
      { numRuns: 2500, seed: 14 },
    );
  });

  it('keeps the order through many values at once, and is equal only for equal values', () => {
    fc.assert(
      fc.property(fc.array(anyType, { minLength: 2, maxLength: 12 }), values => {
        const byBytes = values
          .map(throughBson)
          .sort((left, right) => Buffer.compare(encodeValue(left), encodeValue(right)));
        for (const [position, value] of byBytes.slice(1).entries())
          expect(compareByType(byBytes[position], value)).to.be.at.most(0);
      }),
      { numRuns: 500, seed: 15 },
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
