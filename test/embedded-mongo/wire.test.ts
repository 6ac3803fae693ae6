// The protocol itself: bytes a driver would not send, and answers nobody waits for.
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { deserialize, serialize, type Document } from 'bson';
import { expect } from 'chai';
import { startHarness, type Harness } from './server.ts';

const message = (sections: Buffer, flags = 0, operation = 2013): Buffer => {
  const bytes = Buffer.alloc(20);
  bytes.writeInt32LE(20 + sections.length, 0);
  bytes.writeInt32LE(7, 4);
  bytes.writeInt32LE(operation, 12);
  bytes.writeUInt32LE(flags, 16);
  return Buffer.concat([bytes, sections]);
};

const body = (command: Document): Buffer => Buffer.concat([Buffer.from([0]), serialize(command)]);

const sequence = (name: string, documents: readonly Document[]): Buffer => {
  const content = Buffer.concat([
    Buffer.from(`${name}\0`),
    ...documents.map(document => serialize(document)),
  ]);
  const size = Buffer.alloc(4);
  size.writeInt32LE(content.length + 4);
  return Buffer.concat([Buffer.from([1]), size, content]);
};

describe('the wire protocol', () => {
  let harness: Harness;
  let socket: Socket;
  before(async () => {
    harness = await startHarness();
  });
  after(() => harness.end());
  beforeEach(async () => {
    socket = connect(join(harness.directory, 'mongo.sock'));
    await once(socket, 'connect');
  });
  afterEach(() => socket.destroy());

  const reply = async (): Promise<Document> => {
    const [bytes] = (await once(socket, 'data')) as [Buffer]; // small replies come whole
    expect(bytes.readInt32LE(8)).to.equal(7);
    return deserialize(bytes.subarray(21));
  };

  it('takes documents as a sequence or in the body, with a checksum or without', async () => {
    const insert = { insert: 'wire', $db: 'test' };
    socket.write(message(Buffer.concat([body(insert), sequence('documents', [{ _id: 1 }, { _id: 2 }])])));
    expect(await reply()).to.deep.equal({ n: 2, ok: 1 });
    socket.write(
      message(Buffer.concat([body({ ...insert, documents: [{ b: 1, _id: 3 }] }), Buffer.alloc(4)]), 1),
    );
    expect(await reply()).to.deep.equal({ n: 1, ok: 1 });
    socket.write(message(body({ find: 'wire', filter: {}, $db: 'test' })));
    const { cursor } = await reply();
    expect(cursor.firstBatch).to.deep.equal([{ _id: 1 }, { _id: 2 }, { _id: 3, b: 1 }]);
    expect(cursor.ns).to.equal('test.wire');
  });

  it('reads a message that comes byte by byte, and two that come at once', async () => {
    const ping = message(body({ ping: 1, $db: 'admin' }));
    for (const byte of ping) socket.write(Buffer.from([byte]));
    expect(await reply()).to.deep.equal({ ok: 1 });
    let received = 0;
    socket.on('data', chunk => (received += chunk.length));
    socket.write(Buffer.concat([ping, ping]));
    while (received < 2 * 34) await once(socket, 'data');
    expect(received).to.equal(2 * 34);
  });

  it('does not answer where no answer is wanted, and keeps the order of commands', async () => {
    const silent = message(body({ insert: 'silent', documents: [{ _id: 1 }], $db: 'test' }), 2);
    socket.write(Buffer.concat([silent, message(body({ count: 'silent', $db: 'test' }))]));
    expect(await reply()).to.deep.equal({ n: 1, ok: 1 });
  });

  it('refuses transactions', async () => {
    socket.write(message(body({ find: 'x', startTransaction: true, autocommit: false, $db: 'test' })));
    expect(await reply()).to.include({ ok: 0, code: 20 });
  });

  const nonsense: Readonly<Record<string, Buffer>> = {
    'a length that cannot be': Buffer.from([255, 255, 255, 127, 0, 0, 0, 0]),
    'an unknown operation': message(Buffer.alloc(10), 0, 4242),
    'a document longer than its message': message(Buffer.from([0, 200, 0, 0, 0, 1])),
    'a message without a body': message(sequence('documents', [{}])),
    'a broken document': message(Buffer.from([0, 8, 0, 0, 0, 99, 0, 0, 0])),
  };
  for (const [title, bytes] of Object.entries(nonsense)) {
    it(`ends a connection that sends ${title}, and serves the others`, async () => {
      const closed = once(socket, 'close');
      socket.write(bytes);
      await closed;
      expect(await harness.client.db('admin').command({ ping: 1 })).to.deep.equal({ ok: 1 });
    });
  }

  it('answers arguments of a wrong type with an error', async () => {
    const wrong: readonly Document[] = [
      { find: 1 },
      { find: '' },
      { find: 'a', filter: 5 },
      { find: 'a', limit: 'x' },
      { find: 'a', limit: -1 },
      { insert: 'a', documents: 5 },
      { insert: 'a', documents: [5] },
      { insert: 'a', documents: [{ _id: [1] }] },
      { update: 'a', updates: [5] },
      { update: 'a', updates: [{ q: {}, u: 5 }] },
      { delete: 'a', deletes: [] },
      { findAndModify: 'a' },
      { aggregate: 'a', pipeline: 5, cursor: {} },
      { createIndexes: 'a', indexes: [{ key: { a: 'text' }, name: 'x' }] },
      { create: 'a', capped: true },
      { getMore: 5, collection: 'a' },
    ];
    for (const command of wrong) {
      socket.write(message(body({ ...command, $db: 'test' })));
      const answer = await reply();
      expect(answer.ok, JSON.stringify(command)).to.equal(0);
      expect(answer.code, JSON.stringify(command)).to.not.equal(1);
    }
  });
});
