// What the README lists and no other test asks for over the wire: each does what it says there.
import { expect } from 'chai';
import { Long, Timestamp, UUID, type Collection, type Db, type Document } from 'mongodb';
import { startHarness, type Harness } from './server.ts';

describe('the embedded database serves over the wire', () => {
  let harness: Harness;
  let db: Db;
  let collection: Collection<{ _id: number } & Document>;
  before(async () => {
    harness = await startHarness();
    db = harness.client.db('listed');
    collection = db.collection('items');
  });
  beforeEach(async () => {
    await collection.drop();
    await collection.insertMany(
      [1, 2, 3, 4, 5].map(_id => ({ _id, n: _id, list: [{ a: _id, b: 1 }, { a: 9 }] })),
      { bypassDocumentValidation: true },
    );
  });
  after(() => harness.end());

  const idsOf = async (filter: Document): Promise<number[]> =>
    (await collection.find(filter).sort({ _id: 1 }).toArray()).map(({ _id }) => _id);

  it('greets a client that asks again later', async () => {
    const greeting = await db.command({ hello: 1 });
    expect(greeting).to.include({ isWritablePrimary: true, maxWireVersion: 21, ok: 1 });
  });

  it('filters by $and, $not, $nin and $elemMatch', async () => {
    expect(await idsOf({ $and: [{ n: { $gt: 1 } }, { n: { $lt: 4 } }] })).to.deep.equal([2, 3]);
    expect(await idsOf({ n: { $not: { $gt: 2 } } })).to.deep.equal([1, 2]);
    expect(await idsOf({ n: { $nin: [1, 5] } })).to.deep.equal([2, 3, 4]);
    expect(await idsOf({ list: { $elemMatch: { a: { $gte: 4 }, b: 1 } } })).to.deep.equal([4, 5]);
  });

  it('updates by $min, $max and $currentDate, and past validation', async () => {
    await collection.updateOne({ _id: 1 }, { $min: { n: 0 }, $max: { m: 7 }, $currentDate: { at: true } });
    const found = await collection.findOne({ _id: 1 });
    expect(found).to.include({ n: 0, m: 7 });
    expect(found?.['at']).to.be.instanceOf(Date);
    await collection.updateOne({ _id: 5 }, { $set: { last: true } }, { bypassDocumentValidation: true });
    expect(await idsOf({ last: true })).to.deep.equal([5]);
  });

  it('findAndModify with the fields wanted', async () => {
    const found = await collection.findOneAndUpdate(
      { _id: 2 },
      { $inc: { n: 1 } },
      { projection: { n: 1, _id: 0 }, returnDocument: 'after', bypassDocumentValidation: true },
    );
    expect(found).to.deep.equal({ n: 3 });
  });

  it('counts with a query, a skip and a limit', async () => {
    const { n } = await db.command({ count: 'items', query: { n: { $gt: 1 } }, skip: 1, limit: 2 });
    expect(n).to.equal(2);
    expect(await collection.countDocuments({ n: { $gt: 1 } }, { skip: 1, limit: 2 })).to.equal(2);
  });

  it('cursors that may use the disk, do not time out, and are ended early', async () => {
    const cursor = collection
      .find({}, { batchSize: 2, allowDiskUse: true, noCursorTimeout: true })
      .sort({ n: 1 });
    expect((await cursor.next())?._id).to.equal(1);
    await cursor.close();
    const pipeline = [{ $match: { n: { $gt: 3 } } }, { $group: { _id: null, n: { $sum: '$n' } } }];
    const [group] = await collection.aggregate(pipeline, { allowDiskUse: true }).toArray();
    expect(group).to.deep.equal({ _id: null, n: 9 });
  });

  it('indexes described as older drivers do', async () => {
    const index = { key: { n: 1 }, name: 'n_1', v: 2, ns: 'listed.items', background: true };
    await db.command({ createIndexes: 'items', indexes: [index], commitQuorum: 'majority' });
    expect(await collection.indexExists('n_1')).to.equal(true);
  });

  it('questions about itself', async () => {
    const { databases } = await db.admin().listDatabases({ nameOnly: true });
    expect(databases.map(({ name }) => name)).to.include('listed');
    expect(await db.command({ isMaster: 1 })).to.have.property('isWritablePrimary', true);
    const lsid = { id: new UUID().toBinary() };
    expect(await db.command({ endSessions: [lsid] })).to.have.property('ok', 1);
  });

  it('what drivers may send with every command', async () => {
    const reply = await db.command({
      ping: 1,
      comment: 'why',
      maxTimeMS: 1000,
      readConcern: { level: 'local' },
      writeConcern: { w: 1 },
      $readPreference: { mode: 'primaryPreferred' },
      $clusterTime: { clusterTime: new Timestamp({ t: 1, i: 1 }), signature: { keyId: Long.ZERO } },
    });
    expect(reply).to.have.property('ok', 1);
  });
});
