// Filters: what matches and what does not, case by case as MongoDB 7 answers.
import { Binary, Decimal128, Long, ObjectId } from 'bson';
import { expect } from 'chai';
import { CommandError } from '../../embedded-mongo/errors.ts';
import { parseFilter } from '../../embedded-mongo/query/filter.ts';
import type { Doc } from '../../embedded-mongo/values/codec.ts';

const id = new ObjectId('65a000000000000000000000');

/** Filter, documents that match, documents that do not. */
const cases: readonly (readonly [
  title: string,
  filter: Doc,
  matching: readonly Doc[],
  other: readonly Doc[],
])[] = [
  ['everything with an empty filter', {}, [{}, { a: 1 }], []],
  [
    'equal values of any numeric type',
    { a: 1 },
    [{ a: 1 }, { a: Long.ONE }, { a: Decimal128.fromString('1.0') }],
    [{ a: '1' }, { a: true }, {}],
  ],
  [
    'null and missing with null',
    { a: null },
    [{ a: null }, {}, { a: [1, null] }],
    [{ a: 0 }, { a: [] }, { a: [1] }],
  ],
  [
    'a missing field below a scalar with null',
    { 'a.b': null },
    [{ a: 5 }, { a: {} }, {}, { a: [{ b: 1 }, {}] }],
    [{ a: { b: 1 } }, { a: [{ b: 1 }] }, { a: [] }, { a: [5] }],
  ],
  [
    'an element of an array, and the array as a whole',
    { a: [1, 2] },
    [{ a: [1, 2] }, { a: [[1, 2]] }],
    [{ a: [2, 1] }, { a: 1 }, { a: [1, 2, 3] }],
  ],
  [
    'a document only with the same fields in the same order',
    { a: { x: 1, y: 2 } },
    [{ a: { x: 1, y: 2 } }, { a: [{ x: 1, y: 2 }] }],
    [{ a: { y: 2, x: 1 } }, { a: { x: 1 } }],
  ],
  [
    'binary by its bytes',
    { a: new Binary(Uint8Array.of(200), 0) },
    [{ a: new Binary(Uint8Array.of(200), 0) }],
    [{ a: new Binary(Uint8Array.of(201), 0) }, { a: new Binary(Uint8Array.of(200), 4) }],
  ],
  ['an object id', { a: id }, [{ a: new ObjectId(id.toHexString()) }], [{ a: id.toHexString() }]],
  ['NaN with NaN only', { a: NaN }, [{ a: NaN }], [{ a: 1 }, {}]],
  [
    'other values by $ne, and also missing ones',
    { a: { $ne: 1 } },
    [{ a: 2 }, {}, { a: [2] }],
    [{ a: 1 }, { a: [1, 2] }],
  ],
  ['not null by $ne', { a: { $ne: null } }, [{ a: 0 }, { a: [] }], [{ a: null }, {}]],
  [
    'one of several by $in, null included',
    { a: { $in: [1, null] } },
    [{ a: 1 }, {}, { a: null }, { a: [5, 1] }],
    [{ a: 2 }, { a: [2] }],
  ],
  ['none of several by $nin', { a: { $nin: [1, 2] } }, [{ a: 3 }, {}, { a: [] }], [{ a: 1 }, { a: [3, 2] }]],
  [
    'ranges inside one type',
    { a: { $gt: 5 } },
    [{ a: 6 }, { a: [1, 9] }, { a: Infinity }],
    [{ a: 5 }, { a: '6' }, { a: NaN }, { a: null }, {}, { a: new Date() }],
  ],
  [
    'ranges downwards without NaN',
    { a: { $lt: 5 } },
    [{ a: 4 }, { a: -Infinity }],
    [{ a: NaN }, { a: null }, { a: 'a' }],
  ],
  ['$gte and $lte with null as equality', { a: { $gte: null } }, [{ a: null }, {}], [{ a: 1 }]],
  ['$lte NaN as equality', { a: { $lte: NaN } }, [{ a: NaN }], [{ a: -1 }]],
  ['two ranges by two elements', { a: { $gt: 5, $lt: 3 } }, [{ a: [1, 9] }], [{ a: [1, 4] }, { a: 4 }]],
  ['strings by bytes', { a: { $gt: '\uffff' } }, [{ a: '\u{10000}' }], [{ a: 'я' }]],
  [
    'arrays by elements, then as they are',
    { a: { $gte: [2] } },
    [{ a: [2] }, { a: [3] }, { a: [[2]] }],
    [{ a: [1] }, { a: 3 }],
  ],
  ['existence', { a: { $exists: true } }, [{ a: null }, { a: [] }], [{}, { b: 1 }]],
  [
    'absence',
    { 'a.b': { $exists: false } },
    [{}, { a: 1 }, { a: [] }, { a: [{ c: 1 }] }],
    [{ a: { b: null } }, { a: [{ c: 1 }, { b: 1 }] }],
  ],
  [
    'fields of documents in arrays',
    { 'a.b': 2 },
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: [2, 3] } }],
    [{ a: [[{ b: 2 }]] }, { a: 2 }],
  ],
  [
    'positions of arrays',
    { 'a.1': 2 },
    [{ a: [1, 2] }, { a: { 1: 2 } }, { a: [{ 1: 2 }] }],
    [{ a: [2, 1] }, { a: [2] }],
  ],
  ['fields at positions', { 'a.0.b': 1 }, [{ a: [{ b: 1 }] }], [{ a: [{}, { b: 1 }] }]],
  ['both by $and', { $and: [{ a: 1 }, { b: 2 }] }, [{ a: 1, b: 2 }], [{ a: 1 }, { b: 2 }]],
  ['either by $or', { $or: [{ a: 1 }, { b: 2 }] }, [{ a: 1 }, { b: 2 }], [{}, { a: 2, b: 1 }]],
  [
    'the opposite by $not',
    { a: { $not: { $gt: 5 } } },
    [{ a: 5 }, {}, { a: 'x' }],
    [{ a: 6 }, { a: [1, 6] }],
  ],
  [
    'one element for all conditions by $elemMatch',
    { a: { $elemMatch: { b: 1, c: 2 } } },
    [{ a: [{ b: 1, c: 2 }] }],
    [{ a: [{ b: 1 }, { c: 2 }] }, { a: { b: 1, c: 2 } }],
  ],
  [
    'one value for all operators by $elemMatch',
    { a: { $elemMatch: { $gt: 3, $lt: 5 } } },
    [{ a: [1, 4] }],
    [{ a: [1, 9] }, { a: 4 }, { a: [[4]] }],
  ],
  ['nothing that every object inherits', { constructor: { $exists: true } }, [], [{ a: 1 }]],
];

describe('filters match', () => {
  for (const [title, filter, matching, others] of cases) {
    it(title, () => {
      const { test } = parseFilter(filter);
      for (const document of matching) expect(test(document), JSON.stringify(document)).to.equal(true);
      for (const document of others) expect(test(document), JSON.stringify(document)).to.equal(false);
    });
  }
});

describe('filters refuse', () => {
  const refused: readonly (readonly [filter: Doc, code: number, word: string])[] = [
    [{ a: { $regex: 'x' } }, 9, '$regex'],
    [{ a: { $size: 1 } }, 9, '$size'],
    [{ $nor: [{ a: 1 }] }, 9, '$nor'],
    [{ $where: 'true' }, 9, '$where'],
    [{ $expr: {} }, 9, '$expr'],
    [{ a: { $gt: 1, b: 1 } }, 9, 'b'],
    [{ $or: [] }, 2, '$or'],
    [{ a: { $in: 1 } }, 2, '$in'],
    [{ a: { $not: 1 } }, 2, '$not'],
  ];
  for (const [filter, code, word] of refused) {
    it(`${JSON.stringify(filter)} with code ${code}, naming ${word}`, () => {
      expect(() => parseFilter(filter))
        .to.throw(CommandError, word)
        .with.property('code', code);
    });
  }
});
