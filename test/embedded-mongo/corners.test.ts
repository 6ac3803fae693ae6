// Corners of the manual, over the wire: what MongoDB 7 answers where one could easily answer otherwise.
import { expect } from 'chai';
import {
  Binary,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  MongoServerError,
  ObjectId,
  Timestamp,
  type Collection,
  type Db,
  type Document,
} from 'mongodb';
import { startHarness, type Harness } from './server.ts';

type Row = { _id: number } & Document;

describe('in the corners the embedded database', () => {
  let harness: Harness;
  let db: Db;
  let rows: Collection<Row>;
  before(async () => {
    harness = await startHarness();
    db = harness.client.db('corners');
  });
  beforeEach(async () => {
    await db.dropDatabase();
    rows = db.collection('rows');
  });
  after(() => harness.end());

  const refusal = async (work: Promise<unknown>): Promise<MongoServerError> => {
    const error: unknown = await work.catch((reason: unknown) => reason);
    if (error instanceof MongoServerError) return error;
    throw new Error('an error of the server was expected', { cause: error });
  };
  const fill = (values: readonly unknown[]) => rows.insertMany(values.map((a, _id) => ({ _id, a })));
  const idsOf = async (filter: Document): Promise<unknown[]> =>
    (await rows.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  /** The driver's types know no conditions on fields they do not know. */
  const pullOf = (condition: Document): Document => ({ $pull: condition });

  /** In MongoDB's order; an array sorts upwards by its least element, and an empty one before null. */
  const ascending: readonly unknown[] = [
    ...[new MinKey(), [], null],
    ...[
      NaN,
      -Infinity,
      Long.MIN_VALUE,
      new Double(-0.5),
      0,
      Decimal128.fromString('0.1'),
      new Double(0.1),
      1,
    ],
    ...[Long.fromString('9007199254740992'), Long.fromString('9007199254740993')],
    ...[Long.MAX_VALUE, Decimal128.fromString('1E+6144'), Infinity],
    ...['', 'B', 'a', 'aa', 'я', '\uffff', '\u{10000}', '\u{10ffff}'],
    ...[{}, { a: 1 }, { a: 1, b: 1 }, { a: 2 }, { b: 0 }, { a: 'x' }],
    ...[new Binary(Buffer.from([]), 0), new Binary(Buffer.from([9]), 0), new Binary(Buffer.from([1]), 128)],
    ...[new Binary(Buffer.from([0, 0]), 0), new ObjectId('00'.repeat(12)), new ObjectId('ff'.repeat(12))],
    ...[false, true, new Date(-8.64e15), new Date(-1), new Date(0), new Date(8.64e15)],
    ...[new Timestamp({ t: 1, i: 2 }), new Timestamp({ t: 2, i: 1 }), new MaxKey()],
  ];

  for (const key of [undefined, 1, -1] as const)
    it(`sorts values of every type ${key ? `by an index of ${key}` : 'without an index'}, both ways`, async () => {
      if (key) await rows.createIndex({ a: key });
      const wanted = ascending.map((_value, position) => position);
      const shuffled = wanted.toSorted(
        (left, right) => ((left * 7) % 11) - ((right * 7) % 11) || left - right,
      );
      await rows.insertMany(shuffled.map(_id => ({ _id, a: ascending[_id] })));
      const sorted = async (direction: 1 | -1): Promise<unknown[]> =>
        (await rows.find().sort({ a: direction }).toArray()).map(({ _id }) => _id);
      expect(await sorted(1)).to.deep.equal(wanted);
      expect(await sorted(-1)).to.deep.equal(wanted.toReversed());
    });

  for (const isIndexed of [false, true])
    it(`tells numbers apart that doubles cannot hold ${isIndexed ? 'by an index' : 'without one'}`, async () => {
      if (isIndexed) await rows.createIndex({ a: 1 });
      await fill([
        Long.fromString('9007199254740992'),
        Long.fromString('9007199254740993'),
        -0,
        2 ** 53,
        '0',
      ]);
      expect(await idsOf({ a: Long.fromString('9007199254740993') })).to.deep.equal([1]);
      expect(await idsOf({ a: 2 ** 53 })).to.deep.equal([0, 3]);
      expect(await idsOf({ a: { $gt: 2 ** 53 } })).to.deep.equal([1]);
      expect(await idsOf({ a: Decimal128.fromString('0') })).to.deep.equal([2]);
      expect(Object.is((await rows.findOne({ _id: 2 }))?.['a'], -0)).to.equal(true);
    });

  it('sorts arrays upwards by their least, downwards by their greatest element', async () => {
    await fill([[1, 9], 5, [], [4, 6], undefined]);
    const sorted = async (direction: 1 | -1) =>
      (await rows.find().sort({ a: direction, _id: 1 }).toArray()).map(({ _id }) => _id);
    expect(await sorted(1)).to.deep.equal([2, 4, 0, 3, 1]);
    expect(await sorted(-1)).to.deep.equal([0, 3, 1, 4, 2]);
  });

  it('pulls by operators what an element holds, by a filter documents only', async () => {
    await fill([
      [[6], [1], 7],
      [{ x: 1 }, [{ x: 1 }], { x: 2 }],
      [1, [1], { x: [1, 2] }],
    ]);
    await rows.updateOne({ _id: 0 }, pullOf({ a: { $gte: 5 } }));
    await rows.updateOne({ _id: 1 }, pullOf({ a: { x: 1 } }));
    await rows.updateOne({ _id: 2 }, pullOf({ a: { x: { $elemMatch: { $gt: 1 } } } }));
    expect((await rows.find().sort({ _id: 1 }).toArray()).map(({ a }) => a as unknown)).to.deep.equal([
      [[1]],
      [[{ x: 1 }], { x: 2 }],
      [1, [1]],
    ]);
  });

  it('seeds an upsert with what can only be one value', async () => {
    const seeded = async (filter: Document): Promise<Document | null> =>
      rows.findOneAndUpdate(
        filter,
        { $setOnInsert: { z: 1 } },
        {
          upsert: true,
          returnDocument: 'after',
          projection: { _id: 0 },
        },
      );
    expect(await seeded({ a: { $in: [5] }, 'b.c': { $gt: 1 } })).to.deep.equal({ a: 5, z: 1 });
    expect(await seeded({ a: { $in: [6, 7] } })).to.deep.equal({ z: 1 });
    expect(await seeded({ $or: [{ 'a.b': 8 }] })).to.deep.equal({ a: { b: 8 }, z: 1 });
    expect(await seeded({ a: null, b: 9 })).to.deep.equal({ a: null, b: 9, z: 1 });
    expect(await seeded({ a: { $not: { $lte: 9 } }, c: { $ne: 1 }, d: 1 })).to.deep.equal({ d: 1, z: 1 });
  });

  it('tells the first of equal values for distinct', async () => {
    await rows.insertMany([
      { _id: 1, a: new Int32(1) },
      { _id: 2, a: [new Double(1), 'x', null] },
      { _id: 3 },
    ]);
    const raw = db.collection('rows', { promoteValues: false });
    expect(await raw.distinct('a')).to.deep.equal([new Int32(1), 'x', null]);
  });

  it('names what a projection mixes, but for the _id', async () => {
    await rows.insertOne({ _id: 1, a: [1, { b: 2, c: 3 }, [{ b: 4 }]], d: { e: 5 } });
    const project = (projection: Document) => rows.findOne({}, { projection });
    expect(await refusal(project({ a: 1, d: 0 }))).to.include({ code: 31254 });
    expect(await refusal(project({ a: 0, d: 1 }))).to.include({ code: 31253 });
    expect(await project({ _id: 1, a: 0 })).to.deep.equal({ _id: 1, d: { e: 5 } });
    expect(await project({ d: 1, _id: 0 })).to.deep.equal({ d: { e: 5 } });
    expect(await project({ 'a.b': 1, _id: 0 })).to.deep.equal({ a: [{ b: 2 }, [{ b: 4 }]] });
    expect(await project({ 'a.b': 0, d: 0 })).to.deep.equal({ _id: 1, a: [1, { c: 3 }, [{}]] });
    expect(await project({ none: 1 })).to.deep.equal({ _id: 1 });
  });

  it('removes and changes nothing where a statement does not say of what', async () => {
    await fill([1, 2]);
    const removal = (statement: Document) => db.command({ delete: 'rows', deletes: [statement] });
    expect(await refusal(removal({ q: {} }))).to.include({ code: 40414 });
    expect(await refusal(removal({ limit: 0 }))).to.include({ code: 40414 });
    expect(await refusal(removal({ q: {}, limit: 2 }))).to.include({ code: 9 });
    const change = db.command({ update: 'rows', updates: [{ u: { $set: { a: 0 } }, multi: true }] });
    expect(await refusal(change)).to.include({ code: 40414 });
    expect(await idsOf({ a: { $gt: 0 } })).to.deep.equal([0, 1]);
  });

  it('takes names with dots and dollars, but no dollars in an _id', async () => {
    const strange = { _id: 1, $a: 1, 'b.c': 2, d: { $e: 3 } };
    await rows.insertOne(strange);
    expect(await rows.findOne({ _id: 1 })).to.deep.equal(strange);
    expect(
      await refusal(db.collection<{ _id: Document }>('rows').insertOne({ _id: { a: { $b: 1 } } })),
    ).to.include({ code: 52 });
    expect(
      await refusal(
        db.collection('rows').findOneAndUpdate({ none: 1 }, { $set: { _id: { $b: 1 } } }, { upsert: true }),
      ),
    ).to.include({ code: 52 });
  });

  it('makes all the indexes of a command or none', async () => {
    await fill([1, 1]);
    const made = rows.createIndexes([
      { key: { b: 1 }, name: 'b' },
      { key: { a: 1 }, name: 'a', unique: true },
    ]);
    expect(await refusal(made)).to.include({ code: 11000 });
    expect((await rows.indexes()).map(({ name }) => name)).to.deep.equal(['_id_']);
  });

  it('keeps the name of a clustered index, and the index', async () => {
    const clusteredIndex = { key: { _id: 1 }, unique: true, name: 'own' };
    const clustered = await db.createCollection('clustered', { clusteredIndex });
    await clustered.createIndex({ a: 1 });
    expect(await refusal(clustered.dropIndex('own'))).to.include({ code: 72 });
    await clustered.dropIndexes();
    expect((await clustered.indexes()).map(({ name }) => name)).to.deep.equal(['own']);
    const other = db.createCollection('clustered', { clusteredIndex: { ...clusteredIndex, name: 'other' } });
    expect(await refusal(other)).to.include({ code: 48 });
    const [described] = await db.listCollections({ name: 'clustered' }).toArray();
    expect(described).to.not.have.property('idIndex');
  });

  it('opens a cursor for a batch of nothing, and knows no cursor that was killed', async () => {
    await fill([1, 2, 3]);
    const { cursor } = await db.command({ find: 'rows', batchSize: 0 });
    expect(cursor.firstBatch).to.deep.equal([]);
    const next = (batchSize: number) => db.command({ getMore: cursor.id, collection: 'rows', batchSize });
    expect((await next(2)).cursor.nextBatch).to.have.length(2);
    const killed = await db.command({ killCursors: 'rows', cursors: [cursor.id, Long.ONE] });
    expect([killed['cursorsKilled'], killed['cursorsNotFound']]).to.deep.equal([[cursor.id], [1]]);
    expect(await refusal(next(1))).to.include({ code: 43, codeName: 'CursorNotFound' });
  });
});
