// Updates: the document before, the update, the document after; and what is refused with which code.
import { Decimal128, Double, Int32, Long, Timestamp } from 'bson';
import { expect } from 'chai';
import { CommandError } from '../../embedded-mongo/errors.ts';
import { parseFilter } from '../../embedded-mongo/query/filter.ts';
import { parseUpdate, upsertedDocument } from '../../embedded-mongo/updates/update.ts';
import { decode, decodeForMatching, encode, type Doc } from '../../embedded-mongo/values/codec.ts';

const now = new Date('2024-05-06T07:08:09.010Z');

const typed = (document: Doc): Doc => decode(encode(document));

const apply = (before: Doc, update: Doc, isInsert = false): Doc => {
  const result = parseUpdate(typed(update)).apply(typed(before), { isInsert, now });
  return decodeForMatching(encode(result));
};

const cases: readonly (readonly [title: string, before: Doc, update: Doc, after: Doc])[] = [
  [
    '$set writes nested fields and makes what is missing',
    { a: { b: 1 } },
    { $set: { 'a.c': 2, 'd.e': 3 } },
    { a: { b: 1, c: 2 }, d: { e: 3 } },
  ],
  ['$set writes an element of an array', { a: [1, 2] }, { $set: { 'a.1': 9 } }, { a: [1, 9] }],
  [
    '$set past the end of an array fills with null',
    { a: [1] },
    { $set: { 'a.3': 4 } },
    { a: [1, null, null, 4] },
  ],
  [
    'new fields appear in the order of their names',
    { z: 0 },
    { $set: { c: 1, a: 2 }, $inc: { b: 3 } },
    { z: 0, a: 2, b: 3, c: 1 },
  ],
  [
    '$unset removes a field',
    { a: 1, b: { c: 1, d: 2 } },
    { $unset: { a: '', 'b.c': '', x: '' } },
    { b: { d: 2 } },
  ],
  ['$unset leaves null in an array', { a: [1, 2, 3] }, { $unset: { 'a.1': 1 } }, { a: [1, null, 3] }],
  ['$inc adds, and starts from nothing', { a: 1 }, { $inc: { a: 2, b: 5 } }, { a: 3, b: 5 }],
  [
    '$min and $max compare across types',
    { a: 5, b: 5, c: 5, d: 'x' },
    { $min: { a: 3, b: 7, d: 1 }, $max: { c: 9, e: 1 } },
    { a: 3, b: 5, c: 9, d: 1, e: 1 },
  ],
  ['$push appends', { a: [1] }, { $push: { a: 2, b: 1 } }, { a: [1, 2], b: [1] }],
  ['$push appends several by $each', { a: [1] }, { $push: { a: { $each: [2, 3] } } }, { a: [1, 2, 3] }],
  ['$push appends an array as one element', { a: [1] }, { $push: { a: [2, 3] } }, { a: [1, [2, 3]] }],
  [
    '$addToSet adds what is not there, numbers of any type being equal',
    { a: [1, { x: 1 }] },
    { $addToSet: { a: { $each: [new Double(1), { x: 1 }, 2, 2] } } },
    { a: [1, { x: 1 }, 2] },
  ],
  ['a position of a missing array is a field', {}, { $set: { 'a.0': 1 } }, { a: { 0: 1 } }],
  ['$unset past the end of an array does nothing', { a: [1] }, { $unset: { 'a.5': '' } }, { a: [1] }],
  ['$push into an array in an array', { a: [[1]] }, { $push: { 'a.0': 2 } }, { a: [[1, 2]] }],
  ['$addToSet of nothing makes an array', {}, { $addToSet: { a: { $each: [] } } }, { a: [] }],
  ['$min takes NaN for the least number', { a: 1 }, { $min: { a: NaN } }, { a: NaN }],
  ['$pull removes nulls', { a: [1, null] }, { $pull: { a: null } }, { a: [1] }],
  ['$pull removes equal values', { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ['$pull removes by operators', { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    '$pull removes documents by a filter',
    { a: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ['$pull by $in', { a: [1, 2, 3] }, { $pull: { a: { $in: [1, 3] } } }, { a: [2] }],
  ['$pull of a missing field does nothing', {}, { $pull: { a: 1 } }, {}],
  ['$currentDate sets the time', {}, { $currentDate: { a: true, b: { $type: 'date' } } }, { a: now, b: now }],
  [
    '$setOnInsert does nothing to a document that is there',
    { a: 1 },
    { $setOnInsert: { a: 2, b: 2 } },
    { a: 1 },
  ],
  ['a replacement keeps the _id', { _id: 7, a: 1 }, { b: 2 }, { _id: 7, b: 2 }],
  ['setting the _id to what it is does nothing', { _id: 7 }, { $set: { _id: 7, a: 1 } }, { _id: 7, a: 1 }],
];

describe('updates', () => {
  for (const [title, before, update, after] of cases) {
    it(title, () => {
      const result = apply(before, update);
      expect(result).to.deep.equal(after);
      expect(Object.keys(result)).to.deep.equal(Object.keys(after));
    });
  }

  it('keep the types of numbers: int grows to long, anything with a double is a double', () => {
    const inc = (start: unknown, step: unknown): unknown =>
      parseUpdate({ $inc: { a: step } }).apply({ a: start }, { isInsert: false, now }).a;
    expect(inc(new Int32(1), new Int32(2))).to.deep.equal(new Int32(3));
    expect(inc(new Int32(2147483647), new Int32(1))).to.deep.equal(Long.fromNumber(2147483648));
    expect(inc(Long.ONE, new Int32(1))).to.deep.equal(Long.fromNumber(2));
    expect(inc(new Int32(1), new Double(1))).to.deep.equal(new Double(2));
  });

  it('change the type of a number that stays equal', () => {
    const { a } = parseUpdate({ $set: { a: new Double(1) } }).apply(
      { a: new Int32(1) },
      { isInsert: false, now },
    );
    expect(a).to.be.instanceOf(Double);
  });

  it('name the field and the element where nothing can be created', () => {
    expect(() => apply({ a: 1 }, { $set: { 'a.b': 1 } })).to.throw(
      "Cannot create field 'b' in element {a: 1}",
    );
  });

  it('write a timestamp where one is asked for', () => {
    const { a } = parseUpdate({ $currentDate: { a: { $type: 'timestamp' } } }).apply(
      {},
      { isInsert: false, now },
    );
    expect(a).to.be.instanceOf(Timestamp);
  });
});

describe('upserts', () => {
  const upsert = (filter: Doc, update: Doc): Doc =>
    decodeForMatching(encode(upsertedDocument(parseFilter(typed(filter)), parseUpdate(typed(update)), now)));

  it('begin with the one value of an $in and the one condition of an $or, and with none of several', () => {
    const result = upsert({ a: { $in: [1] }, $or: [{ b: 2, 'c.d': { $in: [[3]] } }] }, { $set: { x: 0 } });
    expect(result).to.have.property('a', 1);
    expect(result).to.deep.include({ b: 2, c: { d: [3] }, x: 0 });
    const several = upsert({ a: { $in: [1, 2] }, $or: [{ b: 2 }, { c: 3 }] }, { $set: { x: 0 } });
    expect(Object.keys(several)).to.deep.equal(['_id', 'x']);
    expect(() => upsert({ a: { $in: [{ $gt: 1 }] } }, { $set: { x: 0 } })).to.throw(
      'cannot nest $ under $in',
    );
  });

  it('start from the equalities of the filter, with the _id first', () => {
    const filter = {
      a: 1,
      'b.c': { $eq: 2 },
      $and: [{ d: 3 }],
      e: { $gt: 5 },
      $or: [{ f: 1 }, { g: 1 }],
      _id: 9,
    };
    const result = upsert(filter, { $set: { x: 1 }, $setOnInsert: { y: 2 } });
    expect(result).to.deep.equal({ _id: 9, a: 1, b: { c: 2 }, d: 3, f: 1, x: 1, y: 2 });
    expect(Object.keys(result)[0]).to.equal('_id');
  });

  it('take only the _id of the filter for a replacement', () => {
    expect(upsert({ _id: 9, a: 1 }, { b: 1 })).to.deep.equal({ _id: 9, b: 1 });
    expect(upsert({ _id: { $in: [9] } }, { b: 1 })).to.deep.equal({ _id: 9, b: 1 });
  });

  it('make an _id where none is given', () => {
    expect(upsert({ a: 1 }, { $set: { b: 1 } }))
      .to.have.property('_id')
      .that.has.property('_bsontype', 'ObjectId');
  });

  it('refuse two values for one field', () => {
    expect(() => upsert({ a: 1, $and: [{ a: 2 }] }, { $set: { b: 1 } }))
      .to.throw(CommandError)
      .with.property('code', 54);
  });
});

describe('updates refuse', () => {
  const refused: readonly (readonly [title: string, before: Doc, update: Doc, code: number])[] = [
    ['an operator outside the list', {}, { $rename: { a: 'b' } }, 9],
    ['$push with $slice', {}, { $push: { a: { $each: [], $slice: 1 } } }, 9],
    ['the positional operator', { a: [1] }, { $set: { 'a.$': 1 } }, 9],
    ['a decimal in $inc', {}, { $inc: { a: Decimal128.fromString('1') } }, 9],
    ['an operator among fields', {}, { a: 1, $set: { b: 1 } }, 52],
    ['two changes of one path', {}, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
    ['a change of a path and of what is under it', {}, { $set: { a: 1, 'a.b': 1 } }, 40],
    ['another _id', { _id: 1 }, { $set: { _id: 2 } }, 66],
    ['a replacement with another _id', { _id: 1 }, { _id: 2 }, 66],
    ['removing the _id', { _id: 1 }, { $unset: { _id: '' } }, 66],
    ['a field inside the _id', { _id: { a: 1 } }, { $set: { '_id.a': 2 } }, 66],
    ['a field of a scalar', { a: 1 }, { $set: { 'a.b': 1 } }, 28],
    ['a named field of an array', { a: [] }, { $set: { 'a.b': 1 } }, 28],
    ['$inc of a string', { a: 'x' }, { $inc: { a: 1 } }, 14],
    ['$inc of null', { a: null }, { $inc: { a: 1 } }, 14],
    ['$inc by a string', {}, { $inc: { a: 'x' } }, 14],
    ['$push to a scalar', { a: 1 }, { $push: { a: 1 } }, 2],
    ['$pull from a scalar', { a: 1 }, { $pull: { a: 1 } }, 2],
    ['a regular expression in $pull', { a: ['x'] }, { $pull: { a: /x/ } }, 9],
    ['a field of null', { a: null }, { $set: { 'a.b': 1 } }, 28],
    ['a position written with a leading zero', { a: [1] }, { $set: { 'a.00': 1 } }, 28],
    ['a position far beyond the end of an array', { a: [] }, { $set: { 'a.2000000': 1 } }, 2],
    ['a sum beyond 64 bits', { a: Long.MAX_VALUE }, { $inc: { a: 1 } }, 2],
    ['an empty component of a path', {}, { $set: { 'a..b': 1 } }, 56],
  ];
  for (const [title, before, update, code] of refused) {
    it(`${title} with code ${code}`, () => {
      expect(() => apply(before, update))
        .to.throw(CommandError)
        .with.property('code', code);
    });
  }
});
