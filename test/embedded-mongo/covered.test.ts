// Fields read back from the keys of an index: exactly what the documents hold, whatever kind of value they are.
import { Binary, Long, ObjectId, type Collection } from 'mongodb';
import { expect } from 'chai';
import { openTestDatabase } from '../support/database.ts';

type Thing = { _id: string | Binary; wave: string; hash?: unknown; rest?: string };

const hashes: readonly unknown[] = [
  ...['plain', '', 'a\0b', '\0', '\0\u0001', 'ӏ – ё', '👍', 'z'.repeat(300)],
  ...[
    new Binary(Buffer.from([0, 1, 255, 0])),
    new Binary(Buffer.from('x'), 128),
    new Binary(Buffer.alloc(0)),
  ],
  ...[
    new ObjectId('65f0c0ffee0000000000beef'),
    1,
    1.5,
    Long.fromNumber(7),
    null,
    true,
    new Date(0),
    { a: 1 },
  ],
];

describe('A find that an index covers', () => {
  let database: Awaited<ReturnType<typeof openTestDatabase>>;
  let things: Collection<Thing>;
  beforeEach(async () => {
    database = await openTestDatabase();
    things = database.connection.db!.collection('covered');
    await things.createIndex({ wave: 1, _id: 1, hash: 1 });
    const ids = (at: number): string | Binary =>
      at % 3 === 0 ? `id${at}` : new Binary(Buffer.from([at, 0, 255 - at]));
    await things.insertMany([
      ...hashes.map((hash, at) => ({ _id: ids(at), wave: 'one', rest: 'x', hash })),
      { _id: 'none', wave: 'one' },
      { _id: 'other', wave: 'two', hash: 'other' },
    ]);
  });
  afterEach(() => database.close());

  const fieldsOf = (documents: readonly object[]): object[] =>
    documents.map(document =>
      Object.fromEntries(Object.entries(document).filter(([name]) => name !== 'wave' && name !== 'rest')),
    );
  const options = { promoteValues: false, promoteBuffers: false } as const;

  for (const direction of [1, -1] as const)
    it(`gives the fields as the documents hold them, in the order asked for (${direction})`, async () => {
      const whole = await things.find({ wave: 'one' }, options).sort({ _id: direction }).toArray();
      const covered = await things
        .find({ wave: 'one' }, { ...options, projection: { _id: 1, hash: 1 } })
        .sort({ _id: direction })
        .toArray();
      expect(whole).to.have.length(hashes.length + 1);
      expect(covered).to.deep.equal(fieldsOf(whole));
    });

  it('keeps to skip and limit, and gives the id alone', async () => {
    const find = () => things.find({ wave: 'one' }, { projection: { _id: 1 } }).sort({ _id: 1 });
    const all = await find().toArray();
    expect(all.every(document => Object.keys(document).join() === '_id')).to.equal(true);
    expect(await find().skip(2).limit(3).toArray()).to.deep.equal(all.slice(2, 5));
  });

  it('sees what was changed and deleted', async () => {
    await things.updateOne({ _id: 'id0' }, { $set: { hash: 'new' } });
    await things.deleteOne({ _id: 'none' });
    const found = await things
      .find({ wave: 'one' }, { projection: { hash: 1 } })
      .sort({ _id: 1 })
      .toArray();
    expect(found).to.have.length(hashes.length);
    expect(found.find(({ _id }) => _id === 'id0')).to.deep.equal({ _id: 'id0', hash: 'new' });
  });
});
