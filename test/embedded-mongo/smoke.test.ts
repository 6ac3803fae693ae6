// The official driver against the server: one walk through every command.
import { expect } from 'chai';
import { Binary, Double, Int32, Long, ObjectId, type Document } from 'mongodb';
import { startHarness, type Harness } from './server.ts';

type Row = Document & { _id: number | ObjectId };

describe('embedded database through the official driver', () => {
  let harness: Harness;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.end());

  const collection = (name: string) => harness.client.db('test').collection<Row>(name);

  it('inserts and finds documents in batches, and ends the cursor with the last one', async () => {
    const documents = Array.from({ length: 1000 }, (_, index) => ({
      _id: index,
      n: index % 7,
      text: 'x'.repeat(100),
    }));
    expect((await collection('batches').insertMany(documents)).insertedCount).to.equal(1000);
    const found = await collection('batches').find({}, { batchSize: 97 }).toArray();
    expect(found.map(({ _id }) => _id)).to.deep.equal(documents.map(({ _id }) => _id));
    expect(await collection('batches').countDocuments({ n: 3 })).to.equal(143);
    expect(
      await collection('batches')
        .find({ n: { $gt: 4 } })
        .sort({ _id: -1 })
        .skip(2)
        .limit(3)
        .toArray(),
    ).to.have.length(3);
    expect(await collection('batches').distinct('n')).to.deep.equal([0, 1, 2, 3, 4, 5, 6]);
  });

  it('keeps int, long and double apart through an update', async () => {
    const numbers = collection('numbers');
    await numbers.insertOne({ _id: 1, i: new Int32(1), l: Long.fromNumber(1), d: new Double(1) });
    await numbers.updateOne({ _id: 1 }, { $set: { touched: true }, $inc: { i: 1, l: 1, d: 1 } });
    const found = await numbers.findOne({ _id: 1 }, { promoteValues: false });
    expect(found?.i).to.be.instanceOf(Int32);
    expect(found?.l).to.be.instanceOf(Long);
    expect(found?.d).to.be.instanceOf(Double);
  });

  it('reports a duplicate key as MongoDB words it', async () => {
    const people = collection('people');
    await people.createIndex({ email: 1 }, { unique: true });
    await people.insertOne({ _id: 1, email: 'a@b.c' });
    const error: unknown = await people
      .insertOne({ _id: 2, email: 'a@b.c' })
      .catch((reason: unknown) => reason);
    expect(error).to.include({
      code: 11000,
      message:
        'E11000 duplicate key error collection: test.people index: email_1 dup key: { email: "a@b.c" }',
    });
    expect(error).to.have.deep.property('keyPattern', { email: 1 });
    expect(error).to.have.deep.property('keyValue', { email: 'a@b.c' });
  });

  it('words duplicates of other types, of pairs and of empty arrays as MongoDB does', async () => {
    const things = collection('things');
    const wordingOf = async (key: Document, document: Document): Promise<string> => {
      await things.drop();
      await things.createIndex(key, { unique: true, name: 'k' });
      await things.insertOne({ _id: 1, ...document });
      const error: unknown = await things
        .insertOne({ _id: 2, ...document })
        .catch((reason: unknown) => reason);
      return String((error as Error).message).split('dup key: ')[1] ?? '';
    };
    const day = new Date(1_700_000_000_000);
    expect(await wordingOf({ a: 1, b: -1 }, { a: 'x "y"', b: 5 })).to.equal('{ a: "x \\"y\\"", b: 5 }');
    expect(await wordingOf({ a: 1 }, { a: day })).to.equal('{ a: new Date(1700000000000) }');
    expect(await wordingOf({ a: 1 }, { a: new Binary(Uint8Array.of(26, 255)) })).to.equal(
      '{ a: BinData(0, 1AFF) }',
    );
    expect(await wordingOf({ a: 1 }, { a: new ObjectId('65a000000000000000000000') })).to.equal(
      "{ a: ObjectId('65a000000000000000000000') }",
    );
    expect(await wordingOf({ a: 1 }, {})).to.equal('{ a: null }');
    expect(await wordingOf({ a: 1 }, { a: [] })).to.equal('{ a: undefined }');
    expect(await wordingOf({ a: 1 }, { a: [7, 8] })).to.equal('{ a: 7 }');
    expect(await wordingOf({ a: 1 }, { a: { b: true, c: [1, null] } })).to.equal(
      '{ a: { b: true, c: [ 1, null ] } }',
    );
  });

  it('keeps unique, sparse and multikey indexes apart from one another as MongoDB does', async () => {
    const codes = async (index: Document, options: Document, documents: readonly Document[]) => {
      const rows = collection('uniqueness');
      await rows.drop();
      await rows.createIndex(index, { unique: true, ...options });
      const results: number[] = [];
      for (const [_id, document] of documents.entries())
        results.push(
          await rows.insertOne({ _id, ...document }).then(
            () => 0,
            ({ code }: { code: number }) => code,
          ),
        );
      return results;
    };
    expect(await codes({ a: 1 }, {}, [{}, {}, { a: null }])).to.deep.equal([0, 11000, 11000]);
    expect(await codes({ a: 1 }, { sparse: true }, [{}, {}, { a: null }, { a: null }])).to.deep.equal([
      0, 0, 0, 11000,
    ]);
    expect(
      await codes({ a: 1, b: 1 }, { sparse: true }, [{}, {}, { a: 1 }, { a: 1 }, { b: 1 }, { a: 1, b: 1 }]),
    ).to.deep.equal([0, 0, 0, 11000, 0, 0]);
    expect(
      await codes({ a: 1 }, {}, [{ a: [1, 1, 2] }, { a: 2 }, { a: [3, 4] }, { a: [5, 3] }]),
    ).to.deep.equal([0, 11000, 0, 11000]);
    expect(
      await codes({ 'a.b': 1, c: 1 }, {}, [
        { a: [{ b: 1 }, { b: 2 }], c: 1 },
        { a: { b: 2 }, c: 2 },
        { a: [{ b: 2 }], c: 1 },
      ]),
    ).to.deep.equal([0, 0, 11000]);
    expect(
      await codes({ a: 1 }, {}, [{ a: 1 }, { a: Long.ONE }, { a: new Double(1) }, { a: '1' }, { a: true }]),
    ).to.deep.equal([0, 11000, 11000, 0, 0]);
    expect(await codes({ a: 1, b: 1 }, {}, [{ a: [1], b: [1] }])).to.deep.equal([171]);
  });

  it('unwinds one array for distinct, and no more', async () => {
    await collection('distinct').insertMany([
      { _id: 1, a: [1, [2, 3]] },
      { _id: 2, a: [] },
      { _id: 3, a: null },
      { _id: 4, a: [{ b: 1 }, { b: [1, 5] }] },
      { _id: 5 },
    ]);
    expect(await collection('distinct').distinct('a')).to.deep.equal([
      1,
      [2, 3],
      null,
      { b: 1 },
      { b: [1, 5] },
    ]);
    expect(await collection('distinct').distinct('a.b')).to.deep.equal([1, 5]);
  });

  it('upserts, and returns the document before or after', async () => {
    const counters = collection('counters');
    const id = new ObjectId();
    const first = await counters.findOneAndUpdate(
      { _id: id },
      { $inc: { n: 1 } },
      { upsert: true, returnDocument: 'after' },
    );
    expect(first).to.deep.equal({ _id: id, n: 1 });
    const before = await counters.findOneAndUpdate({ _id: id }, { $inc: { n: 1 } });
    expect(before).to.deep.equal({ _id: id, n: 1 });
    expect(await counters.findOneAndDelete({ _id: id })).to.deep.equal({ _id: id, n: 2 });
  });

  it('refuses an operator, a command and an option outside its list by name', async () => {
    const expectCode = async (action: Promise<unknown>, code: number, word: string) => {
      const error: unknown = await action.catch((reason: unknown) => reason);
      expect(error).to.have.property('code', code);
      expect(error).to.have.property('message').that.includes(word);
    };
    await expectCode(
      collection('people')
        .find({ email: { $regex: 'a' } })
        .toArray(),
      9,
      '$regex',
    );
    await expectCode(collection('people').updateOne({}, { $rename: { a: 'b' } }), 9, '$rename');
    await expectCode(harness.client.db('test').command({ mapReduce: 'people' }), 59, 'mapReduce');
    await expectCode(collection('people').find({}, { hint: 'x' }).toArray(), 40415, 'hint');
    await expectCode(
      collection('people')
        .aggregate([{ $lookup: {} }])
        .toArray(),
      9,
      '$lookup',
    );
  });

  it('groups and sums', async () => {
    const sums = await collection('batches')
      .aggregate([
        { $match: { n: { $lt: 2 } } },
        { $group: { _id: '$n', count: { $sum: 1 }, sum: { $sum: '$_id' } } },
      ])
      .toArray();
    expect(sums).to.deep.equal([
      { _id: 0, count: 143, sum: 71071 },
      { _id: 1, count: 143, sum: 71214 },
    ]);
  });

  it('finds NaN only where it is asked for, by indexes in both directions', async () => {
    const numbers = collection('nan');
    await numbers.insertMany([NaN, -Infinity, -1, 0, 7, Infinity].map((n, _id) => ({ _id, n, m: n })));
    await numbers.createIndexes([{ key: { n: 1 } }, { key: { m: -1 } }]);
    for (const field of ['n', 'm']) {
      const count = (condition: unknown) => numbers.countDocuments({ [field]: condition });
      expect(await count({ $lt: 5 })).to.equal(3);
      expect(await count({ $lte: -Infinity })).to.equal(1);
      expect(await count({ $gt: -1 })).to.equal(3);
      expect(await count({ $gte: 0, $lt: Infinity })).to.equal(2);
      expect(await count({ $gte: NaN })).to.equal(1);
      expect(await count(NaN)).to.equal(1);
    }
  });

  it('lists and drops what there is', async () => {
    const db = harness.client.db('test');
    await db.createCollection('clustered', { clusteredIndex: { key: { _id: 1 }, unique: true } });
    const names = (await db.listCollections({}, { nameOnly: true }).toArray()).map(({ name }) => name);
    expect(names).to.include.members(['people', 'clustered']);
    expect((await collection('people').indexes()).map(({ name }) => name)).to.deep.equal(['_id_', 'email_1']);
    await collection('people').dropIndex('email_1');
    expect(await collection('people').indexes()).to.have.length(1);
    await db.dropCollection('people');
    expect(await collection('people').countDocuments()).to.equal(0);
  });

  it('takes the lifetimes MongoDB takes, and refuses the others in its words', async () => {
    const make = (expireAfterSeconds: unknown): Promise<unknown> => {
      const name = `t${String(expireAfterSeconds)}`;
      const indexes = [{ key: { [name]: 1 }, name, expireAfterSeconds }];
      const made = harness.client.db('test').command({ createIndexes: 'lifetimes', indexes });
      return made.catch((error: unknown) => error);
    };
    for (const seconds of [0, 1, 2 ** 31 - 1]) expect(await make(seconds)).to.include({ ok: 1 });
    for (const [seconds, words] of [
      [-1, "TTL index 'expireAfterSeconds' option cannot be less than 0"],
      [
        2 ** 31,
        "TTL index 'expireAfterSeconds' option must be within an acceptable range, try a lower number",
      ],
      ['1', "TTL index 'expireAfterSeconds' option must be numeric"],
    ] as const)
      expect(await make(seconds))
        .to.include({ code: 67, codeName: 'CannotCreateIndex' })
        .and.property('message')
        .includes(words);
  });
});
