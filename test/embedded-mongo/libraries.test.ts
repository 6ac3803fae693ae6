// Mongoose, connect-mongo and rate-limiter-flexible on the embedded database, unmodified.
import { expect } from 'chai';
import MongoStore from 'connect-mongo';
import mongoose, { type Connection } from 'mongoose';
import { RateLimiterMongo, RateLimiterRes } from 'rate-limiter-flexible';
import { startHarness, type Harness } from './server.ts';

describe('libraries on the embedded database', () => {
  let harness: Harness;
  let connection: Connection;
  before(async () => {
    harness = await startHarness();
    connection = await mongoose.createConnection(harness.server.uri, { dbName: 'libraries' }).asPromise();
  });
  after(async () => {
    await connection.close();
    await harness.end();
  });

  describe('mongoose', () => {
    const buildModel = () => {
      const schema = new mongoose.Schema(
        {
          name: { type: String, required: true, unique: true },
          tags: [String],
          rooms: [{ title: String, size: Number }],
          score: { type: Number, default: 0 },
          details: { type: Map, of: Number },
        },
        { timestamps: true },
      );
      schema.index({ score: -1, name: 1 });
      return connection.model('House', schema);
    };
    let House: ReturnType<typeof buildModel>;
    before(async () => {
      House = buildModel();
      await House.init();
    });

    it('creates the indexes of a schema, and again without change', async () => {
      await House.createIndexes();
      const names = (await House.listIndexes()).map(({ name }: { name: string }) => name);
      expect(names).to.deep.equal(['_id_', 'name_1', 'score_-1_name_1']);
      expect(await House.diffIndexes()).to.deep.equal({ toDrop: [], toCreate: [] });
    });

    it('saves, changes arrays in place, and notices a version conflict', async () => {
      const house = await House.create({
        name: 'first',
        tags: ['a'],
        rooms: [{ title: 'hall', size: 3 }],
        details: { x: 1 },
      });
      const other = await House.findById(house._id).orFail();
      house.tags.push('b');
      house.rooms.pull(house.rooms[0]);
      house.details?.set('y', 2);
      await house.save();
      const stored = await House.findOne({ name: 'first' }).lean().orFail();
      expect(stored.tags).to.deep.equal(['a', 'b']);
      expect(stored.rooms).to.deep.equal([]);
      expect(stored.details).to.deep.equal({ x: 1, y: 2 });
      other.rooms[0]?.set('size', 9);
      const error: unknown = await other.save().catch((reason: unknown) => reason);
      expect(error).to.be.instanceOf(mongoose.Error.VersionError);
    });

    it('reports a duplicate with code 11000', async () => {
      const error: unknown = await House.create({ name: 'first' }).catch((reason: unknown) => reason);
      expect(error).to.include({ code: 11000 });
    });

    it('inserts many, writes in bulk, and reads by cursor, page and projection', async () => {
      await House.insertMany(
        Array.from({ length: 250 }, (_, index) => ({ name: `house ${index}`, score: index })),
      );
      const result = await House.bulkWrite([
        { updateOne: { filter: { name: 'house 1' }, update: { $set: { score: 1000 } } } },
        { updateMany: { filter: { score: { $lt: 10 } }, update: { $addToSet: { tags: 'low' } } } },
        { deleteOne: { filter: { name: 'house 2' } } },
        { insertOne: { document: { name: 'bulk' } } },
      ]);
      expect(result).to.include({ insertedCount: 1, deletedCount: 1 });
      const best = await House.find({ score: { $gte: 0 } })
        .sort({ score: -1, name: 1 })
        .limit(2)
        .select('name -_id')
        .lean();
      expect(best).to.deep.equal([{ name: 'house 1' }, { name: 'house 249' }]);
      let count = 0;
      for await (const house of House.find().cursor({ batchSize: 20 })) if (house.name) count++;
      expect(count).to.equal(251);
      expect(await House.exists({ tags: 'low' })).to.have.property('_id');
      expect(await House.estimatedDocumentCount()).to.equal(251);
      expect(await House.countDocuments({ score: { $gte: 100, $lt: 200 } })).to.equal(100);
    });

    it('stores a model in the order of its _id where the schema asks for it', async () => {
      const schema = new mongoose.Schema(
        { _id: String, n: Number },
        { collectionOptions: { clusteredIndex: { key: { _id: 1 }, unique: true } } },
      );
      const Answer = connection.model('Answer', schema);
      await Answer.init();
      await Answer.create([{ _id: 'c' }, { _id: 'a' }, { _id: 'b' }]);
      expect((await Answer.find().lean()).map(({ _id }) => _id)).to.deep.equal(['a', 'b', 'c']);
    });
  });

  it('keeps sessions for connect-mongo', async () => {
    const store = MongoStore.create({
      mongoUrl: harness.server.uri,
      dbName: 'libraries',
      collectionName: 'sessions',
      touchAfter: 1,
    });
    const call = <Result>(run: (done: (error: unknown, result?: Result | null) => void) => void) =>
      new Promise<Result | null | undefined>((resolve, reject) => {
        run((error, result) =>
          error ? reject(new Error('store failed', { cause: error })) : resolve(result),
        );
      });
    const cookie = { originalMaxAge: 60_000, expires: new Date(Date.now() + 60_000) };
    const session = { cookie, user: 'someone' } as never; // the store reads the cookie and serialises the rest
    await call(done => store.set('one', session, done));
    await call(done => store.set('one', session, done));
    expect(await call(done => store.get('one', done))).to.include({ user: 'someone' });
    await call(done => store.touch('one', session, done));
    expect(await call(done => store.length(done))).to.equal(1);
    await call(done => store.destroy('one', done));
    expect(await call(done => store.get('one', done))).to.equal(null);
    await store.close();
  });

  it('counts attempts for rate-limiter-flexible', async () => {
    const limiter = new RateLimiterMongo({
      storeClient: harness.client,
      dbName: 'libraries',
      points: 3,
      duration: 60,
    });
    await limiter.createIndexes();
    const attempts = await Promise.allSettled(Array.from({ length: 5 }, () => limiter.consume('key')));
    expect(attempts.filter(({ status }) => status === 'fulfilled')).to.have.length(3);
    const refused = attempts.find(({ status }) => status === 'rejected') as PromiseRejectedResult; // two of five are
    expect(refused.reason).to.be.instanceOf(RateLimiterRes);
    expect((await limiter.get('key'))?.consumedPoints).to.equal(5);
    expect(await limiter.delete('key')).to.equal(true);
    await limiter.block('other', 10);
    expect((await limiter.get('other'))?.consumedPoints).to.equal(4);
  });
});
