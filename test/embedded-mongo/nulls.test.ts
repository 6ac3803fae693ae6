// Null, missing, empty and nested: which documents a filter finds, and that no index changes it.
import { expect } from 'chai';
import type { Collection, Document } from 'mongodb';
import { startHarness, type Harness } from './server.ts';

const plain: Readonly<Record<string, Document>> = {
  'no a': {},
  null: { a: null },
  number: { a: 4 },
  'empty document': { a: {} },
  'b null': { a: { b: null } },
  'b text': { a: { b: 'hi' } },
};

const arrays: Readonly<Record<string, Document>> = {
  empty: { a: [] },
  nested: { a: [[]] },
  'nested b': { a: [[{ b: 1 }]] },
  nulls: { a: [null, null] },
  values: { a: [1, 'text', 4] },
  'values and null': { a: [1, null, 4] },
  'b null or missing': { a: [{ b: null }, {}] },
  'b here and there': { a: [{ b: 3 }, {}] },
  'b everywhere': { a: [{ b: 1 }, { b: 'text' }] },
};

const all = { ...plain, ...arrays };
const allBut = (...names: string[]): string[] => Object.keys(all).filter(name => !names.includes(name));

const isNull = ['no a', 'null', 'nulls', 'values and null'];
const isNullOr4 = [...isNull, 'number', 'values'];
const isInnerNull = [
  ...['no a', 'null', 'number', 'empty document', 'b null'],
  ...['b null or missing', 'b here and there'],
];

const cases: readonly (readonly [filter: Document, found: readonly string[]])[] = [
  [{ a: null }, isNull],
  [{ a: { $ne: null } }, allBut(...isNull)],
  [{ a: { $gte: null } }, isNull],
  [{ a: { $lte: null } }, isNull],
  [{ a: { $gt: null } }, []],
  [{ a: { $not: { $gte: null } } }, allBut(...isNull)],
  [{ a: { $in: [null, 4] } }, isNullOr4],
  [{ $or: [{ a: null }, { a: 4 }] }, isNullOr4],
  [{ a: { $nin: [null, 4] } }, allBut(...isNullOr4)],
  [{ a: { $in: [] } }, []],
  [{ a: { $nin: [] } }, allBut()],
  [{ a: { $exists: false } }, ['no a']],
  [{ a: { $exists: true } }, allBut('no a')],
  [{ a: [] }, ['empty', 'nested']],
  [{ a: {} }, ['empty document', 'b null or missing', 'b here and there']],
  [{ 'a.b': null }, isInnerNull],
  [{ 'a.b': { $ne: null } }, allBut(...isInnerNull)],
  [{ 'a.b': { $in: [null, 75] } }, isInnerNull],
  [{ 'a.b': { $nin: [null, 75] } }, allBut(...isInnerNull)],
  [
    { 'a.b': { $exists: true } },
    ['b null', 'b text', 'b null or missing', 'b here and there', 'b everywhere'],
  ],
  [{ 'a.b': 1 }, ['b everywhere']],
  [{ 'a.0': [] }, ['nested']],
  [{ 'a.0.b': 1 }, ['nested b', 'b everywhere']],
  [{ 'a.1': null }, [...isInnerNull, 'b text', 'b everywhere', 'nulls', 'values and null']],
  [{ a: { $elemMatch: { $eq: null } } }, ['nulls', 'values and null']],
  [
    { a: { $elemMatch: { $ne: null } } },
    Object.keys(arrays).filter(name => !['empty', 'nulls'].includes(name)),
  ],
  [{ a: { $elemMatch: { b: null } } }, ['nested', 'nested b', 'b null or missing', 'b here and there']],
  [{ a: { $elemMatch: { b: { $ne: null } } } }, ['b here and there', 'b everywhere']],
  [{ a: { $elemMatch: { '0.b': 1 } } }, ['nested b']],
  [{ 'a.b': { $elemMatch: { $ne: null } } }, []],
];

const indexes: readonly (readonly [key: Readonly<Record<string, 1 | -1>>, options?: { sparse: boolean }])[] =
  [
    [{ a: 1 }],
    [{ a: -1 }],
    [{ a: 1 }, { sparse: true }],
    [{ 'a.b': 1 }],
    [{ _id: 1, 'a.b': 1 }],
    [{ 'a.b': -1, _id: 1 }],
    [{ 'a.b': 1, _id: 1 }, { sparse: true }],
  ];

describe('filters about null and missing', () => {
  let harness: Harness;
  before(async () => (harness = await startHarness()));
  after(() => harness.end());

  const insert = (collection: Collection<Document & { _id: string }>, documents: typeof plain) =>
    collection.insertMany(Object.entries(documents).map(([_id, document]) => ({ _id, ...document })));

  const check = async (collection: Collection<Document & { _id: string }>, names: readonly string[]) => {
    for (const [filter, expected] of cases) {
      const wanted = expected.filter(name => names.includes(name)).sort();
      const found = (await collection.find(filter).toArray()).map(({ _id }) => _id).sort();
      expect(found, JSON.stringify(filter)).to.deep.equal(wanted);
      expect(await collection.countDocuments(filter), JSON.stringify(filter)).to.equal(wanted.length);
    }
  };

  for (const [number, [key, options]] of [[], ...indexes].entries())
    it(`find the same ${key ? `by the index ${JSON.stringify({ ...key, ...options })}` : 'without an index'}`, async () => {
      const collection = harness.client.db('nulls').collection<Document & { _id: string }>(`c${number}`);
      if (key) await collection.createIndex(key, options);
      await insert(collection, plain);
      await check(collection, Object.keys(plain));
      await insert(collection, arrays);
      await check(collection, Object.keys(all));
    });
});
