// The libraries on the embedded database, unmodified, through more of what they do than this program needs.
import { expect } from 'chai';
import MongoStore from 'connect-mongo';
import type { SessionData } from 'express-session';
import mongoose, { Schema, type ClientSession, type Connection } from 'mongoose';
import { BurstyRateLimiter, RateLimiterMongo, RateLimiterUnion } from 'rate-limiter-flexible';
import { startHarness, type Harness } from './server.ts';

const dbName = 'scenarios';

const buildModels = (connection: Connection) => {
  const authors = new Schema({ name: String }, { timestamps: true });
  authors.virtual('books', { ref: 'Book', localField: '_id', foreignField: 'author' });
  authors.virtual('count', { ref: 'Book', localField: '_id', foreignField: 'author', count: true });
  const books = new Schema(
    {
      title: { type: String, required: true, unique: true },
      author: { type: Schema.Types.ObjectId, ref: 'Author' },
      editors: [{ type: Schema.Types.ObjectId, ref: 'Author' }],
      chapters: [{ title: String, pages: Number }],
      tags: [String],
      price: Schema.Types.Decimal128,
      big: BigInt,
      rating: { type: Number, default: 0 },
      hidden: { type: String, select: false },
    },
    { timestamps: true, optimisticConcurrency: true },
  );
  const Event = connection.model('Event', new Schema({ at: Date }, { discriminatorKey: 'kind' }));
  return {
    Author: connection.model('Author', authors),
    Book: connection.model('Book', books),
    Event,
    Click: Event.discriminator('Click', new Schema({ x: Number })),
  };
};

describe('longer scenarios on the embedded database', function () {
  this.timeout(60_000);
  let harness: Harness;
  let connection: Connection;
  before(async () => {
    harness = await startHarness();
    connection = await mongoose.createConnection(harness.server.uri, { dbName }).asPromise();
  });
  after(async () => {
    await connection.close();
    await harness.end();
  });

  describe('of mongoose', () => {
    let models: ReturnType<typeof buildModels>;
    before(async () => {
      models = buildModels(connection);
      await Promise.all([models.Author.init(), models.Book.init(), models.Event.init()]);
      const { _id: one } = await models.Author.create({ name: 'one' });
      const { _id: two } = await models.Author.create({ name: 'two' });
      const chapters = [{ title: 'a', pages: 1 }];
      const exact = { price: '1.50', big: 9007199254740993n, hidden: 'h' };
      await models.Book.create({
        title: 'x',
        author: one,
        editors: [one, two],
        chapters,
        tags: ['a'],
        ...exact,
      });
    });
    const book = () => models.Book.findOne({ title: 'x' }).orFail();

    it('fills references in both directions, sorted, filtered and counted', async () => {
      const found = await book()
        .populate<{ author: { name: string } }>('author')
        .populate<{ editors: { name: string }[] }>({ path: 'editors', options: { sort: { name: -1 } } });
      expect(found.author.name).to.equal('one');
      expect(found.editors.map(({ name }) => name)).to.deep.equal(['two', 'one']);
      const some = await book().populate({ path: 'editors', match: { name: 'two' } });
      expect(some.editors).to.have.length(1);
      const author = await models.Author.findOne({ name: 'one' }).orFail().populate(['books', 'count']);
      expect(author.get('books')).to.have.length(1);
      expect(author.get('count')).to.equal(1);
    });

    it('keeps types, hides what is hidden, and stamps times', async () => {
      const found = await book();
      expect([found.price?.toString(), found.big, found.hidden]).to.deep.equal([
        '1.50',
        9007199254740993n,
        undefined,
      ]);
      expect((await book().select('+hidden')).hidden).to.equal('h');
      const { updatedAt } = found;
      await new Promise(resolve => setTimeout(resolve, 5));
      found.rating = 3;
      await found.save();
      expect((await book()).updatedAt.getTime()).to.be.greaterThan(updatedAt.getTime());
    });

    it('changes arrays in place, and notices who came first', async () => {
      const [mine, other] = [await book(), await book()];
      mine.chapters.push({ title: 'b', pages: 2 });
      mine.tags.push('b');
      await mine.save();
      mine.chapters.pull(mine.chapters[0]?._id);
      mine.set('tags.0', 'c');
      await mine.save();
      mine.tags.unshift('d');
      await mine.save();
      const stored = await book().lean();
      expect(stored.chapters.map(({ title }) => title)).to.deep.equal(['b']);
      expect(stored.tags).to.deep.equal(['d', 'c', 'b']);
      other.rating = 9;
      const late: unknown = await other.save().catch((reason: unknown) => reason);
      expect(late).to.be.instanceOf(mongoose.Error.VersionError);
    });

    it('upserts with defaults, writes and saves in bulk, and goes on after a duplicate', async () => {
      const { Book } = models;
      const made = await Book.findOneAndUpdate(
        { title: 'y' },
        { $push: { tags: { $each: ['q'] } } },
        { upsert: true, returnDocument: 'after' },
      ).orFail();
      expect([made.rating, [...made.tags], made.createdAt instanceof Date]).to.deep.equal([0, ['q'], true]);
      const many = Book.insertMany([{ title: 'z' }, { title: 'x' }, { title: 'w' }], { ordered: false });
      expect(await many.catch((reason: unknown) => reason)).to.include({ code: 11000 });
      const books = await Book.find().sort({ title: 1 });
      expect(books.map(({ title }) => title)).to.deep.equal(['w', 'x', 'y', 'z']);
      for (const each of books) each.rating = 7;
      await Book.bulkSave(books);
      const result = await Book.bulkWrite([
        { updateMany: { filter: { rating: 7 }, update: { $min: { rating: 6 } } } },
        { updateOne: { filter: { title: 'z' }, update: { $set: { title: 'z2' } } } },
        { deleteOne: { filter: { title: 'w' } } },
      ]);
      expect(result).to.include({ matchedCount: 5, modifiedCount: 5, deletedCount: 1 });
      expect(await Book.distinct('title')).to.have.members(['x', 'y', 'z2']);
    });

    it('keeps kinds of documents apart in one collection, and indexes as the schema has them', async () => {
      await models.Event.create({ at: new Date() });
      await models.Click.create({ x: 1 });
      expect([await models.Event.countDocuments(), await models.Click.countDocuments()]).to.deep.equal([
        2, 1,
      ]);
      await models.Book.collection.createIndex({ rating: 1 });
      expect(await models.Book.syncIndexes()).to.deep.equal(['rating_1']);
    });

    it('is refused by name what is not served', async () => {
      const { Author, Book } = models;
      const refused: readonly (readonly [name: string, work: () => PromiseLike<unknown>])[] = [
        [
          'A transaction',
          () => connection.transaction((session: ClientSession) => Author.find().session(session)),
        ],
        ['$changeStream', () => Book.watch().next()],
        ['$sort', () => Book.aggregate([{ $sort: { title: 1 } }])],
        ['regular expression', () => Book.find({ title: /x/ })],
        ['$size', () => Book.find({ tags: { $size: 1 } })],
        ['$pullAll', () => Book.updateOne({}, { $pullAll: { tags: ['a'] } })],
        [
          'chapters.$.pages',
          () => Book.updateOne({ 'chapters.pages': 2 }, { $set: { 'chapters.$.pages': 1 } }),
        ],
        ['Decimal128', () => Book.updateOne({ title: 'x' }, { $inc: { price: 1 } })],
        ['collation', () => Book.find().collation({ locale: 'ru' })],
      ];
      for (const [name, work] of refused) {
        const error: unknown = await work().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        expect(error, name).to.be.instanceOf(Error).with.property('message').that.includes(name);
        expect(error).to.have.property('message').that.includes('not served by the embedded database');
      }
    });
  });

  for (const [title, options] of Object.entries({
    'by an index of its own': { ttl: 60 },
    'by deleting now and then': { autoRemove: 'interval', autoRemoveInterval: 0.01 } as const,
    'as documents': { stringify: false },
    sealed: { crypto: { secret: 'for tests only' } },
  }))
    it(`of connect-mongo: sessions kept ${title}`, async () => {
      const store = MongoStore.create({
        mongoUrl: harness.server.uri,
        dbName,
        collectionName: `sessions ${title}`,
        ...options,
      });
      const call = <Result>(run: (done: (error: unknown, result?: Result | null) => void) => void) =>
        new Promise<Result | null | undefined>((resolve, reject) => {
          run((error, result) =>
            error ? reject(new Error('store failed', { cause: error })) : resolve(result),
          );
        });
      const session = (lifetime: number, user: string): SessionData =>
        ({ cookie: { originalMaxAge: lifetime, expires: new Date(Date.now() + lifetime) }, user }) as never; // the store wants no more
      const set = (id: string, lifetime: number) => call(done => store.set(id, session(lifetime, id), done));
      await Promise.all(Array.from({ length: 40 }, (_, number) => set(`user ${number % 8}`, 60_000)));
      expect(await call(done => store.length(done))).to.equal(8);
      await set('gone', -1000);
      expect(await call(done => store.get('gone', done))).to.equal(null);
      expect(await call(done => store.get('user 3', done))).to.include({ user: 'user 3' });
      await call(done => store.touch('user 3', session(600_000, ''), done));
      const kept = await harness.client
        .db(dbName)
        .collection(`sessions ${title}`)
        .findOne({ _id: 'user 3' as never }); // ids of sessions are texts
      expect(kept?.['expires']).to.satisfy((expires: Date) => expires.getTime() > Date.now() + 500_000);
      expect(await call(done => store.all(done))).to.have.length(8);
      await call(done => store.destroy('user 3', done));
      await call(done => store.clear(done));
      expect(await call(done => store.length(done))).to.equal(0);
      await store.close();
    });

  it('of rate-limiter-flexible: a hundred at once, blocks, unions, bursts and the end of a period', async () => {
    const limiter = (
      keyPrefix: string,
      options: { points: number; duration: number; blockDuration?: number },
    ) => new RateLimiterMongo({ storeClient: connection, dbName, keyPrefix, ...options });
    const outcomes = async (count: number, consume: () => Promise<unknown>): Promise<boolean[]> => {
      const settled: boolean[] = [];
      for (let turn = 0; turn < count; turn++)
        settled.push(
          await consume().then(
            () => true,
            () => false,
          ),
        );
      return settled;
    };
    const crowd = limiter('crowd', { points: 7, duration: 60, blockDuration: 600 });
    const all = await Promise.allSettled(Array.from({ length: 100 }, () => crowd.consume('key')));
    expect(all.filter(({ status }) => status === 'fulfilled')).to.have.length(7);
    expect((await crowd.get('key'))?.msBeforeNext).to.be.greaterThan(60_000);
    await crowd.set('other', 6, 60);
    await crowd.reward('other', 1);
    expect(await outcomes(3, () => crowd.consume('other'))).to.deep.equal([true, true, false]);
    expect([await crowd.delete('other'), await crowd.delete('other')]).to.deep.equal([true, false]);
    const short = limiter('short', { points: 1, duration: 1 });
    expect(await outcomes(2, () => short.consume('key'))).to.deep.equal([true, false]);
    await new Promise(resolve => setTimeout(resolve, 1100));
    expect(await short.consume('key')).to.include({ isFirstInDuration: true, consumedPoints: 1 });
    const union = new RateLimiterUnion(
      limiter('u', { points: 9, duration: 60 }),
      limiter('v', { points: 2, duration: 60 }),
    );
    expect(await outcomes(3, () => union.consume('key'))).to.deep.equal([true, true, false]);
    const burst = new BurstyRateLimiter(
      limiter('w', { points: 1, duration: 60 }),
      limiter('b', { points: 2, duration: 60 }),
    );
    expect(await outcomes(4, () => burst.consume('key'))).to.deep.equal([true, true, true, false]);
  });
});
